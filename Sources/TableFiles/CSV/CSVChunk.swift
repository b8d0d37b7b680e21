import Tables

/// The records of one stretch of a file as codes into dictionaries of their own.
///
/// A chunk is read by one thread and then only looked at. Of the file it holds a piece at a time, so
/// that what it takes is its columns.
final class CSVChunk: @unchecked Sendable {
  /// How many bytes of the file are read at a time; between them it may be cancelled.
  static let pieceSize = 1 << 16

  /// Where in the source the record after the last one starts.
  private(set) var end: Int
  /// How many records were read.
  var rowCount = 0
  /// How many lines were read.
  var lineCount = 0
  /// How many lines there would be if each record took one, blank lines before it aside.
  var expectedLine = 0
  /// Rows whose line is not the line of the row before plus one, with their lines, from 0.
  var lineShifts: [(row: Int, line: Int)] = []
  /// What stopped the reading, and the line of it, from 0.
  var fault: (fault: CSVFault, line: Int)?
  /// The columns; two threads may use different ones.
  let columns: UnsafeMutablePointer<ChunkColumn>
  let columnCount: Int
  /// For how many rows there is room.
  private(set) var capacity: Int
  private let range: Range<Int>

  /// Reads the records that start in `range`, which must begin where a record does.
  init(
    _ source: CSVSource, _ range: Range<Int>, delimiter: UInt8, columnCount: Int,
    pieceSize: Int = CSVChunk.pieceSize, isCancelled: @Sendable () -> Bool = { false }
  ) {
    self.columnCount = columnCount
    self.range = range
    end = range.lowerBound
    capacity = max(64, min(1 << 16, range.count / (2 * columnCount) + 1))
    columns = .allocate(capacity: columnCount)
    for column in 0..<columnCount {
      (columns + column).initialize(to: ChunkColumn(capacity: capacity))
    }
    do throws(CSVFault) {
      try read(source, delimiter, pieceSize, isCancelled)
    } catch {
      fault = (error, lineCount)
    }
  }

  deinit {
    for column in 0..<columnCount { columns[column].deallocate() }
    columns.deallocate()
  }

  /// Makes room for as many rows as there will be in all, by how many start before `offset`.
  func grow(rows: Int, before offset: Int) {
    let part = Double(max(1, offset - range.lowerBound)) / Double(max(1, range.count))
    capacity = max(rows + rows / 4 + 64, Int(min(Double(rows) / part * 1.02, Double(range.count))))
    for column in 0..<columnCount { columns[column].grow(to: capacity, rows: rows) }
  }

  private func read(
    _ source: CSVSource, _ delimiter: UInt8, _ pieceSize: Int, _ isCancelled: () -> Bool
  ) throws(CSVFault) {
    let window = CSVWindow(source, from: range.lowerBound, size: pieceSize)
    let scan = StopScan(delimiter: delimiter)
    var scratch: [UInt8] = []
    var position = 0
    // Where in the window records belong to the next chunk, once that place is held.
    var stop: Int?
    while true {
      if isCancelled() { throw .cancelled }
      do throws(CSVFault) {
        stop = stop.map { $0 - position }
        try window.advance(
          past: position, to: window.next < range.upperBound ? range.upperBound : source.count)
      } catch {
        if case .notText(_, _, let index) = error {
          lineCount += FileBytes.lineBreaks(
            in: UnsafeBufferPointer(rebasing: window.all[..<index]))
        }
        throw error
      }
      if stop == nil, window.next == range.upperBound { stop = window.count }
      position = try records(
        window, before: min(window.limit, stop ?? .max), delimiter, scan, &scratch)
      if let stop, position >= stop { break }
      if window.isAtEnd { break }
    }
    end = window.offset(of: position)
  }
}
