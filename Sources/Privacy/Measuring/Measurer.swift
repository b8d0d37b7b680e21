import Tables

/// What turns counts of real rows into measurements.
public protocol Measurer {
  /// The answer to `query` plus noise of parameter σ² = `variance`.
  ///
  /// - Throws: ``BudgetExceeded`` past what was charged, ``MeasuringError`` on parts that do not
  ///   belong together; the counts are then untouched.
  mutating func measure(
    _ query: Query, of counts: TrueCounts, variance: Variance
  ) throws -> Measurement

  /// The values of an open column whose noisy counts reach the threshold of `delta`.
  ///
  /// - Throws: as `measure`, and ``DeltaExceeded`` past the δ′ that was charged.
  mutating func deriveValues(
    of values: PrivateValues, variance: Variance, delta: Delta
  ) throws -> DomainDerivation

  /// Cuts of the first `cells` cells of a public grid into parts of about equal counts.
  ///
  /// - Throws: as `measure`.
  mutating func deriveCuts(
    of counts: TrueCounts, cells: Int, levels: [SelectionStrength]
  ) throws -> DomainDerivation

  /// Every measurement made, in order.
  var log: [Measurement] { get }

  /// Every derivation of a domain made, in order.
  var derivations: [DomainDerivation] { get }
}

extension Query {
  /// How the query is charged.
  public var kind: AccessCost.Kind {
    switch self {
    case .marginal: .marginal
    case .score: .score
    }
  }
}
