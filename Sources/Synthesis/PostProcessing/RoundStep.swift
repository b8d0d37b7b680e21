import Documents
import Tables

/// Numbers rounded to multiples of a step.
///
/// At random a number goes up with the probability of its distance to the multiple below, so that sums keep
/// their expectation (Cox 1987); otherwise to the nearest, from the middle to the even multiple.
struct RoundStep: TableStep {
  let column: StepColumn
  let multiple: StepValue
  let isRandom: Bool

  init(_ reader: inout StepReader) throws(TextProblem) {
    column = try reader.column()
    try reader.expect("to")
    multiple = try reader.value()
    isRandom = reader.take("at", "random")
  }

  var text: String {
    "round \(column.name.asStepName) to \(multiple.text.asStepValue)"
      + (isRandom ? " at random" : "")
  }

  var sentence: String {
    "\(column.name) is rounded to multiples of \(multiple.text)"
      + (isRandom ? ", up or down at random so that sums keep their expectation" : "")
  }

  func check(_ schema: inout Schema) throws(TextProblem) { _ = try steps(schema) }

  private func steps(_ schema: Schema) throws(TextProblem) -> Int64 {
    let column = try column.numeric(in: schema)
    guard column.kind == .integer || column.kind == .decimal else {
      throw TextProblem(
        "dates and times are coarsened, as in: coarsen \(column.name.asStepName) to month",
        at: self.column.range)
    }
    let steps = try multiple.number(of: column)
    guard steps > 0 else {
      throw TextProblem("a multiple above 0 is expected here", at: multiple.range)
    }
    return steps
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let steps = try steps(table.schema)
    let values = try table.column(column)
    var stream = random.stream()
    table.replace(
      values.mappingNumbers { value in
        let below = value.flooredDivision(by: steps)
        let up: Bool
        if isRandom {
          up = Int64(stream.below(Int(steps))) < below.remainder
        } else {
          let twice = Int128(below.remainder) * 2
          up = twice > Int128(steps) || twice == Int128(steps) && below.quotient % 2 != 0
        }
        return Int64(clamping: (Int128(below.quotient) + (up ? 1 : 0)) * Int128(steps))
      })
  }
}
