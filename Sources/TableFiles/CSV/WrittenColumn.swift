import Tables

/// A column made ready for writing: each distinct value formatted once where there are few.
final class WrittenColumn: @unchecked Sendable {
  /// The grid steps or codes.
  let rows: PackedIntegers
  /// How its fields are found.
  let fields: FieldTable
  /// The most bytes a field takes.
  let mostBytes: Int
  private let delimiter: UInt8
  /// The texts of a column with too many of them to be made ready.
  private let texts: StringDictionary?

  /// The most bytes of texts that are quoted beforehand; above, each is looked at when it is written.
  private static let mostReadyBytes = 1 << 20

  init(
    _ column: Column, delimiter: UInt8, nullText: String, isOnly: Bool,
    isCancelled: () -> Bool = { false }
  ) {
    rows = column.rows
    self.delimiter = delimiter
    func field(_ text: some Collection<UInt8>) -> [UInt8] {
      let field = CSVWriter.quoted(text, delimiter: delimiter)
      return isOnly && field.isEmpty ? [CSVByte.quote, CSVByte.quote] : field
    }
    // The first entry is null.
    var bytes = field(nullText.utf8)
    var ends = [UInt32(truncatingIfNeeded: bytes.count)]
    var longest = bytes.count
    var lowest: Int64 = 0
    var texts: StringDictionary?
    switch column.storage {
    case .categories(_, let dictionary):
      let lengths = (0..<dictionary.count).reduce((total: 0, longest: 0)) {
        let length = dictionary.byteCount(of: $1)
        return ($0.total + length, max($0.longest, length))
      }
      guard lengths.total <= WrittenColumn.mostReadyBytes else {
        texts = dictionary
        longest = max(longest, 2 * lengths.longest + 2)
        break
      }
      for code in 0..<dictionary.count {
        let text = dictionary.withBytes(of: code) { field($0) }
        bytes.append(contentsOf: text)
        longest = max(longest, text.count)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
      }
    case .numbers(let numbers):
      let format = column.format
      guard let range = WrittenColumn.range(of: numbers, isCancelled), range.count < 1 << 16 else {
        longest = max(longest, format.mostBytes)
        break
      }
      lowest = range.lowerBound
      for step in range {
        format.append(step, to: &bytes)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
      }
      longest = max(longest, format.mostBytes)
    }
    mostBytes = longest
    self.texts = texts
    fields = FieldTable(bytes, ends, lowest: lowest, format: column.format, hasTexts: texts != nil)
  }

  deinit { fields.deallocate() }

  /// The least to the greatest number, where they are closer together than there are rows.
  private static func range(
    of numbers: PackedIntegers, _ isCancelled: () -> Bool
  ) -> ClosedRange<Int64>? {
    var (least, greatest) = (Int64.max, Int64.min)
    numbers.forEachBlock { _, block in
      if isCancelled() { return }
      for step in block where step != PackedIntegers.null {
        least = min(least, step)
        greatest = max(greatest, step)
      }
    }
    guard least <= greatest else { return nil }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    return !overflow && span < Int64(numbers.count) ? least...greatest : nil
  }

  /// How much room the field of a row needs, whose step or code is `step`.
  func room(for step: Int64) -> Int {
    if let length = fields.length(of: step) { return length }
    return texts.map { 2 * $0.byteCount(of: Int(step)) + 2 } ?? mostBytes
  }

  /// Writes the text with a code, in quotes where it needs them. Returns how many bytes.
  func writeText(_ code: Int, to start: UnsafeMutablePointer<UInt8>) -> Int {
    texts?.withBytes(of: code) { text in
      let needsQuotes = text.contains { CSVWriter.needsQuotes($0, delimiter: delimiter) }
      guard needsQuotes else {
        if let from = text.baseAddress { start.update(from: from, count: text.count) }
        return text.count
      }
      let field = CSVWriter.quoted(text, delimiter: delimiter)
      for (index, byte) in field.enumerated() { start[index] = byte }
      return field.count
    } ?? 0
  }
}
