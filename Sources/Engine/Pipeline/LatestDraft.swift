import Privacy
import Synthesis
import Tables

/// The newest draft as far as it has come, for pictures that are asked for one by one.
struct LatestDraft: Sendable {
  /// The table that it is of.
  let identity: ContentHash
  /// The real counts.
  let counted: CountedTable
  /// The variance of a cell of each measured pair, by codes.
  var variances: [Clique: Double] = [:]
  /// The synthetic rows; `nil` until they are drawn.
  var sample: CodeTable?
  /// The edit that the synthetic rows follow from.
  var generation = 0

  /// Takes note of what was measured; several measurements of a pair count together.
  mutating func note(_ measurements: [Measurement]) {
    var precision: [Clique: Double] = [:]
    for measurement in measurements {
      guard case .marginal(let clique) = measurement.query, clique.count == 2,
        measurement.variance.value > 0
      else { continue }
      precision[clique, default: 0] += 1 / measurement.variance.value
    }
    variances = precision.mapValues { 1 / $0 }
  }

  /// The picture of the pair that is asked for; `nil` where a column of it is not modelled or the draft
  /// is of another table.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func pair(
    _ work: DraftWork, isCancelled: @escaping @Sendable () -> Bool
  ) throws(CancellationError) -> PairPicture? {
    guard let pair = work.pair, identity == work.dataset.identity else { return nil }
    let codes = pair.columns.compactMap { work.dataset.encoding.modelled.firstIndex(of: $0) }
    guard codes.count == 2 else { return nil }
    let clique = Clique(codes[0], codes[1])
    return try CuratorViews(work.dataset, measure: work.choices.associationMeasure).pair(
      clique, counted, sample, variance: variances[clique], generation: generation,
      isCancelled: isCancelled)
  }
}
