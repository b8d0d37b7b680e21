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

  /// Every measurement made, in order.
  var log: [Measurement] { get }
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
