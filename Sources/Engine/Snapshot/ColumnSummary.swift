import Tables

/// One line of the column list.
public struct ColumnSummary: Sendable {
  /// The column's schema, its kind, domain and domain source included.
  public var schema: ColumnSchema
  /// Its domain in words, such as `0 … 110` or `12 values`.
  public var domainText: String
  /// Whether the model holds it; otherwise ``reason`` says why not.
  public var isModelled: Bool
  /// Why it is left out, or why its kind was guessed.
  public var reason: String?
  /// Its weight in the budget, at least 0.
  public var share: Double
  /// The ceiling on its column-level ε under the present choices; `nil` where nothing is measured.
  public var columnEpsilon: Double?
  /// What its cap or the budget does not give it, in a sentence; `nil` where it has what its share asks for.
  public var shortfall: String?
  /// Total variation distance between real and synthetic one-way marginals, 0 … 1.
  public var distance: Double?
  /// Whether ``distance`` belongs to an older generation.
  public var isStale: Bool
}
