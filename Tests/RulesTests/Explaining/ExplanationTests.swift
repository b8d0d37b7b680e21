import Testing

@testable import Rules

@Suite struct ExplanationTests {
  @Test(arguments: [
    ("discharged >= admitted", "In every row, discharged is not before admitted."),
    ("age between 0 and 120", "In every row, age is at least 0 and age is at most 120."),
    ("if sex = \"M\" then pregnant = \"no\"", "In every row, if sex is M, then pregnant is no."),
    ("ward in (\"ICU\", \"surgery\")", "In every row, ward is ICU or surgery."),
    ("sex != \"F\"", "In every row, sex is not F."),
    ("los = days(discharged - admitted)", "los is computed: discharged − admitted."),
    ("net = gross", "net is a copy of gross."),
    ("net + tax = gross ± 0.01", "In every row, net + tax is gross, give or take 0.01."),
    ("ward, sex determines grade", "Rows with the same ward and sex have the same grade."),
    ("unique(id)", "No two rows have the same id."),
    ("null(age) iff ward = \"ICU\"", "In every row, age is null exactly where ward is ICU."),
    (
      "(sex, los) in ((\"F\", 3), (\"M\", 4))",
      "sex and los take only the 2 combinations of the list."
    ),
    ("share(sex = \"F\") = 51%", "Exactly 51% of the rows are rows with sex is F."),
    ("count = 20000", "There are exactly 20000 rows."),
    ("icd matches \"[A-Z].*\"", "In every row, icd matches [A-Z].*."),
    ("admitted < 2024-01-01", "In every row, admitted is before 2024-01-01."),
    ("not (age > 3 or los > 4)", "In every row, not (either age is above 3 or los is above 4)."),
  ])
  func rulesAreSaidInWords(_ text: String, _ words: String) throws {
    let rule = try CheckedRule(Rule(text), schema: Admissions.schema)
    #expect(rule.explanation(schema: Admissions.schema) == words)
  }

  @Test func everyKindOfRuleHasWords() throws {
    for text in RuleTexts.valid {
      let rule = try CheckedRule(Rule(text), schema: Admissions.schema)
      #expect(rule.explanation(schema: Admissions.schema).hasSuffix("."))
    }
  }

  @Test func aBrokenRowIsToldWhy() throws {
    let rule = try CheckedRule(
      Rule("los = days(discharged - admitted)"), schema: Admissions.schema)
    let values: [Int: RuleValue] = [1: .step(19_000), 2: .step(19_005), 10: .step(3)]
    #expect(
      rule.reason(schema: Admissions.schema) { values[$0] ?? .null }
        == "admitted is 2022-01-08, discharged is 2022-01-13 and los is 3; los should be 5")
  }
}
