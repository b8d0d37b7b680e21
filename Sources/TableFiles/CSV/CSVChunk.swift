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
  /// The distinct texts of each column; two threads may use those of different columns.
  let interners: UnsafeMutablePointer<StringInterner>
  private let columnCount: Int
  private let codes: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
  private var capacity: Int

  /// Reads the records that start in `range`, which must begin where a record does.
  init(_ bytes: FileBytes, _ range: Range<Int>, delimiter: UInt8, columnCount: Int) {
    self.columnCount = columnCount
    end = range.lowerBound
    capacity = max(64, min(1 << 16, range.count / (2 * columnCount) + 1))
    interners = .allocate(capacity: columnCount)
    codes = .allocate(capacity: columnCount)
    for column in 0..<columnCount {
      (interners + column).initialize(to: StringInterner())
      (codes + column).initialize(to: .allocate(capacity: capacity))
    }
    read(bytes, range, delimiter)
  }

  deinit {
    for column in 0..<columnCount {
      interners[column].deallocate()
      codes[column].deallocate()
    }
    interners.deallocate()
    codes.deallocate()
  }

  /// The codes of a column.
  func codes(of column: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: codes[column], count: rowCount)
  }

  private func grow(rows: Int) {
    let larger = capacity * 2
    for column in 0..<columnCount {
      let new = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
      new.update(from: codes[column], count: rows)
      codes[column].deallocate()
      codes[column] = new
    }
    capacity = larger
  }

  /// Every look-ahead is in bounds: a line break stands behind the last byte.
  private func read(_ bytes: FileBytes, _ range: Range<Int>, _ delimiter: UInt8) {
    let base = bytes.base
    let last = bytes.count
    var stops = [Bool](repeating: false, count: 256)
    for byte in [delimiter, CSVByte.newline, CSVByte.carriageReturn] { stops[Int(byte)] = true }
    var scratch: [UInt8] = []
    var position = range.lowerBound
    var line = 0
    var expectedLine = 0
    var row = 0
    var room = capacity
    let columnCount = columnCount
    let interners = interners
    let codes = codes
    stops.withUnsafeBufferPointer { stops in
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
          grow(rows: row)
          room = capacity
        }
        let recordLine = line
        var column = 0
        while true {
          let start: UnsafePointer<UInt8>
          let length: Int
          var code: UInt32 = 0
          if base[position] == CSVByte.quote {
            guard
              let close = quotedField(
                base, from: position &+ 1, last, &scratch, lines: &line)
            else {
              fault = (.openQuote, recordLine)
              return
            }
            if scratch.isEmpty {
              (start, length) = (base + position + 1, close &- position &- 1)
              if column < columnCount { code = interners[column].code(at: start, length: length) }
            } else if column < columnCount {
              code = scratch.withUnsafeBufferPointer { interners[column].code(of: $0) }
            }
            position = close &+ 1
            while base[position] == UInt8(ascii: " "), delimiter != UInt8(ascii: " ") {
              position &+= 1
            }
            guard stops[Int(base[position])] else {
              fault = (.textAfterQuote(column: column), line)
              return
            }
          } else {
            let from = position
            while !stops[Int(base[position])] { position &+= 1 }
            (start, length) = (base + from, position &- from)
            if column < columnCount { code = interners[column].code(at: start, length: length) }
          }
          if column < columnCount { codes[column][row] = code }
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
