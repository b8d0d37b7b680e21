import Tables

/// What a value within a rule is.
enum ValueType: Sendable, Hashable {
  case number, date, timestamp, text
  /// A span between dates, which is also a plain number of days.
  case days
  /// A span between timestamps, in seconds.
  case seconds

  /// The values of a column.
  init(_ column: ColumnSchema) {
    if case .codes = column.domain {
      self = .text
      return
    }
    switch column.kind {
    case .integer, .decimal: self = .number
    case .date: self = .date
    case .timestamp: self = .timestamp
    case .category, .boolean, .text, .identifier: self = .text
    }
  }

  /// A value of it in a sentence.
  var described: String {
    switch self {
    case .number: "a number"
    case .date: "a date"
    case .timestamp: "a timestamp"
    case .text: "text"
    case .days: "a number of days"
    case .seconds: "a span of time"
    }
  }

  /// One that is written, in a sentence.
  var example: String {
    switch self {
    case .number: "a number such as 12.5"
    case .date: "a date such as 2024-12-31"
    case .timestamp: "a timestamp such as 2024-12-31T08:30:00"
    case .text: "a text such as \"F\""
    case .days: "a number of days such as 30"
    case .seconds: "a span of time such as 2 hours"
    }
  }

  /// The type in which two values compare; `nil` where they do not.
  func joined(with other: ValueType) -> ValueType? {
    if self == other { return self }
    switch (self, other) {
    case (.number, .days), (.days, .number): return .number
    case (.days, .seconds), (.seconds, .days): return .seconds
    default: return nil
    }
  }
}

extension ColumnSchema {
  /// Digits after the point of the column's grid.
  var gridDigits: Int { kind == .decimal ? min(9, max(0, fractionDigits)) : 0 }

  /// The texts it may take, where they are listed; a derived list is not known before it is measured.
  var listedTexts: [String]? {
    switch domain {
    case .categories(let texts):
      if texts.isEmpty || source == .derived { return nil }
      return outOfDomain == .other && !texts.contains("other") ? texts + ["other"] : texts
    case .codes, .grid, .open: return nil
    }
  }

  /// What the column holds, in a sentence.
  var describedKind: String {
    switch kind {
    case .integer: "a column of whole numbers"
    case .decimal: "a column of numbers"
    case .category: "a column of categories"
    case .date: "a column of dates"
    case .timestamp: "a column of timestamps"
    case .boolean: "a column of two values"
    case .text: "a column of text"
    case .identifier: "a column of identifiers"
    }
  }
}
