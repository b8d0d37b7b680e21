import Tables
import Testing

@testable import Rules

@Suite struct RuleEvaluatorTests {
  @Test func comparisonsWithNullAreUnknown() throws {
    let rows = [["5", "3"], ["3", "5"], ["", "5"], ["5", ""], ["4", "4"]]
    #expect(try Admissions.broken("age <= los", ["age", "los"], rows) == [0])
    #expect(try Admissions.broken("age < los", ["age", "los"], rows) == [0, 4])
    #expect(try Admissions.broken("not age < los", ["age", "los"], rows) == [1])
    #expect(try Admissions.broken("age between 4 and 5", ["age", "los"], rows) == [1])
    #expect(try Admissions.broken("age is not null", ["age", "los"], rows) == [2])
    #expect(try Admissions.broken("null(age) iff los = 5", ["age", "los"], rows) == [1])
  }

  @Test func categoriesCompareByText() throws {
    let rows = [["F", "no"], ["M", "yes"], ["M", ""], ["", "yes"], ["M", "no"]]
    let names = ["sex", "pregnant"]
    #expect(try Admissions.broken("if sex = \"M\" then pregnant = \"no\"", names, rows) == [1])
    #expect(try Admissions.broken("if sex = 'M' then not pregnant", names, rows) == [1])
    #expect(try Admissions.broken("sex in (\"F\")", names, rows) == [1, 2, 4])
    #expect(
      try Admissions.broken("grade = 2", ["grade"], [["2"], ["1"], ["3"]]) == [1, 2])
  }

  @Test func formulasRoundToTheGrid() throws {
    // 10 / 3 is 3.33 on a grid of hundredths.
    let rows = [["10.00", "3.33"], ["10.00", "3.34"], ["", "3.33"], ["1.00", "0.33"]]
    #expect(try Admissions.broken("net = gross / 3", ["gross", "net"], rows) == [1])
    let days = [["2024-02-28", "2024-03-01", "2"], ["2024-02-28", "2024-03-01", "1"]]
    #expect(
      try Admissions.broken(
        "los = days(discharged - admitted)", ["admitted", "discharged", "los"], days) == [1])
  }

  @Test func balancesAreExact() throws {
    let rows = [
      ["0.10", "0.20", "0.30"], ["0.10", "0.20", "0.31"], ["0.10", "0.20", "0.32"],
      ["0.10", "", "9.00"],
    ]
    let names = ["net", "tax", "gross"]
    #expect(try Admissions.broken("net + tax = gross ± 0.01", names, rows) == [2])
    #expect(try Admissions.broken("net + tax = gross", names, rows) == [1, 2])
  }

  @Test func rowsAreComparedWithOneAnother() throws {
    let rows = [
      ["a", "F"], ["b", "F"], ["a", "M"], ["", "M"], ["", "F"], ["b", "F"], ["c", ""],
    ]
    #expect(try Admissions.broken("unique(id)", ["id", "sex"], rows) == [0, 1, 2, 5])
    #expect(try Admissions.broken("unique(id, sex)", ["id", "sex"], rows) == [1, 5])
    #expect(try Admissions.broken("id determines sex", ["id", "sex"], rows) == [0, 2])
  }

  @Test func combinationsAndPatterns() throws {
    let rows = [["F", "3"], ["M", "3"], ["M", "4"], ["", "9"], ["F", "9"]]
    #expect(
      try Admissions.broken("(sex, los) in ((\"F\", 3), (\"M\", 4))", ["sex", "los"], rows)
        == [1, 4])
    #expect(
      try Admissions.broken("note matches \"O[0-9]+\"", ["note"], [["O1"], ["O"], [""], ["xO1"]])
        == [1, 3])
  }

  @Test func totalsTellHowFarTheyAre() throws {
    let table = Admissions.table(["sex"], [["F"], ["M"], ["M"], ["M"], [""]])
    func count(_ text: String) throws -> Int {
      let rule = try CheckedRule(Rule(text), schema: Admissions.schema)
      return RuleEvaluator(rule, schema: Admissions.schema).brokenCount(in: table)
    }
    #expect(try count("count = 5") == 0)
    #expect(try count("count = 8") == 3)
    #expect(try count("count(sex = \"M\") = 1") == 2)
    #expect(try count("share(sex = \"M\") = 50%") == 0)
    #expect(try count("share(sex = \"M\") = 20%") == 2)
  }

  @Test func timestampsAndSpans() throws {
    let rows = [["2024-05-01T08:30:00"], ["2024-05-01T23:00:00"], ["2024-05-04T09:00:00"]]
    let names = ["paid at"]
    #expect(try Admissions.broken("hour(`paid at`) < 12", names, rows) == [1])
    #expect(try Admissions.broken("weekday(`paid at`) <= 5", names, rows) == [2])
    #expect(try Admissions.broken("`paid at` < 2024-05-02", names, rows) == [2])
    #expect(try Admissions.broken("`paid at` + 2 hours < 2024-05-02", names, rows) == [1, 2])
  }

  @Test func textsAreComparedAsTheyAreWritten() throws {
    // An accent of its own is not the letter that has one.
    let rows = [["e\u{301}", "\u{E9}"], ["x", "x"]]
    #expect(try Admissions.broken("id = note", ["id", "note"], rows) == [0])
    #expect(try Admissions.broken("note = \"e\u{301}\"", ["id", "note"], rows) == [0, 1])
  }
}
