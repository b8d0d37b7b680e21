import Rules
import Tables
import Testing

@testable import Synthesis

/// Rules that a step breaks are counted again and named.
@Suite struct RuleWatchTests {
  private func watched(_ rules: String...) -> StepTable {
    var table = SampleTable.random(rows: 200, seed: 3)
    table.watch = RuleWatch(rules.map { Rule($0) }, on: table)
    return table
  }

  @Test func `a step that breaks a rule says so with the count`() throws {
    var table = watched("age < 200", "age >= 0")
    let effects = try table.process("bottom-code age at 50", "top-code age at 60")
    #expect(effects.allSatisfy { $0.warnings.isEmpty })
    var broken = watched("age < 50", "sex in (\"F\", \"M\")")
    let before = try #require(broken.table.column(named: "age")).values.filter { $0 >= 50 }.count
    let known = try #require(broken.table.column(named: "age")).nullCount
    let told = try broken.process("bottom-code age at 60", "round cost to 1")
    #expect(
      told[0].warnings == [
        "\(200 - known) rows now break the rule “age < 50”, \(before) before"
      ])
    #expect(told[1].warnings.isEmpty)
  }

  @Test func `a rule whose column is written otherwise is named once`() throws {
    var table = watched("age < 50")
    let effects = try table.process(
      "generalise age into bins of 10", "round cost to 1", "k-anonymity 2 over sex")
    #expect(
      effects[0].warnings.count == 1 && effects[0].warnings[0].contains("can no longer be checked"))
    #expect(effects[1].warnings.isEmpty && effects[2].warnings.isEmpty)
  }

  @Test func `repeated rows break what must be unique`() throws {
    var table = watched("unique(`in`, `at`, cost)")
    let effects = try Scenario(["repeat 10% of rows"], schema: table.schema)
      .disturb(&table, seed: 1)
    #expect(effects[0].warnings.count == 1 && effects[0].warnings[0].contains("unique"))
  }
}
