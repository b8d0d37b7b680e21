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

  /// The whole file in memory. Complexity: O(bytes).
  public func data(_ table: Table) -> Data {
    var data = Data()
    write(table) { data.append(contentsOf: $0) }
    return data
  }

  /// Writes a file whole or not at all.
  ///
  /// - Parameter isCancelled: Asked between pieces of about 64 KiB.
  /// - Throws: `InputError` when the disk refuses it; `CancellationError` once `isCancelled` says so.
  public func write(
    _ table: Table, to path: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws {
    try AtomicFile.write(to: path) { file in
      try write(table, isCancelled: isCancelled) { try file.write($0) }
    }
  }

  /// Gives the file to `sink` piece by piece, in order; while it takes some, the next are formatted on
  /// the other cores.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked between pieces of about 64 KiB.
  ///   - onPart: Told when the sink has taken one of so many pieces.
  /// - Throws: What `sink` throws; `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(bytes) time; memory for a few pieces.
  public func write(
    _ table: Table, isCancelled: @escaping @Sendable () -> Bool,
    onPart: (_ parts: Int) -> Void = { _ in }, sink: ([UInt8]) throws -> Void
  ) throws {
    try pieces(of: table, isCancelled, onPart, sink)
    if isCancelled() { throw CancellationError() }
  }

  /// Gives the file to `sink` piece by piece, as ``write(_:isCancelled:sink:)``.
  ///
  /// - Throws: What `sink` throws.
  public func write(_ table: Table, sink: ([UInt8]) throws -> Void) rethrows {
    try pieces(of: table, { false }, { _ in }, sink)
  }

  private func pieces(
    of table: Table, _ isCancelled: @escaping @Sendable () -> Bool, _ onPart: (Int) -> Void,
    _ sink: ([UInt8]) throws -> Void
  ) rethrows {
    let separator = delimiter.asciiValue ?? UInt8(ascii: ",")
    try sink(header(table.columns.map(\.name), separator))
    let nullText = nullText
    let columns = Parallel.map(table.columns.count) {
      WrittenColumn(
        table.columns[$0], delimiter: separator, nullText: nullText,
        isOnly: table.columns.count == 1, isCancelled: isCancelled)
    }
    let block = WrittenRows(columns, delimiter: separator)
    var ahead = PiecesAhead(block, rowCount: table.rowCount, isCancelled: isCancelled)
    while let pieces = ahead.next() {
      for piece in pieces {
        if isCancelled() { return }
        try sink(piece)
        onPart((table.rowCount + block.blockSize - 1) / block.blockSize)
      }
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

  /// A field, in quotes where it holds a delimiter, a quote or a line break.
  static func quoted(_ text: some Collection<UInt8>, delimiter: UInt8) -> [UInt8] {
    guard text.contains(where: { needsQuotes($0, delimiter: delimiter) }) else {
      return Array(text)
    }
    var field: [UInt8] = [CSVByte.quote]
    for byte in text {
      if byte == CSVByte.quote { field.append(CSVByte.quote) }
      field.append(byte)
    }
    field.append(CSVByte.quote)
    return field
  }

  /// Whether a field that holds `byte` is quoted.
  @inline(__always)
  static func needsQuotes(_ byte: UInt8, delimiter: UInt8) -> Bool {
    byte == delimiter || byte == CSVByte.quote || byte == CSVByte.newline
      || byte == CSVByte.carriageReturn
  }
}
