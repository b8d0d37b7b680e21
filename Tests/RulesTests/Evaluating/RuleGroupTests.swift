import Tables
import Testing

@testable import Rules

/// Rules asked of all rows at once, against the same rules asked one after another.
@Suite struct RuleGroupTests {
  private static func rule(_ text: String) throws -> CheckedRule {
    try CheckedRule(Rule(text), schema: Admissions.schema)
  }

  /// The masks of a group, and those of each rule by itself.
  private static func masks(
    _ rules: [CheckedRule], _ table: Table
  ) -> (together: [RowMask?], alone: [RowMask?]) {
    let group = RuleGroup(rules, schema: Admissions.schema, asksTogether: true)
    let alone = rules.map { RuleEvaluator($0, schema: Admissions.schema).broken(in: table) }
    return (group.broken(in: table), alone.map { $0.isEmpty ? nil : $0 })
  }

  @Test func randomRulesAgreeWithEachByItself() throws {
    var random = SeededRandom(seed: 31)
    let table = RandomRuleTests.table(rows: 3000, &random)
    var broken = 0
    // More boxes than bits, so that rows are passed several times.
    for count in [1, 5, 150] {
      var rules: [CheckedRule] = []
      while rules.count < count {
        guard let rule = try? RuleGroupTests.rule(RuleWriter.rule(&random)) else { continue }
        rules.append(rule)
      }
      rules.append(try RuleGroupTests.rule("unique(note)"))
      let (together, alone) = RuleGroupTests.masks(rules, table)
      for (place, rule) in rules.enumerated() {
        #expect(together[place] == alone[place], "\(rule.rule.text)")
      }
      broken += alone.count { $0 != nil }
    }
    #expect(broken > 60)
  }

  @Test func rulesOfFewValuesAreCutIntoBoxes() throws {
    let table = Admissions.table(
      ["sex", "ward", "pregnant", "age", "admitted"],
      [
        ["F", "ICU", "yes", "30", "2022-01-01"], ["M", "ICU", "yes", "4", "2022-02-01"],
        ["M", "maternity", "no", "5", "2023-01-01"], ["", "maternity", "", "70", ""],
        ["F", "surgery", "no", "", "2022-01-01"], ["M", "surgery", "", "99", "2024-12-31"],
      ])
    let rules = try [
      "if sex = \"M\" then pregnant = \"no\"", "sex = \"M\" iff ward = \"maternity\"",
      "if admitted > 2022-12-31 then age < 6 or pregnant is null", "age < 200", "sex is not null",
      "if pregnant = \"yes\" then age between 12 and 50 and sex = \"F\"",
    ].map(RuleGroupTests.rule)
    let (together, alone) = RuleGroupTests.masks(rules, table)
    #expect(together == alone)
    #expect(together.map { $0?.rows } == [[1], [1, 5], nil, nil, [3], [1]])
  }

  @Test func boxesDoNotOverlapAndAreAllThereIs() throws {
    var random = SeededRandom(seed: 32)
    let column = PackedIntegers([0])
    for sizes in [[2], [3, 2], [2, 3, 4]] {
      let parts = sizes.indices.map { place in
        CodedPart(
          column: column, entries: [], position: place, classes: sizes[place],
          step: sizes[(place + 1)...].reduce(1, *), used: 0..<0)
      }
      let truths = (0..<sizes.reduce(1, *)).map { _ in UInt8(random.next() % 3) }
      let boxes = try #require(CodedBoxes(parts, truths: truths, where: Truth.no, most: 100)).boxes
      for (place, truth) in truths.enumerated() {
        let holding = boxes.count { box in
          parts.enumerated().allSatisfy { index, part in
            box[index][place / part.step % part.classes]
          }
        }
        #expect(holding == (truth == Truth.no ? 1 : 0))
      }
    }
    let part = CodedPart(column: column, entries: [], position: 0, classes: 2, step: 1, used: 0..<0)
    #expect(CodedBoxes([part], truths: [0, 2], where: Truth.no, most: 0) == nil)
  }

  @Test func oneColumnIsUniqueWhereNoValueComesTwice() throws {
    func repeated(_ ages: [String]) throws -> [Int] {
      RuleEvaluator(try RuleGroupTests.rule("unique(age)"), schema: Admissions.schema)
        .broken(in: Admissions.table(["age"], ages.map { [$0] })).rows
    }
    #expect(try repeated(["3", "", "5", "", "110", "0"]).isEmpty)
    #expect(try repeated(["3", "", "5", "3", "", "5", "0"]) == [0, 2, 3, 5])
    #expect(try repeated(["", ""]).isEmpty)
  }
}
