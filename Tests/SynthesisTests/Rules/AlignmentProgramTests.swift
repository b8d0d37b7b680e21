import Tables
import Testing

@testable import Rules
@testable import Synthesis

/// Values moved within their cells, against the plainest way to find them.
@Suite struct AlignmentProgramTests {
  @Test(arguments: [(RuleFunction.hour, "moment"), (.minute, "moment"), (.weekday, "start")])
  func valuesMoveWithinTheirCells(function: RuleFunction, name: String) throws {
    let schema = RuleSchema(RuleFixture.encoding)
    let position = try #require(RuleFixture.schema.index(of: name))
    let source = try #require(RuleFixture.schema.index(of: "hour"))
    let bins = try #require(schema.cells(position)?.bins)
    let table = SchemaTable(RuleFixture.rows(4000, seed: 17), RuleFixture.schema)
    let program = try #require(
      AlignmentProgram(
        AlignedColumn(position: position, source: source, function: function, rule: 0), schema))
    let before = LooseRows(table, range: 0..<table.rowCount, columns: [position, source])
    var after = before
    program.fill(&after)
    var moved = 0
    for row in 0..<table.rowCount {
      let (value, wanted) = (before[position, row], before[source, row])
      let cell = bins.steps(of: bins.bin(of: value))
      // The steps from the value that lead to the same place of another unit of this period, the one before, or
      // the one behind.
      let (unit, period): (Int64, Int64) =
        switch function {
        case .hour: (3600, 86_400)
        case .minute: (60, 3600)
        default: (1, 7)
        }
      let part = function.calendar(of: value)
      let step = (wanted - part) * unit
      let isPart = function == .weekday ? (1...7).contains(wanted) : wanted < period / unit
      let found =
        isPart && part != wanted
        ? [step, step - period, step + period].map { value + $0 }.first(where: cell.contains)
        : nil
      #expect(after[position, row] == found ?? value)
      if found != nil { moved += 1 }
    }
    #expect(moved > 200)
  }

  @Test func cellsAreFoundAsByBisection() {
    var random = SeededRandom(seed: 4)
    let all = [
      GridBins(lower: 0, upper: 9, count: 4), GridBins(lower: -50_000, upper: 1_234_567, count: 77),
      GridBins(lower: -.max, upper: .max, count: 9), GridBins(lower: 5, upper: 5, count: 1),
    ]
    for bins in all {
      let finder = CellFinder(bins)
      let bounds = (0..<bins.count).flatMap { bin in
        let steps = bins.steps(of: bin)
        return [steps.lowerBound, steps.upperBound]
      }
      let drawn = (0..<500).map { _ in bins.drawn(from: 0, using: &random) }
      for step in bounds + drawn + [-.max, .max, 0] {
        let cell = finder.cell(of: step)
        #expect(cell == bins.bin(of: step))
        #expect(finder.holds(step, in: cell) == bins.steps(of: cell).contains(step))
      }
    }
  }
}
