import Tables
import Testing

@testable import Synthesis

/// Mutated lines: nothing traps, and every problem has its place in the text.
@Suite struct StepFuzzTests {
  private static let pieces = [
    "\"", "'", "`", ":", ";", ",", "(", ")", "%", " ", "where", "to", "of", "in", "101%", "-1",
    "1e400", "nan",
    "9223372036854775807", "-9223372036854775808", "age", "cost", "icd", "said", "ä", "👩‍👩‍👧", "\u{0}",
    "and", "over",
    "2024-01-01",
  ]

  @Test func `forty thousand mutated lines`() {
    var random = SeededRandom(seed: 77)
    let examples = StepList.allCases.flatMap { list in
      StepForm.forms(list).map { (list, $0.example) }
    }
    var table = SampleTable.random(rows: 12, seed: 1)
    table.publicTables = ["public.csv": table.table]
    var (read, done) = (0, 0)
    for _ in 0..<40_000 {
      let (list, example) = examples[random.below(examples.count)]
      var text = Array(example)
      for _ in 0..<1 + random.below(3) {
        let place = random.below(text.count + 1)
        switch random.below(3) {
        case 0 where place < text.count: text.remove(at: place)
        case 1: text = Array(text.prefix(place))
        default:
          text.insert(
            contentsOf: StepFuzzTests.pieces[random.below(StepFuzzTests.pieces.count)], at: place)
        }
      }
      do {
        var rows = table
        switch list {
        case .scenario:
          let scenario = try Scenario([String(text)], schema: table.schema)
          read += 1
          _ = try scenario.disturb(&rows, seed: 1)
        case .postProcessing:
          let processing = try PostProcessing([String(text)], schema: table.schema)
          read += 1
          _ = try processing.apply(to: &rows, seed: 1)
        }
        done += 1
      } catch let error as StepListProblem {
        let range = error.problem.range
        #expect(range.lowerBound >= 0 && range.upperBound <= text.count, "\(String(text))")
        #expect(!error.problem.message.isEmpty)
      } catch {
        Issue.record("another error: \(error)")
      }
    }
    // Some mutations are steps still.
    #expect(read > 300 && done > 100)
  }
}
