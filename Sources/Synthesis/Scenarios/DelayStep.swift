import Documents
import Tables

/// Rows that come late: the table in order of time, some of its rows only after others that are later.
struct DelayStep: TableStep {
  let rate: Double
  let most: StepDuration
  private let range: Range<Int>
  let column: StepColumn
  let condition: StepCondition?

  /// `delay P% of rows by up to LENGTH of COLUMN [where CONDITION]`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    rate = try reader.fraction("the share of rows")
    try reader.expect("of", "rows", "by", "up", "to")
    let start = reader.range.lowerBound
    most = try reader.duration()
    range = start..<reader.reached
    try reader.expect("of")
    column = try reader.column()
    condition = try reader.rows()
  }

  var text: String {
    "delay \(rate.asPercent) of rows by up to \(most.text) of \(column.name.asStepName)"
      + condition.asWhere
  }

  var sentence: String {
    "rows come in the order of \(column.name), \(rate.asPercent) of them up to \(most.text) late"
      + condition.asWhere
  }

  var isReordering: Bool { true }

  func check(_ schema: inout Schema) throws(TextProblem) {
    _ = try most.steps(try column.numeric(in: schema).kind, at: range)
    try condition?.check(schema)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    var stream = random.stream()
    let most = try most.steps(try column.numeric(in: table.schema).kind, at: range)
    let values = try table.column(column).values
    let rows = try table.rows(where: condition).filter { values[$0] != PackedIntegers.null }
    var arrival = values.map { Int128($0) }
    let late = stream.choose(Int((rate * Double(rows.count)).rounded()), of: rows)
    for row in late { arrival[row] += 1 + Int128(stream.below(Int(most))) }
    let order = arrival.indices.sorted { (arrival[$0], $0) < (arrival[$1], $1) }
    table.take(order)
    var (latest, behind) = (Int64.min, 0)
    for row in order where values[row] != PackedIntegers.null {
      if values[row] < latest { behind += 1 }
      latest = max(latest, values[row])
    }
    effect.figures.append(StepFigure("rows late", after: Double(late.count)))
    effect.figures.append(StepFigure("rows after a later one", after: Double(behind)))
  }
}
