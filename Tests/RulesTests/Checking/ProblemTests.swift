import Tables
import Testing

@testable import Rules

/// What is wrong with rules that do not fit the schema, and where.
@Suite struct ProblemTests {
  @Test(arguments: [
    ("agee > 3", 0..<4, "did you mean “age”?"),
    ("`paid_at` is null", 0..<9, "did you mean “paid at”?"),
    ("sex = \"X\"", 6..<9, "Values: F, M"),
    ("ward = \"surgary\"", 7..<16, "did you mean “surgery”?"),
    ("sex = F", 6..<7, "stands between quotes: \"F\""),
    ("age = \"5\"", 6..<9, "without quotes: 5"),
    ("age = \"old\"", 6..<11, "a number such as 12.5 is expected here, not the text “old”"),
    ("admitted > 3", 11..<12, "a date such as 2024-12-31 is expected here, not a number"),
    ("admitted = age", 11..<14, "a date such as 2024-12-31 is expected here, not a number"),
    ("`paid at` > admitted", 0..<9, "take date( ) of the timestamp"),
    ("`paid at` > 3", 12..<13, "a timestamp such as"),
    ("`paid at` + 3 > 2024-01-01", 12..<13, "say of what, as in 2 hours"),
    ("sex < \"F\"", 0..<3, "has no order"),
    ("sex + 1 > 2", 0..<3, "“sex”, a column of categories"),
    ("age = 3.5", 6..<9, "never 3.5"),
    ("net = 1.234", 6..<11, "never 1.234"),
    ("age", 3..<3, "a condition is expected here"),
    ("age = null", 6..<10, "write “is null”"),
    ("3 = 3", 0..<5, "no column is compared here"),
    ("yeer(admitted) = 2024", 0..<4, "did you mean “year”?"),
    ("year(age) = 2024", 5..<8, "a date such as 2024-12-31"),
    ("hour(admitted) = 3", 5..<13, "a timestamp such as"),
    ("round(net, 12) = 3", 11..<13, "0 … 9"),
    ("age starts with \"4\"", 0..<3, "takes a column of text or categories"),
    ("note matches \"[a\"", 14..<15, "does not close"),
    ("note matches 3", 13..<14, "a text between quotes"),
    ("unique(id, id)", 11..<13, "stands here twice"),
    ("unique(id) and age > 3", 0..<10, "stands alone"),
    ("count(age > 3) > 5", 0..<14, "exact"),
    ("share(age > 3) = 51", 17..<19, "such as 51%"),
    ("count = 2.5", 8..<11, "a number of rows"),
    ("age determines age", 15..<18, "always determines itself"),
    ("(sex, age) in table none.csv", 20..<28, "there is no table “none.csv”"),
    ("(sex, age) in ((\"F\"))", 15..<20, "2 values between parentheses"),
    ("(sex, age)", 0..<10, "determines"),
    ("net / 0 > 1", 6..<7, "divided by 0"),
    ("age = 3 ± -1", 10..<12, "0 or more"),
    ("net = if sex = \"F\" then 1", 25..<25, "needs an “else”"),
    ("grade = 4", 8..<9, "codes from 0 to 3"),
    ("grade = 01", 8..<10, "codes from 0 to 3"),
    ("admitted + discharged > 2024-01-01", 0..<21, "has no meaning"),
    ("(age > 3) = (los > 4)", 0..<9, "not a condition"),
  ])
  func problemsTellWhereAndWhat(_ text: String, _ range: Range<Int>, _ part: String) throws {
    let problem = try #require(Admissions.problem(text), "\(text)")
    #expect(problem.range == range, "\(text): \(problem.message)")
    #expect(problem.message.contains(part), "\(text): \(problem.message)")
  }

  @Test func aPlaceInAFileIsCountedFromOne() throws {
    let text = "aeg > 3"
    let problem = try #require(Admissions.problem(text))
    let plain = problem.inputError(text: text, file: "a.yaml", line: 7, column: 5)
    #expect(plain.column == "5" && plain.line == 7 && plain.value == "aeg")
    let folded = problem.inputError(text: text, file: "a.yaml", line: 7)
    #expect(folded.column == nil)
    #expect(folded.message.hasPrefix("character 1 of the rule “aeg > 3”"))
  }

  @Test func datesBetweenQuotesAreReadInTheirColumnsStyle() throws {
    let text = "admitted < \"03/04/2024\""
    #expect(Admissions.problem(text)?.range == 11..<23)
    var formats = Admissions.schema.columns.map { ValueFormat($0) }
    formats[1] = .date(DateStyle(.dayMonthSlashes))
    let rule = try CheckedRule(Rule(text), schema: Admissions.schema, formats: formats)
    #expect(
      rule.statement
        == .condition(.compare(.column(1), .less, .literal(.date(19_816)))))
  }

  @Test func everyValidKindIsAccepted() {
    for text in RuleTexts.valid { #expect(Admissions.problem(text) == nil, "\(text)") }
  }
}
