import Documents
import Tables

/// Dates and times set back to the start of their week, month, quarter or year.
struct CoarsenStep: TableStep {
  let column: StepColumn
  let unit: CalendarUnit

  init(_ reader: inout StepReader) throws(TextProblem) {
    column = try reader.column()
    try reader.expect("to")
    guard let token = reader.next, let unit = CalendarUnit(rawValue: token.text.lowercased()) else {
      throw reader.problem(
        "a unit of the calendar is expected here",
        expected: CalendarUnit.allCases.map(\.rawValue))
    }
    _ = reader.take(token.text.lowercased())
    self.unit = unit
  }

  var text: String { "coarsen \(column.name.asStepName) to \(unit.rawValue)" }

  var sentence: String { "\(column.name) becomes the first moment of its \(unit.rawValue)" }

  func check(_ schema: inout Schema) throws(TextProblem) {
    let known = try column.written(in: schema)
    guard known.kind == .date || known.kind == .timestamp else {
      throw TextProblem("only dates and timestamps are coarsened", at: column.range)
    }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let kind = try column.written(in: table.schema).kind
    table.replace(try table.column(column).mappingNumbers { unit.start(of: $0, kind: kind) })
  }
}
