import Documents
import Foundation
import Tables

/// Reads CSV files (RFC 4180), on all cores.
///
/// Fields may be quoted, quotes in them doubled, and line breaks kept; lines end in LF, CRLF or CR; a
/// byte order mark and blank lines are skipped; the last line break may be missing. The first record
/// is the header. Each distinct text of a column is kept once, or, where there are very many numbers
/// or timestamps, each row's in one word.
public enum CSVReader {
  /// Reads a file.
  ///
  /// - Throws: `InputError` where the file cannot be read, is empty or has no rows, is not text in the
  ///   given encoding, has unnamed or repeated columns, a row with too few or too many fields, or a
  ///   quote that is never closed; with the line.
  /// - Complexity: O(bytes) time; the file's bytes and the distinct texts are held meanwhile.
  public static func read(
    _ path: String, options: CSVOptions = CSVOptions()
  ) throws(InputError) -> RawTable {
    try read(FileBytes.read(path), path: path, options: options, smallestChunk: 1 << 20)
  }

  /// Reads bytes as if they were those of the file at `path`.
  ///
  /// - Throws: As ``read(_:options:)``.
  public static func read(
    _ bytes: [UInt8], path: String, options: CSVOptions = CSVOptions()
  ) throws(InputError) -> RawTable {
    try read(FileBytes(bytes), path: path, options: options, smallestChunk: 1 << 20)
  }

  static func read(
    _ original: FileBytes, path: String, options: CSVOptions, smallestChunk: Int
  ) throws(InputError) -> RawTable {
    let given = try options.delimiterByte()
    let bytes = options.encoding == .latin1 ? original.fromLatin1() : original
    let start = try checkedStart(bytes, path: path, smallestChunk: smallestChunk)
    let delimiter = given ?? CSVRecord.delimiter(of: bytes, from: start)
    guard let record = CSVRecord(bytes, at: start, delimiter: delimiter) else {
      throw InputError(
        "a quote in the header is never closed; close it or double it", file: path,
        line: bytes.line(at: start))
    }
    let names = try checkedNames(record.fields, path: path, line: bytes.line(at: start))
    let firstLine = bytes.line(at: record.end)
    guard CSVRecord.skipBlankLines(bytes, from: record.end) < bytes.count else {
      throw InputError("the file has a header but no rows", file: path)
    }
    let chunks = readChunks(
      bytes, record.end..<bytes.count, delimiter: delimiter, columnCount: names.count,
      smallestChunk: smallestChunk)
    let shifts = try lineShifts(of: chunks, names: names, path: path, firstLine: firstLine)
    let nulls = Set(CSVOptions.standardNulls + options.nulls)
    let columns = try joined(chunks, names: names, nulls: nulls, path: path)
    return RawTable(
      path: path, delimiter: Character(UnicodeScalar(delimiter)), columns: columns,
      rowCount: chunks.reduce(0) { $0 + $1.rowCount }, lineShifts: shifts)
  }

  /// Cuts at line breaks and reads the parts side by side. A cut inside a quoted field shows in the
  /// part before, which then ends elsewhere; what follows is read again from there.
  private static func readChunks(
    _ bytes: FileBytes, _ range: Range<Int>, delimiter: UInt8, columnCount: Int, smallestChunk: Int
  ) -> [CSVChunk] {
    let ranges = cuts(bytes, range, smallestChunk: smallestChunk)
    let parts = Parallel.map(ranges.count) {
      CSVChunk(bytes, ranges[$0], delimiter: delimiter, columnCount: columnCount)
    }
    var chunks: [CSVChunk] = []
    for (part, partRange) in zip(parts, ranges) {
      if let previous = chunks.last {
        if previous.fault != nil { break }
        if previous.end != partRange.lowerBound {
          chunks.append(
            CSVChunk(
              bytes, previous.end..<range.upperBound, delimiter: delimiter,
              columnCount: columnCount))
          break
        }
      }
      chunks.append(part)
    }
    return chunks
  }

  private static func cuts(
    _ bytes: FileBytes, _ range: Range<Int>, smallestChunk: Int
  ) -> [Range<Int>] {
    let parts = max(1, min(Parallel.width, range.count / max(1, smallestChunk)))
    var starts = [range.lowerBound]
    for part in stride(from: 1, to: parts, by: 1) {
      var position = range.lowerBound + range.count / parts * part
      while position < range.upperBound, bytes.base[position] != CSVByte.newline { position += 1 }
      position += 1
      guard position < range.upperBound else { break }
      if let last = starts.last, position > last { starts.append(position) }
    }
    return starts.indices.map { index in
      starts[index]..<(index + 1 < starts.count ? starts[index + 1] : range.upperBound)
    }
  }

  /// The rows at which lines are skipped, over all chunks.
  ///
  /// - Throws: `InputError` for the first fault in the file.
  private static func lineShifts(
    of chunks: [CSVChunk], names: [String], path: String, firstLine: Int
  ) throws(InputError) -> [(row: Int, line: Int)] {
    var shifts: [(row: Int, line: Int)] = firstLine == 2 ? [] : [(0, firstLine)]
    var row = 0
    var line = firstLine
    for chunk in chunks {
      for shift in chunk.lineShifts { shifts.append((row + shift.row, line + shift.line)) }
      if let (fault, faultLine) = chunk.fault {
        throw error(fault, line: line + faultLine, names: names, path: path)
      }
      row += chunk.rowCount
      line += chunk.lineCount
      let last = shifts.last ?? (row: 0, line: 2)
      if last.line + row - last.row != line { shifts.append((row, line)) }
    }
    return shifts
  }

  private static func error(
    _ fault: CSVFault, line: Int, names: [String], path: String
  ) -> InputError {
    switch fault {
    case .ragged(let fields):
      InputError(
        "the row has \(fields) field\(fields == 1 ? "" : "s"), but the header has \(names.count); "
          + "quote fields that hold the delimiter, or give --delimiter", file: path, line: line)
    case .openQuote:
      InputError(
        "a quote opens on this line and is never closed; close it or double it", file: path,
        line: line)
    case .textAfterQuote(let column):
      InputError(
        "text follows a closing quote; double the quotes inside the field", file: path, line: line,
        column: column < names.count ? names[column] : String(column + 1))
    }
  }
}
