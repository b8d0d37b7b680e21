import Rules
import Tables
import Testing

@testable import Synthesis

@Suite("Clauses of conditions") struct ClauseTests {
  /// A rule is broken by a row exactly where one of its clauses is.
  @Test(arguments: RuleFixture.conditions)
  func aRowBreaksARuleWhereItBreaksAClause(_ text: String) throws {
    guard case .condition(let condition) = try RuleFixture.rule(text).statement else { return }
    let table = RuleFixture.rows(400, seed: 3)
    for row in 0..<table.rowCount {
      let values = RuleFixture.values(table, row: row)
      let isBroken = condition.holds { values[$0] } == false
      let breaksOne = condition.clauses.contains { $0.holds { values[$0] } == false }
      #expect(isBroken == breaksOne)
    }
  }

  @Test func consequencesAreTakenOneByOne() throws {
    let rule = try RuleFixture.rule(
      #"if code starts with "O" then sex = "F" and age between 15 and 49"#)
    guard case .condition(let condition) = rule.statement else { return }
    #expect(condition.clauses.allSatisfy { $0.columns.count == 2 })
  }
}

@Suite("Conditions over cells") struct CellConditionTests {
  /// What a row makes of a condition is among what its cells may make of it, over fine cells and over coarse
  /// ones: nothing possible is ever taken for impossible.
  @Test(arguments: RuleFixture.conditions)
  func cellsAllowWhatTheirRowsDo(_ text: String) throws {
    let encoding = RuleFixture.encoding
    let rule = try RuleFixture.rule(text)
    var planner = RulePlanner(RuleSchema(encoding))
    planner.plan.rules = [RulePlan.PlannedRule(checked: rule, place: 0)]
    let condition: Condition
    switch rule.statement {
    case .condition(let inner): condition = inner
    case .formula(let column, let expression):
      condition = .compare(.column(column), .equal, expression)
    case .balance(let balance):
      condition = .near(
        LinearForm(balance).expression, .literal(.number(.zero)), tolerance: balance.tolerance)
    case .tuples(let columns, let list): condition = .tuple(columns, list)
    default: return
    }
    let cells = planner.cellCondition(condition)
    let sources = Clique(Array(cells.columns))
    let codes = RuleFixture.codes(rows: 300, seed: 8)
    let table = encoding.decode(codes, seed: 8)
    for isCoarse in [false, true] {
      let coarsenings = encoding.sizes.enumerated().map { column, size in
        let width = sources.count > 3 ? 12 : 4
        return isCoarse || sources.count > 2
          ? Coarsening(Coarsener.numbered((0..<size).map { ($0 * 7 + column) % size / width }))
            ?? Coarsening(identity: size)
          : Coarsening(identity: size)
      }
      let possible = CoarseCondition(
        cells, over: sources, coarsenings, values: planner.values
      ).possible
      for row in 0..<table.rowCount {
        let values = RuleFixture.values(table, row: row)
        guard condition.holds({ values[$0] }) != false else { continue }
        var cell = 0
        for column in sources.columns {
          let coarse = coarsenings[column].cells[codes.columns[column][row]]
          cell = cell * coarsenings[column].size + coarse
        }
        #expect(possible[cell], "row \(row) of \(text)")
      }
    }
  }

  /// Over single values and categories nothing is vague: a cell is empty exactly where every row breaks.
  @Test func tablesOfValuesAreExact() throws {
    let rule = try RuleFixture.rule(#"if code starts with "O" then sex = "F""#)
    guard case .condition(let condition) = rule.statement else { return }
    let planner = RulePlanner(RuleSchema(RuleFixture.encoding))
    let cells = planner.cellCondition(condition)
    let identity = RuleFixture.encoding.sizes.map { Coarsening(identity: $0) }
    let possible = CoarseCondition(
      cells, over: Clique(0, 1), identity, values: planner.values
    ).possible
    // sex F, M by code O1, O2, P1, C1, C2, null.
    #expect(
      possible == [true, true, true, true, true, true, false, false, true, true, true, true])
  }
}
