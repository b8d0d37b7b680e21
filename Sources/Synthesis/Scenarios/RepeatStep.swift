import Documents
import Tables

/// Rows written more than once, right after one another or among later rows.
struct RepeatStep: TableStep {
  let rate: Double
  /// How often a chosen row is repeated, at most.
  let most: Int
  let condition: StepCondition?

  /// `repeat P% of rows [up to N times] [where CONDITION]`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    rate = try reader.fraction("the share of rows")
    try reader.expect("of", "rows")
    if reader.take("up", "to") {
      most = try reader.count(in: 1...100, "a number of times")
      guard reader.take("times") || reader.take("time") else {
        throw reader.problem("this is not understood", expected: ["times"])
      }
    } else {
      most = 1
    }
    condition = try reader.rows()
  }

  var text: String {
    "repeat \(rate.asPercent) of rows" + (most == 1 ? "" : " up to \(most) times")
      + condition.asWhere
  }

  var sentence: String {
    "\(rate.asPercent) of the rows are written again" + (most == 1 ? "" : ", up to \(most) times")
      + condition.asWhere
  }

  func check(_ schema: inout Schema) throws(TextProblem) { try condition?.check(schema) }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    var stream = random.stream()
    let rows = try table.rows(where: condition)
    let chosen = stream.choose(Int((rate * Double(rows.count)).rounded()), of: rows)
    var copies = Array(repeating: 1, count: table.table.rowCount)
    for row in chosen { copies[row] += 1 + stream.below(most) }
    table.take(copies.indices.flatMap { Array(repeating: $0, count: copies[$0]) })
  }
}
