import Documents
import Tables

/// Rows that are lost: one by one, or all those of some stretches of time.
struct DropStep: TableStep {
  let rate: Double
  /// How long a stretch without rows is, and of which column; `nil` drops one by one.
  let gaps: Gaps?
  let condition: StepCondition?

  /// Stretches of time.
  struct Gaps: Sendable, Hashable {
    let length: StepDuration
    let range: Range<Int>
    let column: StepColumn
  }

  /// `drop P% of rows [in gaps of LENGTH of COLUMN] [where CONDITION]`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    rate = try reader.fraction("the share of rows")
    try reader.expect("of", "rows")
    if reader.take("in", "gaps", "of") {
      let start = reader.range.lowerBound
      let length = try reader.duration()
      let range = start..<reader.reached
      try reader.expect("of")
      gaps = Gaps(length: length, range: range, column: try reader.column())
    } else {
      gaps = nil
    }
    condition = try reader.rows()
  }

  var text: String {
    let stretch = gaps.map { " in gaps of \($0.length.text) of \($0.column.name.asStepName)" } ?? ""
    return "drop \(rate.asPercent) of rows" + stretch + condition.asWhere
  }

  var sentence: String {
    "\(rate.asPercent) of the rows are lost"
      + (gaps.map { ", in gaps of \($0.length.text) of \($0.column.name)" } ?? "")
      + condition.asWhere
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    if let gaps {
      _ = try gaps.length.steps(gaps.column.numeric(in: schema).kind, at: gaps.range)
    }
    try condition?.check(schema)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    var stream = random.stream()
    let rows = try table.rows(where: condition)
    let wanted = Int((rate * Double(rows.count)).rounded())
    var lost = Array(repeating: false, count: table.table.rowCount)
    guard let gaps else {
      for row in stream.choose(wanted, of: rows) { lost[row] = true }
      return table.take(lost.indices.filter { !lost[$0] })
    }
    let length = try gaps.length.steps(gaps.column.numeric(in: table.schema).kind, at: gaps.range)
    let values = try table.column(gaps.column).values
    let timed = rows.filter { values[$0] != PackedIntegers.null }.sorted {
      (values[$0], $0) < (values[$1], $1)
    }
    let times = timed.map { values[$0] }
    var count = 0
    var stretches = 0
    // Every gap begins at a row that is left, so that it takes one at least.
    while count < min(wanted, timed.count) {
      let left = timed.indices.filter { !lost[timed[$0]] }
      let start = left[stream.below(left.count)]
      let end = Int128(times[start]) + Int128(length)
      for place in start..<timed.count {
        guard Int128(times[place]) < end, count < wanted else { break }
        if !lost[timed[place]] {
          lost[timed[place]] = true
          count += 1
        }
      }
      stretches += 1
    }
    table.take(lost.indices.filter { !lost[$0] })
    effect.figures.append(StepFigure("gaps", after: Double(stretches)))
    if count < wanted {
      effect.warnings.append("only \(count) rows have a time, so no more could be lost")
    }
  }
}
