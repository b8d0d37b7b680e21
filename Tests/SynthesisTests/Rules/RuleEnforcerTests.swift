import GraphicalModel
import Privacy
import Rules
import Tables
import Testing

@testable import Synthesis

@Suite("Rows that obey rules") struct RuleEnforcerTests {
  /// A draft of rows under rules: measured, fitted, drawn, enforced.
  struct Draft {
    let plan: RulePlan
    let model: TableModel
    let drawn: CodeTable
    let enforced: RuleEnforcer.Enforced

    init(_ texts: [String], rows: Int = 3000, seed: UInt64 = 5) throws {
      let encoding = RuleFixture.encoding
      plan = try RuleFixture.plan(texts)
      let columns = encoding.columns.map { column in
        var own = SynthesisColumn(name: column.schema.name, size: column.size)
        own.isOrdered = column.isOrdered
        own.nullCell = column.nullCode
        return own
      }
      var request = SynthesisRequest(
        columns: columns, total: try #require(Rho(0.5)), method: .junction)
      request.iterations = 60
      request.rows = rows
      request.seed = seed
      plan.shape(&request)
      let real = PrivateTable(RuleFixture.codes(rows: 4000, seed: 21))
      var measurer = DraftMeasurer(seed: seed)
      model = try Synthesizer(request).run(real.counts, using: &measurer).model
      drawn = try Synthesizer(request).sample(model)
      enforced = try RuleEnforcer(plan, encoding: encoding, model: model, seed: seed)
        .enforced(encoding.decode(drawn, seed: seed), codes: drawn)
    }

    /// Rows that break a rule, one after the other and without an evaluator.
    func broken(_ text: String) throws -> Int {
      let rule = try RuleFixture.rule(text)
      return (0..<enforced.table.rowCount).count { row in
        let values = RuleFixture.values(enforced.table, row: row)
        switch rule.statement {
        case .condition(let condition): return condition.holds { values[$0] } == false
        case .formula(let column, let expression):
          guard let wanted = expression.value({ values[$0] }).number,
            let found = values[column].number
          else { return false }
          return wanted != found
        case .tuples(let columns, let list):
          let cells = columns.map { values[$0] }
          return !cells.contains(.null) && !list.contains(cells)
        default: return false
        }
      }
    }
  }

  static let sets: [[String]] = [
    ["days = days(end - start)", "end >= start", "cost is null iff end > 2022-12-31"],
    [
      #"if code starts with "O" then sex = "F" and age between 15 and 49"#,
      #"if code = "P1" then age = 0"#, #"if sex = "M" then cost >= 100"#,
    ],
    ["hour = hour(moment)", "if hour < 6 then cost is not null and cost < 400.25"],
    ["cost >= age * 3", "days <= age", "end - start >= days"],
    [#"(sex, code) in (("F", "O1"), ("F", "C1"), ("M", "C2"))"#, "age != 42"],
    [#"weekday(start) != 7"#, #"if sex = "F" then month(end) in (3, 4, 5, 6)"#],
  ]

  @Test(arguments: sets)
  func noRowBreaksARule(_ texts: [String]) throws {
    let draft = try Draft(texts)
    #expect(draft.enforced.table.rowCount == 3000)
    for text in texts { #expect(try draft.broken(text) == 0, "\(text)") }
    #expect(draft.enforced.report.outcomes.allSatisfy { $0.broken == 0 })
  }

  @Test func masksAloneRepairNothing() throws {
    let draft = try Draft([
      #"if code starts with "O" then sex = "F""#, #"if code = "P1" then age < 5"#,
    ])
    #expect(draft.enforced.report.repairedRows == 0 && draft.enforced.report.redrawnRows == 0)
    #expect(draft.enforced.codes == draft.drawn)
    // The model itself has nothing in the cells that are ruled out.
    let cells = draft.model.marginal(of: Clique(0, 1))
    #expect(cells[6] == 0 && cells[7] == 0 && cells[0] > 0)
  }

  @Test func theCodesAreThoseOfTheRows() throws {
    let draft = try Draft(RuleEnforcerTests.sets[0])
    let again = try RuleFixture.encoding.encode(draft.enforced.table)
    #expect(again == draft.enforced.codes)
  }

  @Test func theSameSeedGivesTheSameRows() throws {
    let texts = RuleEnforcerTests.sets[3]
    #expect(try Draft(texts).enforced.table == Draft(texts).enforced.table)
    #expect(try Draft(texts).enforced.table != Draft(texts, seed: 6).enforced.table)
  }

  @Test func valuesDrawnAgainStayInTheirCells() throws {
    let draft = try Draft(["hour = hour(moment)"])
    #expect(draft.enforced.report.repairedRows == 0)
    #expect(draft.enforced.codes == draft.drawn)
  }

  @Test func aKeyHasNoTwoRowsAlike() throws {
    let draft = try Draft(["unique(age, cost)"], rows: 2000)
    var seen: Set<[RuleValue]> = []
    for row in 0..<2000 {
      let values = RuleFixture.values(draft.enforced.table, row: row)
      if values[6] != .null { #expect(seen.insert([values[2], values[6]]).inserted) }
    }
  }

  @Test func aKeyOfTooFewValuesIsAFailureThatNamesTheRule() throws {
    let failure = #expect(throws: RuleFailure.self) { try Draft(["unique(sex, days)"], rows: 500) }
    #expect(failure?.rules == ["unique(sex, days)"] && failure?.places == [0])
  }

  /// As many rows as there are combinations: every one of them is found, whatever the seed.
  @Test(arguments: [UInt64(1), 2, 3])
  func aKeyMayUseUpAllItsValues(seed: UInt64) throws {
    let draft = try Draft(["unique(sex, days)"], rows: 62, seed: seed)
    let rows = (0..<62).map { RuleFixture.values(draft.enforced.table, row: $0) }
    #expect(Set(rows.map { [$0[0], $0[4]] }).count == 62)
  }

  /// Null is like nothing else: where values run out, the rows left become null, whatever the seed.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func aKeyThatMayBeNullNeverRunsOut(seed: UInt64) throws {
    let draft = try Draft(["unique(code)"], rows: 300, seed: seed)
    let codes = (0..<300).map { RuleFixture.values(draft.enforced.table, row: $0)[1] }
    let values = codes.filter { $0 != .null }
    #expect(Set(values).count == values.count)
    #expect(draft.enforced.report.outcomes[0].broken == 0)
  }

  /// No row at hand obeys: rows drawn anew lend their values.
  @Test func rowsAreMendedWhereNoneObeys() throws {
    let rule = "cost = age * 7 + hour ± 2"
    for rows in [1, 2, 40] {
      let draft = try Draft([rule, "age > 0 and cost is not null"], rows: rows)
      #expect(draft.enforced.table.rowCount == rows)
      #expect(try draft.broken("age > 0 and cost is not null") == 0)
      #expect(draft.enforced.report.outcomes.allSatisfy { $0.broken == 0 })
    }
  }

  @Test func releasedCountsTellWhatARuleContradicts() throws {
    let plan = try RuleFixture.plan([
      #"sex = "M""#, #"if code starts with "O" then sex = "M""#, "age <= 99",
    ])
    var request = SynthesisRequest(
      columns: RuleFixture.encoding.columns.map {
        SynthesisColumn(name: $0.schema.name, size: $0.size)
      }, total: try #require(Rho(2)), method: .junction)
    plan.shape(&request)
    let real = PrivateTable(RuleFixture.codes(rows: 4000, seed: 21))
    var measurer = DraftMeasurer(seed: 3)
    let synthesizer = Synthesizer(request)
    let result = try synthesizer.run(real.counts, using: &measurer)
    let found = synthesizer.contradictions(result.measurements)
    let first = try #require(found.first { $0.rule == 0 })
    #expect(abs(first.share - 0.5) < 0.03 && first.isLarge)
    // Rows in cells that a rule leaves empty are rows all the same.
    #expect(abs(result.model.total - 4000) < 60)
    let without = Synthesizer(
      { () -> SynthesisRequest in
        var plain = request
        plain.rules = RulePlan()
        return plain
      }())
    #expect(without.contradictions(result.measurements).isEmpty)
  }

  @Test func valuesDetermineOneAnother() throws {
    let draft = try Draft(["code determines sex"])
    var found: [RuleValue: RuleValue] = [:]
    for row in 0..<draft.enforced.table.rowCount {
      let values = RuleFixture.values(draft.enforced.table, row: row)
      if values[1] == .null { continue }
      #expect(found[values[1], default: values[0]] == values[0])
      found[values[1]] = values[0]
    }
  }

  @Test func totalsAreMetExactly() throws {
    let draft = try Draft([
      #"count(sex = "F") = 1000"#, "share(age >= 50 and days < 10) = 25%", "age >= 20",
    ])
    let rows = (0..<3000).map { RuleFixture.values(draft.enforced.table, row: $0) }
    #expect(rows.count { $0[0] == .text("F") } == 1000)
    #expect(
      rows.count {
        ($0[2].number ?? .zero) >= Rational(50) && ($0[4].number ?? .zero) < Rational(10)
      } == 750)
    #expect(rows.allSatisfy { ($0[2].number ?? .zero) >= Rational(20) })
  }

  @Test func aRuleMayAskForTheNumberOfRows() throws {
    var request = SynthesisRequest(
      columns: RuleFixture.encoding.columns.map {
        SynthesisColumn(name: $0.schema.name, size: $0.size)
      }, total: try #require(Rho(0.1)), method: .independent)
    try RuleFixture.plan(["count = 1234"]).shape(&request)
    #expect(request.rows == 1234)
  }

  @Test func noRowsObeyEverything() throws {
    let draft = try Draft(RuleEnforcerTests.sets[0], rows: 0)
    #expect(draft.enforced.table.rowCount == 0 && draft.enforced.report.repairedShare == 0)
  }

  @Test func oneRowObeys() throws {
    let draft = try Draft(["if hour < 24 then age < 50", "days = days(end - start)"], rows: 1)
    #expect(try draft.broken("if hour < 24 then age < 50") == 0)
  }

  /// What masks say is known: the fit to the same noise is closer to the truth with them. The real rows obey.
  @Test func zerosMakeTheFitCloser() throws {
    let encoding = RuleFixture.encoding
    var random = SeededRandom(seed: 77)
    let codes = CodeTable(
      sizes: encoding.sizes,
      columns: encoding.sizes.enumerated().map { column, size in
        CodeColumn(count: 2000, size: size) { _ in
          column < 3 ? 0 : Int(random.unit() * Double(size))
        }
      }, rowCount: 2000)
    var all = codes.columns
    let kinds = (0..<2000).map { _ in Int(random.unit() * 5) }
    all[1] = CodeColumn(count: 2000, size: 6) { kinds[$0] }
    all[0] = CodeColumn(count: 2000, size: 2) { kinds[$0] < 2 ? 0 : Int(random.unit() * 2) }
    let real = PrivateTable(CodeTable(sizes: encoding.sizes, columns: all, rowCount: 2000))
    func distance(_ texts: [String], seed: UInt64) throws -> Double {
      let columns = encoding.columns.map { SynthesisColumn(name: $0.schema.name, size: $0.size) }
      var request = SynthesisRequest(
        columns: columns, total: try #require(Rho(0.002)), method: .junction)
      try RuleFixture.plan(texts).shape(&request)
      var measurer = DraftMeasurer(seed: seed)
      let model = try Synthesizer(request).run(real.counts, using: &measurer).model
      let table = CodeTable(sizes: encoding.sizes, columns: all, rowCount: 2000)
      let truth = table.counts(of: Clique(0, 1)).map { Double($0) / 2000 }
      return zip(model.marginal(of: Clique(0, 1)), truth)
        .reduce(0) { $0 + abs($1.0 / model.total - $1.1) } / 2
    }
    let rule = #"if code starts with "O" then sex = "F""#
    let with = try (1...6).map { try distance([rule], seed: $0) }.reduce(0, +)
    let without = try (1...6).map { try distance([], seed: $0) }.reduce(0, +)
    #expect(with < without)
  }
}
