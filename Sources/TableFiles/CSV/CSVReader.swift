import Documents
import Tables

/// Reads CSV files (RFC 4180), on all cores.
///
/// Fields may be quoted, quotes in them doubled, and line breaks kept; lines end in LF, CRLF or CR; a
/// byte order mark and blank lines are skipped; the last line break may be missing. The first record
/// is the header. Each distinct text of a column is kept once, or, where there are very many numbers
/// or timestamps, each row's in one word. Of a file only a piece a core is held at a time; a pipe is
/// held whole.
public enum CSVReader {
  /// Reads a file.
  ///
  /// - Parameter isCancelled: Asked between pieces of 64 KiB, and between columns when they are put
  ///   together.
  /// - Throws: `InputError` where the file cannot be read, is empty or has no rows, is not text in the
  ///   given encoding, has unnamed or repeated columns, a row with too few or too many fields, or a
  ///   quote that is never closed; with the line. `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(bytes) time; the distinct texts and two to eight bytes a field are held.
  public static func read(
    _ path: String, options: CSVOptions = CSVOptions(),
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> RawTable {
    try read(
      CSVSource(path, encoding: options.encoding), options: options, smallestChunk: 1 << 20,
      isCancelled: isCancelled)
  }

  /// Reads bytes as if they were those of the file at `path`.
  ///
  /// - Throws: As ``read(_:options:isCancelled:)``.
  public static func read(
    _ bytes: [UInt8], path: String, options: CSVOptions = CSVOptions()
  ) throws -> RawTable {
    try read(
      CSVSource(FileBytes(bytes), path: path, encoding: options.encoding), options: options,
      smallestChunk: 1 << 20)
  }

  static func read(
    _ source: CSVSource, options: CSVOptions, smallestChunk: Int,
    pieceSize: Int = CSVChunk.pieceSize, isCancelled: @Sendable () -> Bool = { false }
  ) throws -> RawTable {
    let head = try CSVHead(source, delimiter: try options.delimiterByte())
    let ranges = try cuts(source, head.end..<source.count, smallestChunk: smallestChunk)
    let chunks = readChunks(source, ranges) { range in
      CSVChunk(
        source, range, delimiter: head.delimiter, columnCount: head.names.count,
        pieceSize: pieceSize, isCancelled: isCancelled)
    }
    let lines = try rowLines(
      of: chunks, names: head.names, path: source.path, firstLine: head.lineCount + 1)
    let rowCount = chunks.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else {
      throw InputError("the file has a header but no rows", file: source.path)
    }
    let nulls = Set(CSVOptions.standardNulls + options.nulls)
    let columns = try joined(
      chunks, names: head.names, nulls: nulls, path: source.path, isCancelled: isCancelled)
    return RawTable(
      delimiter: Character(UnicodeScalar(head.delimiter)), columns: columns, rowCount: rowCount,
      lines: lines)
  }

  /// Reads the parts side by side. A cut inside a quoted field shows in the part before, which then
  /// ends elsewhere; what follows is read again from there.
  private static func readChunks(
    _ source: CSVSource, _ ranges: [Range<Int>], _ read: @Sendable (Range<Int>) -> CSVChunk
  ) -> [CSVChunk] {
    let parts = Parallel.map(ranges.count) { read(ranges[$0]) }
    var chunks: [CSVChunk] = []
    for (part, range) in zip(parts, ranges) {
      if let previous = chunks.last {
        if previous.fault != nil { break }
        if previous.end != range.lowerBound {
          chunks.append(read(previous.end..<source.count))
          break
        }
      }
      chunks.append(part)
    }
    return chunks
  }

  /// Cuts at line breaks, a part a core.
  private static func cuts(
    _ source: CSVSource, _ range: Range<Int>, smallestChunk: Int
  ) throws(InputError) -> [Range<Int>] {
    let parts = max(1, min(Parallel.width, range.count / max(1, smallestChunk)))
    var starts = [range.lowerBound]
    for part in stride(from: 1, to: parts, by: 1) {
      let from = range.lowerBound + range.count / parts * part
      guard let start = try source.afterNewline(in: from..<range.upperBound),
        start < range.upperBound
      else { break }
      if let last = starts.last, start > last { starts.append(start) }
    }
    return starts.indices.map { index in
      starts[index]..<(index + 1 < starts.count ? starts[index + 1] : range.upperBound)
    }
  }

  /// The rows at which lines are skipped, over all chunks.
  ///
  /// - Throws: The first fault in the file.
  private static func rowLines(
    of chunks: [CSVChunk], names: [String], path: String, firstLine: Int
  ) throws -> RowLines {
    var shifts: [(row: Int, line: Int)] = firstLine == 2 ? [] : [(0, firstLine)]
    var row = 0
    var line = firstLine
    for chunk in chunks {
      for shift in chunk.lineShifts { shifts.append((row + shift.row, line + shift.line)) }
      if let (fault, faultLine) = chunk.fault {
        let line = line + faultLine
        if let error = fault.inputError(line: line, names: names, path: path) { throw error }
        throw CancellationError()
      }
      row += chunk.rowCount
      line += chunk.lineCount
      let last = shifts.last ?? (row: 0, line: 2)
      if last.line + row - last.row != line { shifts.append((row, line)) }
    }
    return RowLines(path: path, shifts: shifts)
  }
}
