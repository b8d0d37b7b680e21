import Documents
import Synthesis

extension Choices {
  /// Checks every number and name against its closed range.
  ///
  /// - Throws: `InputError` naming the choice, its value and what is allowed.
  public func validate() throws {
    guard epsilon.isFinite, epsilon > 0, epsilon <= 1000 else {
      throw InputError("epsilon must be above 0 and at most 1000", value: "\(epsilon)")
    }
    guard delta > 0, delta < 1 else {
      throw InputError("delta must be above 0 and below 1", value: "\(delta)")
    }
    if let rows, !Choices.rowRange.contains(rows) {
      throw InputError("rows must be from 1 to 1,000,000,000", value: "\(rows)")
    }
    for (name, share) in shares where !(share.isFinite && share >= 0 && share <= 1e6) {
      throw InputError("a share must be from 0 to 1,000,000", column: name, value: "\(share)")
    }
    for (name, cap) in caps where !(cap.isFinite && cap >= 0) {
      throw InputError("a cap must be at least 0", column: name, value: "\(cap)")
    }
    guard SynthesisMethod(rawValue: method) != nil else {
      throw InputError("method must be one of \(SynthesisNames.listed)", value: method)
    }
  }

  /// Checks that every name in shares and caps is a column of the table.
  ///
  /// - Throws: `InputError` naming the unknown column and the table's columns.
  func validate(columns: [String]) throws {
    for name in shares.keys.sorted() + caps.keys.sorted() where !columns.contains(name) {
      throw InputError(
        "there is no column of this name; the table has \(columns.joined(separator: ", "))",
        column: name)
    }
  }
}

/// The names of the synthesis methods, for messages and help.
public enum SynthesisNames {
  /// All of them, separated by commas.
  public static let listed = SynthesisMethod.allCases.map(\.rawValue).joined(separator: ", ")
}

extension Choices {
  /// What is thrown where ``validate()`` has let a value through that a unit refuses.
  var unreachable: InputError {
    InputError("epsilon, delta or a cap is out of range", value: "\(epsilon), \(delta)")
  }
}
