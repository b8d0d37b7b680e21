import Rules
import Tables
import Testing

@testable import Synthesis

@Suite("Plans of rules") struct RulePlanTests {
  private func kinds(_ texts: String...) throws -> [[RulePlan.Kind]] {
    try RuleFixture.plan(texts).rules.map(\.kinds)
  }

  @Test func theColumnOfLeastSpreadIsComputed() throws {
    let plan = try RuleFixture.plan(["days = days(end - start)"])
    #expect(plan.derived.map(\.position) == [5])
    #expect(plan.rules[0].kinds.first == .derived)
  }

  @Test func whatIsComputedMakesOtherRulesTrue() throws {
    let kinds = try kinds("days = days(end - start)", "end >= start")
    #expect(kinds[1] == [.implied])
  }

  @Test func aRuleOfTwoCategoriesIsAMaskAlone() throws {
    #expect(try kinds(#"if sex = "M" then code not in ("O1", "O2")"#) == [[.mask]])
  }

  @Test func aRuleOfOneColumnNarrowsItsDomain() throws {
    #expect(try kinds("age >= 20") == [[.domain]])
    #expect(try kinds("age >= 21")[0].prefix(2) == [.domain, .withinCell])
    #expect(try kinds("age <= 120") == [[.implied]])
  }

  @Test func anHourSetsItsMomentWithinTheCell() throws {
    let plan = try RuleFixture.plan(["hour = hour(moment)"])
    #expect(plan.derived.isEmpty && plan.aligned.map(\.position) == [7])
  }

  @Test func aNullThatSeveralColumnsDecideIsComputed() throws {
    let plan = try RuleFixture.plan([
      "days = days(end - start)", "cost is null iff end > 2022-12-31",
    ])
    #expect(plan.nulls.map(\.position) == [6])
    #expect(plan.rules[1].kinds == [.derived])
  }

  @Test func valuesThatARuleTellsApartHaveClassesOfTheirOwn() throws {
    let plan = try RuleFixture.plan([#"if code = "P1" then age < 10"#])
    let classes = try #require(plan.classes[1])
    #expect(
      Set(classes.enumerated().filter { $0.offset != 2 && $0.offset != 5 }.map(\.element)).count
        == 1)
    #expect(classes[2] != classes[0])
  }

  @Test func whatCannotBeAskedIsRefusedInWords() throws {
    let schema = Schema(columns: [
      ColumnSchema(name: "id", kind: .identifier, domain: .open),
      ColumnSchema(name: "x", kind: .integer, domain: .grid(lower: 0, upper: 9)),
      ColumnSchema(name: "note", kind: .text, domain: .open),
    ])
    for text in [#"id != "a""#, #"note != "b""#] {
      let rule = try CheckedRule(Rule(text), schema: schema)
      #expect(throws: RulePlanProblem.self) {
        try RulePlan([(0, rule)], encoding: TableEncoding(schema))
      }
    }
  }

  @Test func thePlanOfNothingIsEmpty() throws {
    let plan = try RulePlan([], encoding: RuleFixture.encoding)
    #expect(plan.isEmpty && !plan.hasZeros && plan.measuring.isEmpty)
  }
}
