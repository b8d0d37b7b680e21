import Privacy
import Tables

/// Every answer of the real rows, and what became of every pair.
public struct MeasuredTable: Sendable {
  /// Every access to the real rows, in order.
  public internal(set) var measurements: [Measurement]
  /// What became of every pair, round by round.
  public internal(set) var verdicts: [PairVerdict]
}

extension Synthesizer {
  /// About how many marginals and scores will be asked for: pairs are chosen from scores.
  public var expectedAccesses: Int {
    plan.oneWays.count + rounds * (plan.scores.count + 2 * request.columns.count)
  }

  /// Everything up to the fit: one-ways, then rounds of scores, choice and pairs.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so; what `counts` and the measurer throw.
  ///   What was measured until then is in the measurer's log.
  public func measureAll(
    _ counts: Counts, using measurer: inout some Measurer, isCancelled: () -> Bool = { false }
  ) throws -> MeasuredTable {
    var table = MeasuredTable(
      measurements: try measureOneWays(counts, using: &measurer), verdicts: [])
    for round in 0..<rounds {
      if isCancelled() { throw CancellationError() }
      let reference = try reference(table.measurements, round: round, isCancelled: isCancelled)
      let scores = try scorePairs(
        against: reference, counts, using: &measurer, isCancelled: isCancelled)
      let choice = choosePairs(
        scores, against: reference, after: table.measurements, round: round,
        isCancelled: isCancelled)
      if isCancelled() { throw CancellationError() }
      table.measurements += scores
      table.measurements += try measurePairs(
        choice, coarsenings: reference.coarsenings, counts, using: &measurer)
      table.verdicts += choice
    }
    return table
  }
}
