import Privacy
import Tables

extension Synthesizer {
  /// How each column's fine cells are put together, derived from released one-ways alone.
  ///
  /// Only one-ways measured before the first pair or score count, so that what is measured later, a
  /// top-up among it, never changes what the pairs were taken over.
  /// - Complexity: O(n log n) in the fine cells.
  public func coarsenings(_ measurements: [Measurement]) -> [Coarsening] {
    let first = measurements.prefix {
      $0.query.kind == .marginal && $0.query.clique.count == 1
    }
    let estimates = MarginalEstimate.oneWays(Array(first))
    return request.columns.enumerated().map { column, place in
      Coarsener(place).coarsening(oneWay: estimates[column], pairSigma: pairSigma)
    }
  }

  /// σ of each pair if twice as many as there are columns shared the pair budget evenly.
  private var pairSigma: Double {
    let rho = plan.pairBudget.value / Double(2 * max(1, request.columns.count))
    return rho > 0 ? Double(plan.rowsPerUnit) / (2 * rho).squareRoot() : .infinity
  }
}
