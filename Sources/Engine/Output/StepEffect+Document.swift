import Documents
import Foundation
import Synthesis

extension StepEffect {
  /// What a manifest says of the step.
  var document: DocumentValue {
    var pairs: [(String, DocumentValue)] = [
      ("step", .text(step)), ("does", .text(sentence)), ("rho", .integer(0)),
    ]
    if rowsBefore > 0 || rowsAfter > 0 {
      pairs.append(("rows", .list([.integer(rowsBefore), .integer(rowsAfter)])))
    }
    if !figures.isEmpty {
      pairs.append(
        (
          "figures",
          .map(
            figures.map { figure in
              guard let before = figure.before else { return (figure.name, .rounded(figure.after)) }
              return (figure.name, .list([.rounded(before), .rounded(figure.after)]))
            })
        ))
    }
    if !columns.isEmpty {
      pairs.append(("columns", .map(columns.map { ($0.column, $0.document) })))
    }
    if !warnings.isEmpty { pairs.append(("warnings", .list(warnings.map(DocumentValue.text)))) }
    return .map(pairs)
  }
}

extension ColumnEffect {
  /// The column's statistics before and after, each as a list of two.
  var document: DocumentValue {
    var pairs: [(String, DocumentValue)] = []
    if let changed { pairs.append(("changed", .integer(changed))) }
    if let distance { pairs.append(("distance", .rounded(distance))) }
    func add(_ name: String, _ value: (ColumnStatistics) -> Double?) {
      let (old, new) = (before.flatMap(value), after.flatMap(value))
      guard old != nil || new != nil else { return }
      pairs.append((name, .list([.rounded(old), .rounded(new)])))
    }
    add("nulls") { Double($0.nulls) }
    add("distinct") { Double($0.distinct) }
    add("entropy") { $0.entropy }
    add("mean") { $0.mean }
    add("deviation") { $0.deviation }
    return .map(pairs)
  }
}

extension DocumentValue {
  /// A number to nine significant digits; null where it is not defined.
  static func rounded(_ value: Double?) -> DocumentValue {
    guard let value, value.isFinite else { return .null }
    if value == 0 { return .number(0) }
    let text = String(format: "%.9g", value)
    return .number(Double(text) ?? value)
  }
}
