import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct CancelTests {
  /// Wherever in the choice the cancel comes, nothing is chosen.
  @Test(arguments: [SynthesisMethod.tree, .junction]) func `a choice stops at any poll`(
    method: SynthesisMethod
  ) throws {
    let synthesizer = Synthesizer(try SynthesizerTests.request(method))
    let rows = PrivateTable(SynthesizerTests.table)
    var measurer = DraftMeasurer(seed: 1)
    let measured = try synthesizer.measureOneWays(rows.counts, using: &measurer)
    let reference = try synthesizer.reference(measured, round: 0)
    let scores = try synthesizer.scorePairs(against: reference, rows.counts, using: &measurer)
    var most = 0
    let whole = synthesizer.choosePairs(
      scores, against: reference, after: measured, round: 0,
      isCancelled: {
        most += 1
        return false
      })
    #expect(whole.count == 10 && most > 10)
    for last in 0..<10 {
      var polls = 0
      let choice = synthesizer.choosePairs(
        scores, against: reference, after: measured, round: 0,
        isCancelled: {
          polls += 1
          return polls > last
        })
      #expect(choice.isEmpty)
    }
  }
}
