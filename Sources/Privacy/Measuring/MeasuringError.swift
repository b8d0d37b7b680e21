/// A measurement was refused because it would pass what was charged; nothing was read or spent.
public struct BudgetExceeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// The source column whose ceiling would be passed; `nil` for the record-level total.
  public let column: Int?
  /// The sum of ρ with this measurement.
  public let needed: Rho
  /// The ρ that was charged.
  public let charged: Rho

  /// The refusal in words.
  public var description: String {
    let whose = column.map { "column \($0)" } ?? "the whole table"
    return "This measurement brings \(whose) to ρ = \(needed.value); \(charged.value) was charged."
  }
}

/// A derivation was refused because its δ′ would pass what was charged; nothing was read or spent.
public struct DeltaExceeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sum of δ′ with this derivation.
  public let needed: Delta
  /// The δ′ that was charged.
  public let charged: Delta

  /// The refusal in words.
  public var description: String {
    "This derivation brings the table to δ′ = \(needed.value); \(charged.value) was charged."
  }
}

/// A measurement was refused because its parts do not belong together; nothing was read or spent.
public enum MeasuringError: Error, Hashable, Sendable {
  /// The counts are over another clique than the query, or a score's reference has another length.
  case shapeMismatch(query: Query)
  /// The clique names a column that the measurer does not know.
  case unknownColumn(Int)
  /// The failure probability of a partition selection is not in 1e-250 … 0.25.
  case deltaOutOfRange(Delta)
  /// The receipt has opened a measurer before.
  case receiptClaimed(id: String)
}
