/// What a condition may be over the values of a cell: any of true, false and unknown (Kleene's three values).
///
/// Sets are never too small: what they leave out cannot be. A condition's two sides are taken as free of each
/// other, so that a set may be too large.
struct CellTruth: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let holds = CellTruth(rawValue: 1)
  static let fails = CellTruth(rawValue: 2)
  static let unknown = CellTruth(rawValue: 4)
  static let anything: CellTruth = [.holds, .fails, .unknown]

  /// The truth of one row.
  init(_ truth: Bool?) {
    self = truth.map { $0 ? .holds : .fails } ?? .unknown
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether a row of the cell may obey a rule of this condition: only what is false breaks it.
  var isPossible: Bool { !isSubset(of: .fails) }

  /// Whether every row of the cell has the same truth.
  var isSharp: Bool { rawValue.nonzeroBitCount <= 1 }

  /// Of the condition's opposite.
  var negated: CellTruth {
    var result: CellTruth = contains(.unknown) ? .unknown : []
    if contains(.holds) { result.insert(.fails) }
    if contains(.fails) { result.insert(.holds) }
    return result
  }

  /// Of both conditions together.
  func and(_ other: CellTruth) -> CellTruth {
    if isEmpty || other.isEmpty { return [] }
    var result: CellTruth = []
    if contains(.holds), other.contains(.holds) { result.insert(.holds) }
    if contains(.fails) || other.contains(.fails) { result.insert(.fails) }
    if contains(.unknown) && !other.isSubset(of: .fails)
      || other.contains(.unknown) && !isSubset(of: .fails)
    {
      result.insert(.unknown)
    }
    return result
  }

  /// Of either condition.
  func or(_ other: CellTruth) -> CellTruth { negated.and(other.negated).negated }
}
