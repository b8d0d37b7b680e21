import Documents
import Tables

/// New shares of values: one event's, or equal ones of a column's classes; perhaps with a weight column that
/// undoes them.
struct MarginStep: Sendable, Hashable {
  /// What gets new shares.
  enum Target: Sendable, Hashable {
    /// The rows of a condition get this share, 0 … 1.
    case event(StepCondition, share: Double)
    /// Every value of a column gets an equal part of what is not null.
    case balance(StepColumn)
  }

  /// The column of weights of rows that were made more of.
  static let usualWeight = "weight"

  let target: Target
  /// The column of weights; `nil` for none.
  let weight: StepColumn?
  private let isAmplified: Bool

  /// `set share of CONDITION to P%`.
  init(share reader: inout StepReader) throws(TextProblem) {
    target = .event(try reader.condition(upTo: "to"), share: try reader.fraction("the new share"))
    weight = try MarginStep.weight(&reader)
    isAmplified = false
  }

  /// `amplify CONDITION to P%`, with weights.
  init(amplify reader: inout StepReader) throws(TextProblem) {
    target = .event(try reader.condition(upTo: "to"), share: try reader.fraction("the new share"))
    weight =
      try MarginStep.weight(&reader)
      ?? StepColumn(name: MarginStep.usualWeight, range: reader.range)
    isAmplified = true
  }

  /// `balance COLUMN`.
  init(balance reader: inout StepReader) throws(TextProblem) {
    target = .balance(try reader.column())
    weight = try MarginStep.weight(&reader)
    isAmplified = false
  }

  private static func weight(_ reader: inout StepReader) throws(TextProblem) -> StepColumn? {
    reader.take("with", "weight") ? try reader.column() : nil
  }

  var text: String {
    let isUsual = isAmplified && weight?.name == MarginStep.usualWeight
    let weights = isUsual ? "" : weight.map { " with weight \($0.name.asStepName)" } ?? ""
    switch target {
    case .event(let condition, let share):
      return (isAmplified ? "amplify " : "set share of ") + condition.text
        + " to \(share.asPercent)" + weights
    case .balance(let column): return "balance \(column.name.asStepName)" + weights
    }
  }

  var sentence: String {
    let weights = weight.map { "; the column \($0.name) undoes it" } ?? ""
    switch target {
    case .event(let condition, let share):
      return "\(share.asPercent) of the rows have \(condition.text)" + weights
    case .balance(let column): return "the values of \(column.name) are equally frequent" + weights
    }
  }

  /// Checks columns and values, and notes the column of weights.
  func check(_ schema: inout Schema) throws(TextProblem) {
    switch target {
    case .event(let condition, let share):
      try condition.check(schema)
      guard share > 0 || weight == nil else {
        throw TextProblem(
          "rows that are not there cannot be weighted back; leave the weights out",
          at: condition.range)
      }
      guard share < 1 else {
        throw TextProblem(
          "all rows are asked for; write: what if \(condition.text)", at: condition.range)
      }
    case .balance(let column):
      let known = try column.written(in: schema)
      guard known.isModelled, !known.kind.isNumeric else {
        throw TextProblem(
          "only columns of named values are balanced; \(known.name) is \(known.kind.rawValue)",
          at: column.range)
      }
    }
    try weight?.checkNew(in: schema)
    // Several steps may be undone by one column.
    if let weight, schema.index(of: weight.name) == nil {
      schema.columns.append(.weights(weight.name))
    }
  }
}

extension StepColumn {
  /// Refuses a name that a column has already.
  func checkNew(in schema: Schema) throws(TextProblem) {
    let known = schema.columns.first { $0.name == name }
    guard known == nil || known == .weights(name) else {
      throw TextProblem(
        "there is a column “\(name)” already; name another, as in: with weight w", at: range)
    }
  }
}

extension ColumnSchema {
  /// Digits after the point of weights.
  static let weightDigits = 9

  /// A column of weights.
  static func weights(_ name: String) -> ColumnSchema {
    ColumnSchema(
      name: name, kind: .decimal, domain: .grid(lower: 0, upper: .max),
      fractionDigits: weightDigits, nullable: false)
  }
}
