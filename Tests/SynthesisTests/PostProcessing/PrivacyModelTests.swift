import Foundation
import Tables
import Testing

@testable import Synthesis

/// Privacy models on random tables, checked row by row by other means than those that enforced them.
@Suite struct PrivacyModelTests {
  /// Rows of each class of the columns, by what they say.
  private func classes(_ table: StepTable, _ columns: [String]) -> [[Int]] {
    let texts = columns.map { table.texts($0) }
    let keys = (0..<table.table.rowCount).map { row in texts.map { $0[row] } }
    return Array(Dictionary(grouping: keys.indices) { keys[$0] }.values)
  }

  @Test(arguments: 1...12) func `no class is smaller than k`(seed: Int) throws {
    let k = 2 + seed % 5
    var table = SampleTable.random(rows: 60 * seed, seed: UInt64(seed))
    let effect = try table.process("k-anonymity \(k) over age, sex, icd")[0]
    let classes = classes(table, ["age", "sex", "icd"])
    #expect(classes.allSatisfy { $0.count >= k })
    let smallest = try #require(effect.figures.first)
    #expect(smallest.name == "smallest class")
    #expect(smallest.after.map { Int($0) } == classes.map(\.count).min())
    // At most a twentieth of the rows is suppressed.
    #expect(table.table.rowCount >= 60 * seed - 60 * seed / 20)
    #expect(effect.warnings.isEmpty)
  }

  @Test(arguments: 1...6) func `classes are diverse`(seed: Int) throws {
    var table = SampleTable.random(rows: 800, seed: UInt64(seed))
    _ = try table.process(
      "k-anonymity 4 over age, sex", "l-diversity 3 of icd over age, sex",
      "entropy l-diversity 2 of icd over age, sex")
    let icd = table.texts("icd")
    for rows in classes(table, ["age", "sex"]) {
      #expect(rows.count >= 4)
      let counts = Dictionary(grouping: rows) { icd[$0] }.values.map { Double($0.count) }
      #expect(counts.count >= 3)
      let entropy = counts.reduce(0.0) {
        let share = $1 / Double(rows.count)
        return $0 - share * log(share)
      }
      #expect(exp(entropy) >= 2 - 1e-9)
    }
  }

  @Test(arguments: [("icd", 0.25), ("cost", 0.2)])
  func `classes are close to all rows`(_ column: String, _ most: Double) throws {
    var table = SampleTable.random(rows: 900, seed: 5)
    let effect = try table.process("t-closeness \(most) of \(column) over age, sex")[0]
    let values = try #require(table.table.column(named: column)).values
    let ranked =
      Set(values.filter { $0 != PackedIntegers.null }).sorted()
      + (values.contains(PackedIntegers.null) ? [PackedIntegers.null] : [])
    let shares = { (rows: [Int]) -> [Double] in
      let counts = Dictionary(grouping: rows) { values[$0] }
      return ranked.map { Double(counts[$0]?.count ?? 0) / Double(rows.count) }
    }
    let all = shares(Array(values.indices))
    var worst = 0.0
    for rows in classes(table, ["age", "sex"]) {
      let differences = zip(shares(rows), all).map { $0 - $1 }
      var (sum, reached) = (0.0, 0.0)
      for difference in differences {
        reached += difference
        sum += column == "cost" ? abs(reached) : abs(difference)
      }
      worst = max(worst, column == "cost" ? sum / Double(ranked.count - 1) : sum / 2)
    }
    #expect(worst <= most + 1e-9)
    #expect(abs(try #require(effect.figures.first?.after) - worst) < 1e-9)
  }

  @Test func `generalisation is no more than is needed`() throws {
    var twins = SampleTable.of((0..<20).map { (age: "\(20 + $0 / 2)", sex: "F") })
    let before = twins.table
    let effect = try twins.process("k-anonymity 2")[0]
    #expect(twins.table == before && effect.columns.isEmpty)
    _ = try twins.process("k-anonymity 4")
    #expect(
      Set(twins.texts("age")) == Set((0..<5).map { Optional("\(20 + 2 * $0) to \(21 + 2 * $0)") }))
    #expect(Set(twins.texts("sex")) == ["F"])
  }

  @Test func `one outsider is suppressed rather than all generalised`() throws {
    var rows = (0..<60).map { (age: Optional("\(20 + $0 / 20)"), sex: Optional("F")) }
    rows.append((age: "99", sex: "M"))
    var table = SampleTable.of(rows)
    let effect = try table.process("k-anonymity 5")[0]
    #expect(table.table.rowCount == 60 && Set(table.texts("age")) == ["20", "21", "22"])
    #expect(effect.figures.contains(StepFigure("rows suppressed", after: 1)))
  }

  @Test func `too few rows are all suppressed, and it is said`() throws {
    var table = SampleTable.of([("20", "F"), ("30", "M")])
    let effect = try table.process("k-anonymity 3")[0]
    #expect(table.table.rowCount == 0)
    #expect(effect.warnings.contains { $0.contains("more rows than asked") })
  }

  @Test func `what could undo a model is refused`() {
    for (steps, says) in [
      (["k-anonymity 3", "round cost to 1"], "move it before"),
      (["k-anonymity 3 over age", "l-diversity 2 of icd over sex"], "the same columns"),
    ] {
      let error = #expect(throws: StepListProblem.self) {
        try PostProcessing(steps, schema: SampleTable.schema)
      }
      #expect(error?.step == 1 && error?.problem.message.contains(says) == true)
    }
  }
}
