import Foundation
import Tables
import Testing

@testable import Rules

/// Mutated lines: none may trap, and every problem must lie within the text.
@Suite struct RuleFuzzTests {
  /// How many lines; `SEMBLANCE_SOAK` in the environment asks for another number.
  private static let lines =
    ProcessInfo.processInfo.environment["SEMBLANCE_SOAK"].flatMap { Int($0) } ?? 20_000

  @Test func mutatedLinesNeverTrap() {
    let pieces = 8
    let faults = Parallel.map(pieces) { piece in
      RuleFuzzTests.faults(RuleFuzzTests.lines / pieces, seed: UInt64(piece))
    }
    #expect(faults.flatMap { $0 }.isEmpty)
  }

  private static func faults(_ lines: Int, seed: UInt64) -> [String] {
    var random = SeededRandom(seed: seed, stream: 5)
    let table = Admissions.table(["age", "sex", "los"], [["5", "F", "3"], ["", "M", ""]])
    var faults: [String] = []
    var accepted = 0
    for _ in 0..<lines {
      let text = mutated(&random)
      do {
        let rule = try CheckedRule(Rule(text), schema: Admissions.schema)
        accepted += 1
        // What is accepted can be run, explained and searched.
        let mask = RuleEvaluator(rule, schema: Admissions.schema).broken(in: table)
        if mask.rowCount != 2 { faults.append(text) }
        if accepted % 16 == 0 {
          _ = RuleConflicts.find([rule], schema: Admissions.schema, rows: 10, limit: 20)
        }
      } catch {
        let count = text.count
        if error.range.lowerBound < 0 || error.range.upperBound > count || error.message.isEmpty {
          faults.append("\(text): \(error.range) \(error.message)")
        }
      }
    }
    return faults
  }

  private static func mutated(_ random: inout SeededRandom) -> String {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int(random.next() % UInt64(values.count))]
    }
    var line = Array(pick(RuleTexts.valid))
    for _ in 0..<(1 + random.next() % 4) {
      let place = line.isEmpty ? 0 : Int(random.next() % UInt64(line.count + 1))
      let end = min(line.count, place + Int(random.next() % 6))
      switch random.next() % 6 {
      case 0: line.removeSubrange(place..<end)
      case 1: line.insert(contentsOf: pick(RuleTexts.pieces), at: place)
      case 2: line.replaceSubrange(place..<end, with: pick(RuleTexts.pieces))
      case 3: line.insert(contentsOf: line[place..<end], at: place)
      case 4:
        let other = Array(pick(RuleTexts.valid))
        line = Array(line[..<place]) + other.suffix(Int(random.next() % 20))
      default:
        let scalar = Unicode.Scalar(UInt32(random.next() % 0x3000)) ?? "x"
        line.insert(Character(scalar), at: place)
      }
    }
    return String(line)
  }
}
