import Rules
import Tables
import Testing

@testable import Synthesis

@Suite("Rules that need a value of its own for every row") struct RuleSupplyTests {
  private func counts(_ texts: [String]) throws -> [UInt64] {
    try RuleFixture.plan(texts).supplies.map(\.count)
  }

  @Test func valuesAreCountedAsTheDomainsHaveThem() throws {
    #expect(try counts(["unique(sex)"]) == [2])
    #expect(try counts(["unique(sex, days)"]) == [62])
    #expect(try counts(["unique(age, hour)"]) == [2400])
    // Bins of several values count all of them.
    #expect(try counts(["unique(start)"]) == [400])
  }

  @Test func rulesAboutSingleColumnsLeaveFewer() throws {
    #expect(try counts(["days < 10", "unique(days)"]) == [10])
    #expect(try counts(["hour in (3, 4)", "sex = \"F\"", "unique(sex, hour)"]) == [2])
  }

  @Test func whatMayBeNullNeverRunsOut() throws {
    #expect(try counts(["unique(code)"]) == [])
    #expect(try counts(["code is not null", "unique(code)"]) == [5])
  }

  @Test func tooFewAreToldBeforeARowIsDrawn() throws {
    let supply = try #require(RuleFixture.plan(["unique(sex, days)"]).supplies.first)
    #expect(supply.shortage(rows: 62, guess: 100_000) == nil)
    #expect(
      supply.shortage(rows: 63, guess: 100_000)?.hasPrefix(
        "only 62 different combinations of sex, days are possible, for 63 rows") == true)
    #expect(supply.shortage(rows: nil, guess: 100_000)?.contains("private") == true)
    #expect(supply.shortage(rows: nil, guess: 50) == nil)
  }

  @Test func patternsCountTheirTexts() throws {
    let schema = Schema(columns: [ColumnSchema(name: "id", kind: .identifier, domain: .open)])
    let rule = try CheckedRule(Rule(#"id matches "[AB][0-9]{2}""#), schema: schema)
    let plan = try RulePlan([(3, rule)], encoding: TableEncoding(schema))
    #expect(plan.supplies.map(\.count) == [200] && plan.supplies.map(\.place) == [3])
  }
}
