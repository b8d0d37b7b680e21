import Documents
import Tables

extension CSVReader {
  /// Where the header starts, past a byte order mark and blank lines, once every byte is seen to be
  /// text.
  ///
  /// - Throws: `InputError` for an empty file, a NUL byte, UTF-16, or ill-formed UTF-8.
  static func checkedStart(
    _ bytes: FileBytes, path: String, smallestChunk: Int
  ) throws(InputError) -> Int {
    let head = Array(bytes.all.prefix(3))
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw InputError("the file is UTF-16; save it as UTF-8", file: path)
    }
    let mark = head == [0xEF, 0xBB, 0xBF] ? 3 : 0
    let start = CSVRecord.skipBlankLines(bytes, from: mark)
    guard start < bytes.count else {
      throw InputError("the file is empty; it needs a header and rows", file: path)
    }
    if let bad = firstBadByte(bytes, from: mark) {
      let line = bytes.line(at: bad)
      guard bytes.all[bad] != 0 else {
        throw InputError(
          "there is a NUL byte, so this is no text file; export it as CSV in UTF-8", file: path,
          line: line)
      }
      throw InputError(
        "byte \(bad + 1) of the file is not UTF-8; save the file as UTF-8 or give "
          + "--encoding latin-1", file: path, line: line)
    }
    return start
  }

  private static func firstBadByte(_ bytes: FileBytes, from start: Int) -> Int? {
    let length = (bytes.count - start) / Parallel.width + 1
    var cuts = [start]
    for _ in 1..<(Parallel.width + 1) {
      var cut = min(bytes.count, (cuts.last ?? start) + length)
      while cut < bytes.count, bytes.all[cut] & 0xC0 == 0x80 { cut += 1 }
      cuts.append(cut)
    }
    let ends = cuts
    return Parallel.map(ends.count - 1) { part -> Int? in
      TextCheck.firstBadByte(bytes.base, ends[part]..<ends[part + 1])
    }.compactMap { $0 }.first
  }

  /// Names without spaces around them.
  ///
  /// - Throws: `InputError` for a name that is empty or occurs twice.
  static func checkedNames(
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
