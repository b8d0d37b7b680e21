import Documents
import Tables

/// Normal noise on numbers, as of a sensor; what would leave the declared range is held at its bound.
struct NoiseStep: TableStep {
  /// The standard deviation.
  enum Deviation: Sendable, Hashable {
    /// In the column's own units.
    case fixed(StepValue)
    /// In lengths of time, for dates and times.
    case time(StepDuration, Range<Int>)
    /// A part of each value.
    case relative(Double)
  }

  let deviation: Deviation
  let column: StepColumn
  let condition: StepCondition?

  /// `add noise of X to COLUMN [where CONDITION]`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    if reader.isAtFraction {
      deviation = .relative(try reader.fraction("the deviation"))
    } else {
      var ahead = reader
      let start = reader.range.lowerBound
      if let time = try? ahead.duration() {
        reader = ahead
        deviation = .time(time, start..<reader.reached)
      } else {
        deviation = .fixed(try reader.value())
      }
    }
    try reader.expect("to")
    column = try reader.column()
    condition = try reader.rows()
  }

  var text: String {
    let size =
      switch deviation {
      case .fixed(let value): value.text.asStepValue
      case .time(let time, _): time.text
      case .relative(let part): part.asPercent
      }
    return "add noise of \(size) to \(column.name.asStepName)" + condition.asWhere
  }

  var sentence: String {
    let size =
      switch deviation {
      case .fixed(let value): "of deviation \(value.text)"
      case .time(let time, _): "of deviation \(time.text)"
      case .relative(let part): "of deviation \(part.asPercent) of each value"
      }
    return "\(column.name) gets normal noise \(size)" + condition.asWhere
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    _ = try steps(schema)
    try condition?.check(schema)
  }

  /// The deviation in grid steps; `nil` for a part of each value.
  private func steps(_ schema: Schema) throws(TextProblem) -> Double? {
    let known = try column.numeric(in: schema)
    switch deviation {
    case .relative:
      guard known.kind == .integer || known.kind == .decimal else {
        throw TextProblem(
          "dates and times take a length of time, as in: add noise of 2 hours to …",
          at: column.range)
      }
      return nil
    case .time(let time, let range): return Double(try time.steps(known.kind, at: range))
    case .fixed(let value):
      guard known.kind == .integer || known.kind == .decimal, let number = Double(value.text),
        number > 0, number.isFinite
      else { throw TextProblem("a deviation above 0 is expected here", at: value.range) }
      var scale = 1.0
      if known.kind == .decimal { for _ in 0..<known.fractionDigits { scale *= 10 } }
      return number * scale
    }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let steps = try steps(table.schema)
    let known = try column.numeric(in: table.schema)
    let column = try table.column(column)
    var values = column.values
    var stream = random.stream()
    var held = 0
    for row in try table.rows(where: condition) {
      let normal = stream.normal()
      guard values[row] != PackedIntegers.null else { continue }
      var size = steps ?? 0
      if case .relative(let part) = deviation { size = part * Double(abs(values[row])) }
      let noise = (normal * size).rounded(.toNearestOrEven)
      let sum = Int128(values[row]) + Int128(max(-9e18, min(9e18, noise)))
      var (low, high) = (-Int64.max, Int64.max)
      if case .grid(let lower, let upper) = known.domain { (low, high) = (lower, upper) }
      let bounded = Int64(clamping: min(Int128(high), max(Int128(low), sum)))
      if Int128(bounded) != sum { held += 1 }
      values[row] = bounded
    }
    table.replace(column.with(values))
    if held > 0 {
      effect.figures.append(StepFigure("values held at the bounds", after: Double(held)))
    }
  }
}
