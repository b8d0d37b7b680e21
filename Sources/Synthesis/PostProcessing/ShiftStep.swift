import Documents
import Tables

/// Dates and times moved by a random length a row, the same for all columns named together, so that what lies
/// between them stays as it is.
struct ShiftStep: TableStep {
  let columns: [StepColumn]
  let most: StepDuration
  private let range: Range<Int>

  init(_ reader: inout StepReader) throws(TextProblem) {
    columns = try reader.columns()
    try reader.expect("by", "up", "to")
    let start = reader.range.lowerBound
    most = try reader.duration()
    range = start..<reader.reached
  }

  var text: String { "shift \(columns.stepNames) by up to \(most.text)" }

  var sentence: String {
    "\(columns.map(\.name).joined(separator: " and ")) \(columns.count == 1 ? "moves" : "move") by up to \(most.text) back or forth, "
      + "each row by a length of its own"
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    let kinds = Set(
      try columns.map { (column) throws(TextProblem) -> ColumnKind in
        let known = try column.written(in: schema)
        _ = try most.steps(known.kind, at: range)
        return known.kind
      })
    guard kinds.count == 1 else {
      throw TextProblem(
        "dates and timestamps are shifted in steps of their own", at: columns[0].range)
    }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    var stream = random.stream()
    let kind = try columns[0].written(in: table.schema).kind
    let most = try most.steps(kind, at: range)
    let moves = (0..<table.table.rowCount).map { _ in stream.within(most) }
    for column in columns {
      let values = try table.column(column)
      table.replace(
        values.with(
          zip(values.values, moves).map { value, move in
            guard value != PackedIntegers.null else { return value }
            let (sum, overflow) = value.addingReportingOverflow(move)
            return overflow ? value : sum
          }))
    }
  }
}
