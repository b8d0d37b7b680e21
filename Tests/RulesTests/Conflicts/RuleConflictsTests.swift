import Tables
import Testing

@testable import Rules

/// Sets that contradict themselves, the smallest part that does, and look-alikes that do not.
@Suite struct RuleConflictsTests {
  private func find(_ texts: [String], rows: Int? = nil) throws -> RuleConflicts {
    let rules = try texts.map { try CheckedRule(Rule($0), schema: Admissions.schema) }
    return RuleConflicts.find(rules, schema: Admissions.schema, rows: rows)
  }

  /// Sets with the positions of the only contradiction.
  static let contradictory: [(rules: [String], named: [Int])] = [
    (["age > 60", "los >= 0", "age < 18"], [0, 2]),
    (["admitted < discharged", "discharged <= admitted"], [0, 1]),
    (["net < tax", "tax < gross", "sex = \"F\"", "gross < net"], [0, 1, 3]),
    (
      ["if sex = \"M\" then ward = \"ICU\"", "sex = \"M\"", "ward != \"ICU\"", "age > 3"],
      [0, 1, 2]
    ),
    (["los = days(discharged - admitted)", "los > 10", "discharged <= admitted + 5"], [0, 1, 2]),
    (["net + tax = gross", "gross <= net - 5", "tax >= 0"], [0, 1]),
    (["net + tax = gross ± 0.01", "gross < net - 1", "age > 5"], [0, 1]),
    (
      [
        "(sex, ward) in ((\"F\", \"ICU\"), (\"M\", \"surgery\"))", "sex = \"F\"",
        "ward = \"surgery\"",
      ],
      [0, 1, 2]
    ),
    (["icd matches \"[A-B].*\"", "icd starts with \"I\""], [0, 1]),
    (["note matches \"[0-9]+\"", "note contains \"x\"", "length(note) > 0"], [0, 1]),
    (["age is null", "age is not null"], [0, 1]),
    (["null(age) iff sex = \"F\"", "sex = \"F\"", "age is not null"], [0, 1, 2]),
    (["year(admitted) = 2024", "admitted < 2024-01-01"], [0, 1]),
    (["month(admitted) = 2", "day(admitted) = 30"], [0, 1]),
    (["pregnant", "if pregnant then sex = \"F\"", "sex = \"M\""], [0, 1, 2]),
    (["age = 2 * los", "age in (1, 3, 5, 7)"], [0, 1]),
    (["grade in (0, 1)", "grade = 3"], [0, 1]),
    (["net * tax < 0"], [0]),
    (["age > 200"], [0]),
    (["hour(`paid at`) < 6", "hour(`paid at`) >= 6"], [0, 1]),
  ]

  @Test(arguments: contradictory.indices)
  func aContradictionIsNamedByItsSmallestPart(_ index: Int) throws {
    let (texts, named) = Self.contradictory[index]
    let found = try find(texts)
    #expect(found.contradictions == [.contradictory(rules: named)], "\(texts)")
    #expect(found.isDecided)
  }

  @Test(arguments: contradictory.indices)
  func withoutOneOfItsRulesItIsNone(_ index: Int) throws {
    let (texts, named) = Self.contradictory[index]
    for left in named where named.count > 1 {
      let fewer = named.filter { $0 != left }.map { texts[$0] }
      let found = try find(fewer)
      #expect(found.contradictions.isEmpty && found.isDecided, "\(fewer): \(found.findings)")
    }
  }

  @Test(arguments: [
    ["age >= 60", "los >= 0", "age <= 60"],
    ["admitted <= discharged", "discharged <= admitted"],
    ["net <= tax", "tax <= gross", "gross <= net"],
    ["if sex = \"M\" then ward = \"ICU\"", "ward != \"ICU\""],
    ["los = days(discharged - admitted)", "los > 10", "discharged <= admitted + 15"],
    ["net + tax = gross", "gross <= net", "tax >= 0"],
    ["net + tax = gross ± 5", "gross < net - 1"],
    ["(sex, ward) in ((\"F\", \"ICU\"), (\"M\", \"surgery\"))", "ward = \"surgery\""],
    ["icd matches \"[A-I].*\"", "icd starts with \"I\""],
    ["note matches \"[0-9x]+\"", "note contains \"x\"", "not note starts with \"x\""],
    ["null(age) iff sex = \"F\"", "sex = \"F\""],
    ["year(admitted) = 2024", "admitted < 2024-01-02"],
    ["month(admitted) = 2", "day(admitted) = 29"],
    ["age = 2 * los", "age in (1, 3, 5, 8)"],
    ["net * tax < 1", "net > 5"],
    ["gross = net * 1.21", "tax = gross - net", "gross > 100"],
    ["if age < 18 then ward != \"maternity\"", "if sex = \"M\" then not pregnant"],
    ["net / (tax + 1) > 3", "tax > 10"],
  ])
  func lookAlikesAreNotReported(_ texts: [String]) throws {
    let found = try find(texts)
    #expect(found.contradictions.isEmpty, "\(texts): \(found.findings)")
    #expect(found.isDecided, "\(texts)")
  }

  @Test func severalContradictionsAreNamedApart() throws {
    let found = try find([
      "age > 60", "age < 18", "net < tax", "tax < net", "sex = \"F\"",
    ])
    #expect(
      found.contradictions == [.contradictory(rules: [0, 1]), .contradictory(rules: [2, 3])])
  }

  @Test func rulesThatAreOffOrOnlyWarnDoNotCount() throws {
    var rules = try ["age > 60", "age < 18"].map {
      try CheckedRule(Rule($0), schema: Admissions.schema)
    }
    rules[1] = try CheckedRule(Rule("age < 18", isOn: false), schema: Admissions.schema)
    #expect(RuleConflicts.find(rules, schema: Admissions.schema).contradictions.isEmpty)
    rules[1] = try CheckedRule(Rule("age < 18", severity: .warn), schema: Admissions.schema)
    #expect(RuleConflicts.find(rules, schema: Admissions.schema).contradictions.isEmpty)
  }

  @Test func whatSaysNothingIsNoted() throws {
    #expect(try find(["age <= 110"]).findings == [.alwaysTrue(rule: 0)])
    #expect(
      try find(["age > 40", "age > 20"]).findings == [.implied(rule: 1, by: [0])])
    #expect(
      try find(["age < los", "los < 20", "age <= 30"]).findings.contains(
        .implied(rule: 2, by: [0, 1])))
  }

  @Test func valuesMadeImpossibleAreNoted() throws {
    #expect(
      try find(["ward in (\"ICU\", \"surgery\")"]).findings
        == [.impossible(column: Admissions.position("ward"), texts: ["maternity"], rules: [0])])
    let found = try find([
      "if sex = \"M\" then age > 60", "if ward = \"maternity\" then sex = \"M\"",
      "if ward = \"maternity\" then age < 50",
    ])
    #expect(
      found.findings
        == [
          .impossible(column: Admissions.position("ward"), texts: ["maternity"], rules: [0, 1, 2])
        ])
    #expect(
      try find(["age is null"]).findings
        == [.alwaysNull(column: Admissions.position("age"), rules: [0])])
  }

  @Test func totalsThatCannotBeMetTogether() throws {
    let sets: [(rules: [String], named: [Int])] = [
      (["count = 100", "count(sex = \"F\") = 120"], [0, 1]),
      (["share(sex = \"F\") = 60%", "share(sex = \"M\") = 50%"], [0, 1]),
      (["count = 10", "count = 12"], [0, 1]),
      (
        [
          "count = 100", "count(sex = \"F\") = 60", "count(age > 50) = 30",
          "count(sex = \"M\") = 50",
        ],
        [0, 1, 3]
      ),
      (
        [
          "share(ward = \"maternity\") = 10%", "if ward = \"maternity\" then sex = \"F\"",
          "share(sex = \"F\") = 5%",
        ], [0, 1, 2]
      ),
    ]
    for (texts, named) in sets {
      #expect(try find(texts).contradictions == [.contradictory(rules: named)], "\(texts)")
    }
    #expect(
      try find(["count = 100", "count(sex = \"F\") = 60", "count(sex = \"M\") = 40"]).findings
        .isEmpty)
    #expect(try find(["unique(grade)"], rows: 5).contradictions == [.contradictory(rules: [0])])
    #expect(try find(["unique(grade)"], rows: 4).contradictions.isEmpty)
  }

  @Test func aSearchThatStopsSaysSo() throws {
    let rules = try ["net * tax = 12345.67", "net * gross = 7654.21", "tax * gross = 3.14"].map {
      try CheckedRule(Rule($0), schema: Admissions.schema)
    }
    let found = RuleConflicts.find(rules, schema: Admissions.schema, limit: 20)
    #expect(!found.isDecided)
    #expect(found.contradictions.isEmpty)
  }
}
