import Privacy
import Synthesis
import Tables

/// Every answer of the real rows, and what became of every pair.
struct MeasuredTable: Sendable {
  var measurements: [Measurement]
  var verdicts: [PairVerdict]
}

extension Synthesizer {
  /// Everything up to the fit: one-ways, then rounds of scores, choice and pairs.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, and what the measurer throws.
  func measureAll(
    _ counts: (Clique) -> TrueCounts, using measurer: inout some Measurer,
    isCancelled: () -> Bool
  ) throws -> MeasuredTable {
    var table = MeasuredTable(
      measurements: try measureOneWays(counts, using: &measurer), verdicts: [])
    for round in 0..<rounds {
      if isCancelled() { throw CancellationError() }
      let reference = try reference(table.measurements, round: round, isCancelled: isCancelled)
      let scores = try scorePairs(
        against: reference, counts, using: &measurer, isCancelled: isCancelled)
      let choice = choosePairs(
        scores, against: reference, after: table.measurements, round: round)
      table.measurements += scores
      table.measurements += try measurePairs(choice, counts, using: &measurer)
      table.verdicts += choice
    }
    return table
  }
}
