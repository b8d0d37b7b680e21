import Documents
import Foundation
import Tables

/// Writes tables as CSV (RFC 4180, UTF-8, lines end in LF), quoting only where it is needed.
///
/// Null is written as ``nullText``; in a table of one column an empty null is quoted, because a blank
/// line is no row.
public struct CSVWriter: Sendable {
  /// What separates fields: one ASCII character other than a quote or a line break.
  public var delimiter: Character
  /// How null is written.
  public var nullText: String

  /// A writer with commas and empty nulls.
  public init(delimiter: Character = ",", nullText: String = "") {
    self.delimiter = delimiter
    self.nullText = nullText
  }

  /// Rows formatted together by one thread.
  private static let block = 1 << 14

  /// The whole file in memory. Complexity: O(bytes).
  public func data(_ table: Table) -> Data {
    var data = Data()
    write(table) { data.append(contentsOf: $0) }
    return data
  }

  /// Writes a file whole or not at all.
  ///
  /// - Throws: `InputError` when the disk refuses it.
  public func write(_ table: Table, to path: String) throws {
    try AtomicFile.write(to: path) { file in
      try write(table) { try file.write($0) }
    }
  }

  /// Gives the file to `sink` piece by piece, in order; pieces are formatted on all cores.
  ///
  /// - Throws: What `sink` throws.
  /// - Complexity: O(bytes) time; memory for a few pieces.
  public func write(_ table: Table, sink: ([UInt8]) throws -> Void) rethrows {
    let separator = delimiter.asciiValue ?? UInt8(ascii: ",")
    try sink(header(table.columns.map(\.name), separator))
    let columns = Parallel.map(table.columns.count) {
      WrittenColumn(
        table.columns[$0], delimiter: separator, nullText: nullText,
        isOnly: table.columns.count == 1)
    }
    let wave = CSVWriter.block * Parallel.width
    for start in stride(from: 0, to: table.rowCount, by: wave) {
      let end = min(table.rowCount, start + wave)
      let blocks = (end - start + CSVWriter.block - 1) / CSVWriter.block
      let pieces = Parallel.map(blocks) { block in
        let first = start + block * CSVWriter.block
        return CSVWriter.rows(
          first..<min(end, first + CSVWriter.block), of: columns, delimiter: separator)
      }
      for piece in pieces { try sink(piece) }
    }
  }

  /// The line of names.
  private func header(_ names: [String], _ separator: UInt8) -> [UInt8] {
    var line: [UInt8] = []
    for (index, name) in names.enumerated() {
      if index > 0 { line.append(separator) }
      line.append(contentsOf: CSVWriter.quoted(Array(name.utf8), delimiter: separator))
    }
    line.append(CSVByte.newline)
    return line
  }

  private static func rows(
    _ rows: Range<Int>, of columns: [WrittenColumn], delimiter: UInt8
  ) -> [UInt8] {
    let widest = columns.reduce(0) { $0 + $1.widest + 1 }
    let numbers = columns.map { column in
      [Int64](unsafeUninitializedCapacity: rows.count) { buffer, count in
        column.rows.copy(rows, into: buffer)
        count = rows.count
      }
    }
    var line = [UInt8]()
    line.reserveCapacity(rows.count * min(widest, 16 * columns.count) + 64)
    columns.withUnsafeBufferPointer { columns in
      for row in 0..<rows.count {
        for index in columns.indices {
          columns[index].append(numbers[index][row], to: &line)
          line.append(index + 1 < columns.count ? delimiter : CSVByte.newline)
        }
      }
    }
    return line
  }

  /// A field, in quotes where it holds a delimiter, a quote or a line break.
  static func quoted(_ text: some Collection<UInt8>, delimiter: UInt8) -> [UInt8] {
    let needsQuotes = text.contains {
      $0 == delimiter || $0 == CSVByte.quote || $0 == CSVByte.newline
        || $0 == CSVByte.carriageReturn
    }
    guard needsQuotes else { return Array(text) }
    var field: [UInt8] = [CSVByte.quote]
    for byte in text {
      if byte == CSVByte.quote { field.append(CSVByte.quote) }
      field.append(byte)
    }
    field.append(CSVByte.quote)
    return field
  }
}
