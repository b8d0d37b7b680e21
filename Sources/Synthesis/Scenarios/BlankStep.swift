import Documents
import Tables

/// Values that go missing: at one rate, or at rates that rise with another column.
struct BlankStep: TableStep {
  let rate: Double
  /// The rate at the other end, and the numeric column that leads there; `nil` for one rate.
  let slope: Slope?
  let column: StepColumn
  let condition: StepCondition?

  /// Rates that go from that of the least value to that of the greatest, evenly by rank.
  struct Slope: Sendable, Hashable {
    let last: Double
    let by: StepColumn
  }

  /// `blank P% of COLUMN [where CONDITION]` or `blank P% to Q% of COLUMN by COLUMN [where CONDITION]`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    rate = try reader.fraction("the share that goes missing")
    let last = reader.take("to") ? try reader.fraction("the share at the other end") : nil
    try reader.expect("of")
    column = try reader.column()
    if let last {
      try reader.expect("by")
      slope = Slope(last: last, by: try reader.column())
    } else {
      slope = nil
    }
    condition = try reader.rows()
  }

  var text: String {
    let name = column.name.asStepName
    guard let slope else { return "blank \(rate.asPercent) of \(name)" + condition.asWhere }
    return "blank \(rate.asPercent) to \(slope.last.asPercent) of \(name) by "
      + slope.by.name.asStepName + condition.asWhere
  }

  var sentence: String {
    guard let slope else {
      return "\(rate.asPercent) of the values of \(column.name) are missing" + condition.asWhere
    }
    return
      "\(rate.asPercent) of the values of \(column.name) are missing where \(slope.by.name) is least, "
      + "\(slope.last.asPercent) where it is greatest" + condition.asWhere
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    _ = try column.written(in: schema)
    _ = try slope?.by.numeric(in: schema)
    try condition?.check(schema)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let column = try table.column(column)
    let rows = try table.rows(where: condition)
    var stream = random.stream()
    var blank: [Int]
    if let slope {
      let rates = try ranks(of: slope.by, rows, table).map { rate + (slope.last - rate) * $0 }
      blank = zip(rows, rates).filter { stream.unit() < $1 }.map(\.0)
    } else {
      // A rate is met to the row, as shares of the model are.
      blank = stream.choose(Int((rate * Double(rows.count)).rounded()), of: rows)
    }
    table.replace(column.blanking(blank))
    effect.figures.append(
      StepFigure(
        "share blanked of the rows concerned",
        after: Double(blank.count) / Double(max(1, rows.count))))
  }

  /// Where each row lies between the least and the greatest value, 0 … 1; ties in the middle, null first.
  private func ranks(
    of mention: StepColumn, _ rows: [Int], _ table: StepTable
  ) throws(TextProblem) -> [Double] {
    let values = try table.column(mention).values
    let sorted = rows.map { values[$0] }.sorted()
    var first: [Int64: Int] = [:]
    var last: [Int64: Int] = [:]
    for (place, value) in sorted.enumerated() {
      if first[value] == nil { first[value] = place }
      last[value] = place
    }
    return rows.map { row in
      let value = values[row]
      let middle = Double((first[value] ?? 0) + (last[value] ?? 0)) / 2
      return rows.count > 1 ? middle / Double(rows.count - 1) : 0
    }
  }
}
