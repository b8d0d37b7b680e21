import Documents
import Tables

/// Values, rows or a whole column left out of what is written.
struct SuppressStep: TableStep {
  /// What is left out.
  enum Target: Sendable, Hashable {
    /// A column's values in some rows, or in all.
    case values(StepColumn, rows: StepCondition?)
    /// A column's values that fewer than so many rows hold.
    case rareValues(StepColumn, below: Int)
    /// Whole rows.
    case rows(StepCondition)
    /// The column itself.
    case column(StepColumn)
  }

  let target: Target

  init(_ reader: inout StepReader) throws(TextProblem) {
    if reader.take("rows", "where") {
      target = .rows(try reader.condition())
    } else if reader.take("column") {
      target = .column(try reader.column())
    } else {
      let column = try reader.column()
      if reader.take("below") {
        target = .rareValues(
          column, below: try reader.count(in: 2...1_000_000_000, "a number of rows"))
        try reader.expect("rows")
      } else {
        target = .values(column, rows: try reader.rows())
      }
    }
  }

  var text: String {
    switch target {
    case .values(let column, let rows): "suppress \(column.name.asStepName)" + rows.asWhere
    case .rareValues(let column, let below):
      "suppress \(column.name.asStepName) below \(below) rows"
    case .rows(let condition): "suppress rows where \(condition.text)"
    case .column(let column): "suppress column \(column.name.asStepName)"
    }
  }

  var sentence: String {
    switch target {
    case .values(let column, nil): "every value of \(column.name) becomes null"
    case .values(let column, let rows?): "\(column.name) becomes null where \(rows.text)"
    case .rareValues(let column, let below):
      "values of \(column.name) that fewer than \(below) rows hold become null"
    case .rows(let condition): "rows are left out where \(condition.text)"
    case .column(let column): "\(column.name) is left out"
    }
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    switch target {
    case .values(let column, let rows):
      _ = try column.written(in: schema)
      try rows?.check(schema)
    case .rareValues(let column, _): _ = try column.written(in: schema)
    case .rows(let condition): try condition.check(schema)
    case .column(let column):
      _ = try column.written(in: schema)
      schema.columns.removeAll { $0.name == column.name }
    }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    switch target {
    case .values(let column, let rows):
      let values = try table.column(column)
      table.replace(values.blanking(try table.rows(where: rows)))
    case .rareValues(let column, let below):
      let values = try table.column(column)
      var counts: [Int64: Int] = [:]
      for value in values.values { counts[value, default: 0] += 1 }
      table.replace(
        values.with(values.values.map { counts[$0, default: 0] < below ? PackedIntegers.null : $0 })
      )
    case .rows(let condition):
      let gone = Set(try table.rows(where: condition))
      table.take((0..<table.table.rowCount).filter { !gone.contains($0) })
    case .column(let column):
      _ = try table.column(column)
      table.remove(column.name)
    }
  }
}
