import GraphicalModel
import Privacy
import Tables

extension MarginalTarget {
  /// What a model over coarse cells is fitted to: every marginal among the measurements.
  ///
  /// One-way marginals, measured over fine cells, are summed to coarse ones, which then have as many times
  /// the variance; a marginal whose number of cells does not fit the coarsenings is left out.
  public static func targets(
    _ measurements: [Measurement], coarsenings: [Coarsening]
  ) -> [MarginalTarget] {
    let sizes = coarsenings.map(\.size)
    return measurements.compactMap { measurement -> MarginalTarget? in
      guard case .marginal(let clique) = measurement.query,
        clique.columns.allSatisfy(coarsenings.indices.contains)
      else { return nil }
      let values = measurement.values.map(Double.init)
      let variance = measurement.variance.value
      guard clique.count == 1 else {
        guard values.count == clique.cellCount(sizes: sizes) else { return nil }
        return MarginalTarget(clique: clique, values: values, variance: variance)
      }
      let coarsening = coarsenings[clique.columns[0]]
      guard values.count == coarsening.fineSize else { return nil }
      if coarsening.isIdentity {
        return MarginalTarget(clique: clique, values: values, variance: variance)
      }
      return MarginalTarget(
        clique: clique, values: coarsening.sums(values), variance: variance,
        multiplicities: coarsening.members.map { Double($0.count) })
    }.merged()
  }
}
