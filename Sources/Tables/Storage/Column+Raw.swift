/// A raw text that is no value of its column's declared kind, and the first row that holds it.
public struct UnreadableValue: Error, Sendable, Equatable {
  /// The row, from 0.
  public let row: Int
  /// The column's name.
  public let column: String
  /// The text.
  public let value: String
  /// What was expected, as a noun with an example.
  public let expected: String
}

extension Column {
  /// Types a raw column by its schema; each distinct text is read once.
  ///
  /// - Throws: ``UnreadableValue`` for the first row whose text is no value of the declared kind.
  /// - Complexity: O(rows + distinct texts).
  public init(_ raw: RawColumn, schema: ColumnSchema) throws(UnreadableValue) {
    let format = ValueFormat(raw, schema: schema)
    if case .words(let words) = raw.storage, format.isNumberOrTimestamp {
      let numbers = try words.numbers(as: format, column: raw.name)
      self.init(name: raw.name, format: format, storage: .numbers(numbers))
      return
    }
    let texts = raw.texts
    guard format != .text else {
      self.init(name: raw.name, format: .text, storage: texts.categories)
      return
    }
    var steps = [Int64](repeating: PackedIntegers.null, count: texts.dictionary.count)
    for code in steps.indices where !texts.isNull[code] {
      guard let step = texts.dictionary.withBytes(of: code, { format.parse($0) }) else {
        throw UnreadableValue(
          row: raw.firstRow(of: code) ?? 0, column: raw.name, value: texts.dictionary[code],
          expected: format.expectation)
      }
      steps[code] = step
    }
    self.init(name: raw.name, format: format, storage: .numbers(texts.mapped(to: steps)))
  }
}

extension ValueFormat {
  fileprivate var isNumberOrTimestamp: Bool {
    switch self {
    case .number, .timestamp: true
    case .date, .text: false
    }
  }
}

extension RawTexts {
  /// Each row's entry in `steps`, by code.
  func mapped(to steps: [Int64]) -> PackedIntegers {
    var (least, greatest): (Int64, Int64) = (0, 0)
    for step in steps where step != PackedIntegers.null {
      least = min(least, step)
      greatest = max(greatest, step)
    }
    return PackedIntegers(codes, mappedTo: steps, in: least...greatest)
  }

  /// The texts as categories, null texts taken out of the dictionary.
  var categories: ColumnStorage {
    guard isNull.contains(true) else { return .categories(codes, dictionary) }
    var kept: [Int64] = []
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for code in isNull.indices {
      kept.append(isNull[code] ? PackedIntegers.null : Int64(ends.count))
      if isNull[code] { continue }
      dictionary.withBytes(of: code) { bytes.append(contentsOf: $0) }
      ends.append(UInt32(bytes.count))
    }
    return .categories(mapped(to: kept), StringDictionary(bytes: bytes, ends: ends))
  }
}
