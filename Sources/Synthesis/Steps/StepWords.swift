import Documents
import Tables

/// A column that a step names, and where in its text.
public struct StepColumn: Sendable, Hashable {
  /// The column's name.
  public let name: String
  let range: Range<Int>

  /// The column of the schema.
  ///
  /// - Throws: ``TextProblem`` where there is none, or it is left out of synthetic tables.
  func schema(_ schema: Schema) throws(TextProblem) -> ColumnSchema {
    guard let column = schema.columns.first(where: { $0.name == name }) else {
      throw TextProblem(
        "there is no column “\(name)”", at: range, expected: schema.columns.map(\.name))
    }
    return column
  }
}

/// A value that a step names, and where in its text.
public struct StepValue: Sendable, Hashable {
  /// The value as its column writes it.
  public let text: String
  let range: Range<Int>

  /// The value in grid steps of a column.
  ///
  /// - Throws: ``TextProblem`` where the column has no such values.
  func number(of column: ColumnSchema) throws(TextProblem) -> Int64 {
    guard let number = ValueFormat(column).number(from: text) else {
      throw TextProblem(
        "this is no value of \(column.name), whose kind is \(column.kind.rawValue)", at: range)
    }
    return number
  }
}

/// A length of time.
public struct StepDuration: Sendable, Hashable {
  /// How many units, at least 1.
  let count: Int
  /// A unit of fixed length: second, minute, hour, day or week.
  let unit: CalendarUnit

  static let names = ["seconds", "minutes", "hours", "days", "weeks"]

  static func unit(_ word: String) -> CalendarUnit? {
    let single = word.hasSuffix("s") ? String(word.dropLast()) : word
    guard let unit = CalendarUnit(rawValue: single), unit.seconds != nil else { return nil }
    return unit
  }

  /// As it is written.
  var text: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }

  /// The length in grid steps of a column of dates or timestamps.
  ///
  /// - Throws: ``TextProblem`` at `range` where dates are asked for less than a day.
  func steps(_ kind: ColumnKind, at range: Range<Int>) throws(TextProblem) -> Int64 {
    let seconds = Int64(count) * (unit.seconds ?? 1)
    if kind == .timestamp { return seconds }
    guard kind == .date else {
      throw TextProblem("only dates and timestamps take a length of time", at: range)
    }
    guard seconds % 86_400 == 0 else {
      throw TextProblem("dates take whole days or weeks", at: range, expected: ["days", "weeks"])
    }
    return seconds / 86_400
  }
}

extension CalendarUnit {
  /// Seconds of a unit of fixed length; `nil` for months and longer ones.
  var seconds: Int64? {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    case .week: 604_800
    case .month, .quarter, .year: nil
    }
  }
}

extension Double {
  /// A fraction as a step writes it, such as `20%`.
  var asPercent: String {
    let value = (self * 1e14).rounded() / 1e12
    return (value == value.rounded() ? String(Int(value)) : "\(value)") + "%"
  }

  /// A number as a step writes it.
  var asStepNumber: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : "\(self)"
  }
}

extension StepColumn {
  /// The column, which synthetic tables must have.
  ///
  /// - Throws: ``TextProblem`` where there is none, or it is free text, which is left out.
  func written(in schema: Schema) throws(TextProblem) -> ColumnSchema {
    let column = try self.schema(schema)
    // What a step has written as text has lost its domain, and is no free text of the input.
    guard column.isModelled || column.kind == .identifier || column.reason == Schema.writtenText
    else {
      throw TextProblem(
        "\(name) is free text, which synthetic tables leave out", at: range)
    }
    return column
  }

  /// The column, whose values must be numbers, dates or times.
  func numeric(in schema: Schema) throws(TextProblem) -> ColumnSchema {
    try numeric(try written(in: schema))
  }

  /// The same column, if its values are numbers, dates or times.
  func numeric(_ column: ColumnSchema) throws(TextProblem) -> ColumnSchema {
    guard column.kind.isNumeric else {
      throw TextProblem(
        "\(name) has no numbers: its kind is \(column.kind.rawValue)", at: range)
    }
    return column
  }
}

extension [StepColumn] {
  /// The names with commas between, as a step writes them.
  var stepNames: String { map(\.name.asStepName).joined(separator: ", ") }
}

extension StepCondition? {
  /// ` where …`, or nothing.
  var asWhere: String { map { " where " + $0.text } ?? "" }
}
