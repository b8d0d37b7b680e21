import Tables

/// How a column's fine cells share their coarse ones.
enum FineShares {
  /// By the released one-way's non-negative part; without one by the public prior, else evenly.
  ///
  /// - Parameter impossible: cells that no row may be in, which get nothing where others share their coarse
  ///   cell; empty where all are possible.
  static func shares(
    of column: SynthesisColumn, _ coarsening: Coarsening, oneWay: MarginalEstimate?, total: Double,
    impossible: [Bool] = []
  ) -> [Double] {
    let size = coarsening.fineSize
    func possible(_ weights: [Double]) -> [Double] {
      guard impossible.count == size else { return weights }
      return zip(weights, impossible).map { $1 ? 0 : $0 }
    }
    if let oneWay, oneWay.values.count == size {
      return within(
        coarsening, weights: NonNegative.projected(possible(oneWay.values), sum: total))
    }
    let even = Array(repeating: 1.0, count: size)
    guard let prior = column.prior, prior.count == size,
      prior.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return within(coarsening, weights: possible(even)) }
    return within(coarsening, weights: possible(prior))
  }

  /// The shares within coarse cells of non-negative weights of fine ones; even where all are 0.
  static func within(_ coarsening: Coarsening, weights: [Double]) -> [Double] {
    let sums = coarsening.sums(weights)
    var counts = Array(repeating: 0.0, count: coarsening.size)
    for coarse in coarsening.cells { counts[coarse] += 1 }
    return zip(weights, coarsening.cells).map { weight, coarse in
      sums[coarse] > 0 ? weight / sums[coarse] : 1 / counts[coarse]
    }
  }
}
