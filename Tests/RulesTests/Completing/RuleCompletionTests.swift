import Testing

@testable import Rules

@Suite struct RuleCompletionTests {
  /// What fits at `|` in a text, of some kinds.
  private func fits(_ marked: String, _ kinds: Set<RuleCompletion.Kind>? = nil) -> [String] {
    let place = marked.prefix { $0 != "|" }.count
    let text = marked.replacing("|", with: "")
    return RuleCompletion.candidates(
      text, at: place, schema: Admissions.schema, tables: ["dosing.csv"]
    ).filter { kinds?.contains($0.kind) ?? true }.map(\.text)
  }

  @Test func columnsFitAtTheStart() {
    #expect(fits("|", [.column]).count == Admissions.schema.columns.count)
    #expect(fits("ad|") == ["admitted", "grade"])
    #expect(fits("pa|") == ["`paid at`"])
    #expect(fits("|").contains("unique("))
    #expect(fits("u|").contains("unique("))
    #expect(fits("`pa|") == ["`paid at`"])
  }

  @Test func valuesFitAfterAComparison() {
    #expect(fits("sex = |", [.value]) == ["\"F\"", "\"M\""])
    #expect(fits("ward in (\"ICU\", |", [.value]) == ["\"ICU\"", "\"surgery\"", "\"maternity\""])
    #expect(fits("ward = \"s|\"") == ["\"surgery\""])
    #expect(fits("ward = \"s|") == ["\"surgery\""])
    #expect(fits("ward = 'm|") == ["'maternity'"])
    #expect(fits("age between |", [.value]) == ["0", "110"])
    #expect(fits("admitted < |", [.value]) == ["2022-01-01", "2024-12-31"])
    #expect(fits("if sex = \"F\" then pregnant = |", [.value]) == ["\"no\"", "\"yes\""])
    #expect(fits("grade != |", [.value]) == ["0", "1", "2", "3"])
  }

  @Test func columnsOfTheSameTypeComeFirst() {
    #expect(fits("admitted <= |", [.column]).first == "discharged")
    #expect(fits("sex = |", [.column]).allSatisfy { !["age", "net", "admitted"].contains($0) })
  }

  @Test func signsFitTheType() {
    #expect(fits("age |", [.sign]) == ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"])
    #expect(fits("sex |", [.sign]) == ["=", "!="])
    #expect(fits("sex |").contains("starts with \""))
    #expect(!fits("age |").contains("starts with \""))
    #expect(fits("age b|") == ["between"])
    #expect(fits("if sex = \"F\" |").contains("then"))
    #expect(fits("sex = \"F\" a|") == ["and"])
    #expect(fits("(sex, ward) in table |") == ["dosing.csv"])
  }

  @Test func nothingFitsAfterAMistakeOrInAComment() {
    #expect(fits("age > > |").isEmpty)
    #expect(fits("age > 3 # |").isEmpty)
    #expect(fits("age = @ |").isEmpty)
  }

  @Test func theReplacedRangeIsTheWord() {
    let found = RuleCompletion.candidates("age > lo + 1", at: 8, schema: Admissions.schema)
    #expect(found.map(\.text) == ["los"])
    #expect(found.first?.range == 6..<8)
  }

  @Test func whatIsCompletedIsARule() throws {
    for text in fits("sex = |", [.value]).map({ "sex = " + $0 })
      + fits("|", [.column]).map({ $0 + " is null" })
    {
      _ = try CheckedRule(Rule(text), schema: Admissions.schema)
    }
  }
}
