import Documents
import Tables

/// The header of a CSV file, and what is found out from the first records.
struct CSVHead {
  /// What separates fields.
  let delimiter: UInt8
  /// The names of the columns, without spaces around them.
  let names: [String]
  /// Where in the source the first record after the header starts.
  let end: Int
  /// How many lines there are before it.
  let lineCount: Int

  /// Looks at the beginning of a file.
  ///
  /// - Throws: `InputError` for an empty file, UTF-16, bytes that are no text, a quote that is never
  ///   closed, and names that are empty or occur twice.
  init(_ source: CSVSource, delimiter given: UInt8?, size: Int = 1 << 18) throws(InputError) {
    let window = CSVWindow(source, from: 0, size: size)
    while true {
      do throws(CSVFault) {
        // Nothing is let go of, so that the room doubles until the header fits.
        try window.advance(past: 0, to: source.count)
      } catch {
        throw CSVHead.error(error, window, path: source.path)
      }
      guard window.limit > 0 || window.isAtEnd else { continue }
      let bytes = FileBytes(UnsafeBufferPointer(rebasing: window.all[..<window.limit]))
      let mark = bytes.all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let start = CSVRecord.skipBlankLines(bytes, from: mark)
      guard start < bytes.count else {
        guard window.isAtEnd else { continue }
        throw InputError("the file is empty; it needs a header and rows", file: source.path)
      }
      let found = given ?? CSVRecord.delimiter(of: bytes, from: start)
      guard let record = CSVRecord(bytes, at: start, delimiter: found) else {
        guard window.isAtEnd else { continue }
        throw InputError(
          "a quote in the header is never closed; close it or double it", file: source.path,
          line: bytes.line(at: start))
      }
      delimiter = found
      names = try CSVHead.checkedNames(
        record.fields, path: source.path, line: bytes.line(at: start))
      end = window.offset(of: record.end)
      lineCount = bytes.line(at: record.end) - 1
      return
    }
  }

  private static func error(
    _ fault: CSVFault, _ window: CSVWindow, path: String
  ) -> InputError {
    let head = Array(window.all.prefix(2))
    if head == [0xFF, 0xFE] || head == [0xFE, 0xFF] {
      return InputError("the file is UTF-16; save it as UTF-8", file: path)
    }
    var line = 1
    if case .notText(_, _, let index) = fault {
      line += FileBytes.lineBreaks(in: UnsafeBufferPointer(rebasing: window.all[..<index]))
    }
    return fault.inputError(line: line, names: [], path: path)
      ?? InputError("the file cannot be read", file: path)
  }

  /// Names without spaces around them.
  ///
  /// - Throws: `InputError` for a name that is empty or occurs twice.
  private static func checkedNames(
    _ fields: [String], path: String, line: Int
  ) throws(InputError) -> [String] {
    var seen: [String: Int] = [:]
    var names: [String] = []
    for (index, field) in fields.enumerated() {
      let name = field.trimmingSpaces
      guard !name.isEmpty else {
        throw InputError(
          "column \(index + 1) of the header has no name; name it", file: path, line: line,
          column: String(index + 1))
      }
      if let first = seen[name] {
        throw InputError(
          "columns \(first) and \(index + 1) have the same name; rename one", file: path,
          line: line, column: name)
      }
      seen[name] = index + 1
      names.append(name)
    }
    return names
  }
}
