import Documents
import Tables

/// Values beyond a bound set to the bound.
struct CodingStep: TableStep {
  /// Which end of the range.
  enum End: String, Sendable, Hashable { case top, bottom }

  let end: End
  let column: StepColumn
  let bound: StepValue

  init(_ end: End, _ reader: inout StepReader) throws(TextProblem) {
    self.end = end
    column = try reader.column()
    try reader.expect("at")
    bound = try reader.value()
  }

  var text: String {
    "\(end.rawValue)-code \(column.name.asStepName) at \(bound.text.asStepValue)"
  }

  var sentence: String {
    "values of \(column.name) \(end == .top ? "above" : "below") \(bound.text) become \(bound.text)"
  }

  func check(_ schema: inout Schema) throws(TextProblem) { _ = try limit(schema) }

  private func limit(_ schema: Schema) throws(TextProblem) -> Int64 {
    try bound.number(of: try column.numeric(in: schema))
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let limit = try limit(table.schema)
    let values = try table.column(column)
    table.replace(
      values.mappingNumbers { end == .top ? min($0, limit) : max($0, limit) })
  }
}
