/// A column's domain as measured on the real rows, charged like any other measurement.
public struct DomainDerivation: Hashable, Sendable {
  /// What was found.
  public enum Answer: Hashable, Sendable {
    /// The values whose noisy counts reached `threshold`.
    case values([KeptValue], threshold: Int64)
    /// Cuts of a public grid of `cells` cells, ascending: a part starts at each of these cells.
    case cuts([Int], cells: Int)
  }

  /// The modelled column.
  public let column: Int
  /// How it was derived.
  public let kind: DerivationCost.Kind
  /// What was found.
  public let answer: Answer
  /// Where the randomness came from.
  public let origin: NoiseOrigin

  /// Internal to the measuring functions and to reading a stored derivation back.
  package init(column: Int, kind: DerivationCost.Kind, answer: Answer, origin: NoiseOrigin) {
    self.column = column
    self.kind = kind
    self.answer = answer
    self.origin = origin
  }
}
