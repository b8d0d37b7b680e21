import Foundation
import Tables

/// What is wrong with the shape of a CSV file, on a line counted from the start of its chunk.
enum CSVFault: Sendable {
  case ragged(fields: Int)
  case openQuote
  case textAfterQuote(column: Int)
}

/// The records of one stretch of a file as codes into dictionaries of their own.
///
/// A chunk is read by one thread and then only looked at.
final class CSVChunk: @unchecked Sendable {
  /// Where the record after the last one starts.
  private(set) var end: Int
  /// How many records were read.
  private(set) var rowCount = 0
  /// How many lines were read.
  private(set) var lineCount = 0
  /// Rows whose line is not the line of the row before plus one, with their lines, from 0.
  private(set) var lineShifts: [(row: Int, line: Int)] = []
  /// What stopped the reading, and the line of it, from 0.
  private(set) var fault: (fault: CSVFault, line: Int)?
  /// The columns; two threads may use different ones.
  let columns: UnsafeMutablePointer<ChunkColumn>
  private let columnCount: Int
  private var capacity: Int

  /// Reads the records that start in `range`, which must begin where a record does.
  init(_ bytes: FileBytes, _ range: Range<Int>, delimiter: UInt8, columnCount: Int) {
    self.columnCount = columnCount
    end = range.lowerBound
    capacity = max(64, min(1 << 16, range.count / (2 * columnCount) + 1))
    columns = .allocate(capacity: columnCount)
    for column in 0..<columnCount {
      (columns + column).initialize(to: ChunkColumn(capacity: capacity))
    }
    read(bytes, range, delimiter)
  }

  deinit {
    for column in 0..<columnCount { columns[column].deallocate() }
    columns.deallocate()
  }

  /// Makes room for as many rows as a chunk of `size` bytes will have, by the `rows` of the first
  /// `done` bytes.
  private func grow(rows: Int, done: Int, of size: Int) {
    let expected = Double(rows) * Double(size) / Double(max(1, done)) * 1.02
    capacity = max(rows + rows / 4 + 64, Int(min(expected, Double(size))))
    for column in 0..<columnCount { columns[column].grow(to: capacity, rows: rows) }
  }

  /// Every look-ahead is in bounds: a line break and eight more bytes stand behind the last byte.
  private func read(_ bytes: FileBytes, _ range: Range<Int>, _ delimiter: UInt8) {
    let base = bytes.base
    let last = bytes.count
    let scan = StopScan(delimiter: delimiter)
    var scratch: [UInt8] = []
    var position = range.lowerBound
    var line = 0
    var expectedLine = 0
    var row = 0
    var room = capacity
    let columnCount = columnCount
    let columns = columns
    while position < range.upperBound {
      if base[position] == CSVByte.newline || base[position] == CSVByte.carriageReturn {
        position = CSVRecord.afterBreak(bytes, at: position)
        line &+= 1
        continue
      }
      if line != expectedLine {
        lineShifts.append((row, line))
        expectedLine = line
      }
      if row == room {
        grow(rows: row, done: position - range.lowerBound, of: range.count)
        room = capacity
      }
      let recordLine = line
      var column = 0
      while true {
        let word = TextHash.word(base + position)
        if word & 0xFF == UInt64(CSVByte.quote) {
          guard
            let close = quotedField(
              base, from: position &+ 1, last, &scratch, lines: &line)
          else {
            fault = (.openQuote, recordLine)
            return
          }
          if column < columnCount {
            if scratch.isEmpty {
              columns[column].set(
                row, at: base + position + 1, length: close &- position &- 1, capacity: room)
            } else {
              scratch.withUnsafeBufferPointer { text in
                guard let start = text.baseAddress else { return }
                columns[column].set(row, at: start, length: text.count, capacity: room)
              }
            }
          }
          position = close &+ 1
          while base[position] == UInt8(ascii: " "), delimiter != UInt8(ascii: " ") {
            position &+= 1
          }
          guard scan.length(in: TextHash.word(base + position)) == 0 else {
            fault = (.textAfterQuote(column: column), line)
            return
          }
        } else {
          let from = position
          let length = scan.length(in: word)
          if length < 8 {
            position &+= length
            if column < columnCount {
              let bits = word & ~(UInt64.max &<< UInt64(8 &* length))
              columns[column].set(
                row, short: bits, at: base + from, length: length, capacity: room)
            }
          } else {
            repeat {
              position &+= 8
              let more = scan.length(in: TextHash.word(base + position))
              if more < 8 {
                position &+= more
                break
              }
            } while true
            if column < columnCount {
              columns[column].set(
                row, at: base + from, length: position &- from, capacity: room)
            }
          }
        }
        column &+= 1
        guard position < last, base[position] == delimiter else { break }
        position &+= 1
      }
      guard column == columnCount else {
        fault = (.ragged(fields: column), recordLine)
        return
      }
      position = CSVRecord.afterBreak(bytes, at: position)
      row &+= 1
      line &+= 1
      expectedLine &+= 1
    }
    lineCount = line
    rowCount = row
    end = position
  }

  /// Where the quoted field that starts at `start` closes; `nil` where it never does.
  ///
  /// `scratch` holds its text where quotes in it are doubled, and is empty otherwise; `lines` grows
  /// by the line breaks in it.
  private func quotedField(
    _ base: UnsafePointer<UInt8>, from start: Int, _ last: Int, _ scratch: inout [UInt8],
    lines: inout Int
  ) -> Int? {
    scratch.removeAll(keepingCapacity: true)
    var from = start
    var position = start
    while position < last {
      let byte = base[position]
      if byte == CSVByte.quote {
        guard base[position &+ 1] == CSVByte.quote, position &+ 1 < last else {
          if !scratch.isEmpty {
            scratch.append(
              contentsOf: UnsafeBufferPointer(start: base + from, count: position - from))
          }
          return position
        }
        scratch.append(
          contentsOf: UnsafeBufferPointer(start: base + from, count: position &+ 1 &- from))
        position &+= 2
        from = position
        continue
      }
      if byte == CSVByte.newline
        || (byte == CSVByte.carriageReturn && base[position &+ 1] != CSVByte.newline)
      {
        lines &+= 1
      }
      position &+= 1
    }
    return nil
  }
}
