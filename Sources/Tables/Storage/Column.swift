/// A column's values, typed.
public enum ColumnStorage: Sendable, Hashable {
  /// Steps on the column's grid: whole numbers, decimals times 10^digits, days, or seconds.
  case numbers(PackedIntegers)
  /// Codes into a dictionary of texts; null has no code.
  case categories(PackedIntegers, StringDictionary)
}

/// One column of a table: typed values and how they are written.
public struct Column: Sendable, Hashable {
  /// The name in the header.
  public let name: String
  /// How values are written.
  public let format: ValueFormat
  /// The values.
  public let storage: ColumnStorage

  /// Makes a column.
  public init(name: String, format: ValueFormat, storage: ColumnStorage) {
    self.name = name
    self.format = format
    self.storage = storage
  }

  /// Makes a column of texts, `nil` for null, in order of first appearance.
  public init(name: String, texts: some Sequence<String?>) {
    var codes: [String: Int64] = [:]
    var distinct: [String] = []
    let rows = texts.map { text -> Int64? in
      guard let text else { return nil }
      if let code = codes[text] { return code }
      codes[text] = Int64(distinct.count)
      distinct.append(text)
      return Int64(distinct.count - 1)
    }
    self.init(
      name: name, format: .text,
      storage: .categories(PackedIntegers(rows), StringDictionary(distinct)))
  }

  /// How many rows it has.
  public var count: Int { rows.count }

  /// The grid steps or dictionary codes, whichever it holds.
  public var rows: PackedIntegers {
    switch storage {
    case .numbers(let numbers): numbers
    case .categories(let codes, _): codes
    }
  }

  /// Whether a row is null.
  public func isNull(_ row: Int) -> Bool { rows[row] == nil }

  /// The grid step of a row; `nil` for null, and in columns of text.
  public func number(_ row: Int) -> Int64? {
    if case .numbers(let numbers) = storage { numbers[row] } else { nil }
  }

  /// A row's value as it is written, `nil` for null. Complexity: O(length).
  public func text(_ row: Int) -> String? {
    guard let value = rows[row] else { return nil }
    switch storage {
    case .numbers: return format.text(of: value)
    case .categories(_, let dictionary): return dictionary[Int(value)]
    }
  }

  /// How many rows are null. Complexity: O(rows).
  public var nullCount: Int {
    var nulls = 0
    rows.forEachBlock { _, numbers in
      for number in numbers where number == PackedIntegers.null { nulls += 1 }
    }
    return nulls
  }
}
