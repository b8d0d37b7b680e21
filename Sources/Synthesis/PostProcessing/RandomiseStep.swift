import Documents
import Tables

/// Post-randomisation (PRAM: Gouweleeuw, Kooiman, Willenborg and de Wolf 1998): every value becomes another one
/// with declared probabilities.
struct RandomiseStep: TableStep {
  /// The probabilities.
  enum Matrix: Sendable, Hashable {
    /// A value is kept with this probability; the others share the rest evenly.
    case retention(Double)
    /// A value is kept with this probability, else drawn as frequent as values are, so that the column's shares
    /// keep their expectation (invariant PRAM).
    case frequencies(Double)
    /// Rows by value, each of shares by value; values without a row are kept.
    case declared([Row])
  }

  /// What becomes of one value.
  struct Row: Sendable, Hashable {
    let value: StepValue
    let outcomes: [Outcome]
  }

  /// A value with its probability.
  struct Outcome: Sendable, Hashable {
    let value: StepValue
    let share: Double
  }

  let column: StepColumn
  let matrix: Matrix

  init(_ reader: inout StepReader) throws(TextProblem) {
    column = try reader.column()
    if reader.take("keeping") {
      let kept = try reader.fraction("the share that is kept")
      matrix = reader.take("by", "frequency") ? .frequencies(kept) : .retention(kept)
    } else if reader.take("with") {
      var rows = [try RandomiseStep.row(&reader)]
      while reader.take(";") { rows.append(try RandomiseStep.row(&reader)) }
      matrix = .declared(rows)
    } else {
      throw reader.problem("the probabilities are expected here", expected: ["keeping", "with"])
    }
  }

  private static func row(_ reader: inout StepReader) throws(TextProblem) -> Row {
    let value = try reader.value()
    try reader.expect(":")
    let start = reader.range.lowerBound
    var outcomes: [Outcome] = []
    repeat {
      outcomes.append(
        Outcome(value: try reader.value(), share: try reader.fraction("a probability")))
    } while reader.take(",")
    guard abs(outcomes.reduce(0) { $0 + $1.share } - 1) < 1e-9 else {
      throw TextProblem(
        "the probabilities of what becomes of \(value.text) must sum to 100%",
        at: start..<reader.reached)
    }
    return Row(value: value, outcomes: outcomes)
  }

  var text: String {
    let name = column.name.asStepName
    switch matrix {
    case .retention(let kept): return "randomise \(name) keeping \(kept.asPercent)"
    case .frequencies(let kept): return "randomise \(name) keeping \(kept.asPercent) by frequency"
    case .declared(let rows):
      let words = rows.map { row in
        row.value.text.asStepValue + ": "
          + row.outcomes.map { "\($0.value.text.asStepValue) \($0.share.asPercent)" }
          .joined(separator: ", ")
      }
      return "randomise \(name) with " + words.joined(separator: "; ")
    }
  }

  var sentence: String {
    switch matrix {
    case .retention(let kept):
      "\(kept.asPercent) of the values of \(column.name) are kept, the others become any other value"
    case .frequencies(let kept):
      "\(kept.asPercent) of the values of \(column.name) are kept, the others drawn by frequency"
    case .declared: "values of \(column.name) become others with the declared probabilities"
    }
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    let known = try column.written(in: schema)
    guard !known.kind.isNumeric, known.kind != .identifier else {
      throw TextProblem("only columns of named values are randomised", at: column.range)
    }
    guard case .declared(let rows) = matrix else { return }
    var seen: Set<String> = []
    for row in rows {
      guard seen.insert(row.value.text).inserted else {
        throw TextProblem("this value has a row already", at: row.value.range)
      }
      for value in [row.value] + row.outcomes.map(\.value) {
        if let names = known.valueNames, !names.contains(value.text) {
          throw TextProblem("\(column.name) has no such value", at: value.range, expected: names)
        }
      }
    }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let old = try table.column(column)
    let names = try column.written(in: table.schema).valueNames
    let values = NamedValues(old, names)
    let draws = values.probabilities(matrix).map { AliasTable($0) }
    var stream = random.stream()
    let drawn = values.codes.map { code in
      // One draw a row, null too, so that a value's fate does not hang on others.
      let number = (stream.below(Int.max), stream.unit())
      return code < 0 ? code : draws[code].value(number.0, number.1)
    }
    table.replace(values.column(drawn, like: old))
  }
}

extension ColumnSchema {
  /// The declared values as text; `nil` where there are none.
  var valueNames: [String]? {
    switch domain {
    case .categories(let names):
      outOfDomain == .other && !names.contains("other") ? names + ["other"] : names
    case .codes(let count) where count <= 1 << 16: (0..<count).map(String.init)
    case .codes, .grid, .open: nil
    }
  }
}
