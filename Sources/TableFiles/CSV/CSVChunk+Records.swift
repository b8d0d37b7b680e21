import Tables

extension CSVChunk {
  /// Reads the records that start before `stop` and whose end is held.
  ///
  /// Every look-ahead is in bounds: a line break stands before the limit, and more bytes behind it.
  /// - Returns: Where the first record starts that was not read.
  func records(
    _ window: CSVWindow, before stop: Int, _ delimiter: UInt8, _ scan: StopScan,
    _ scratch: inout [UInt8]
  ) throws(CSVFault) -> Int {
    let base = window.base
    let last = window.limit
    var position = 0
    var line = lineCount
    var row = rowCount
    var room = capacity
    let columnCount = columnCount
    let columns = columns
    defer { (lineCount, rowCount) = (line, row) }
    while position < stop {
      if base[position] == CSVByte.newline || base[position] == CSVByte.carriageReturn {
        position = CSVRecord.afterBreak(base, last, at: position)
        line &+= 1
        continue
      }
      if line != expectedLine {
        lineShifts.append((row, line))
        expectedLine = line
      }
      if row == room {
        grow(rows: row, before: window.next - window.count + position)
        room = capacity
      }
      let start = position
      let recordLine = line
      var column = 0
      while true {
        let word = TextHash.word(base + position)
        if word & 0xFF == UInt64(CSVByte.quote) {
          guard
            let close = CSVChunk.quotedField(
              base, from: position &+ 1, last, &scratch, lines: &line)
          else {
            line = recordLine
            if window.isAtEnd { throw .openQuote }
            return start
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
            throw .textAfterQuote(column: column)
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
        line = recordLine
        throw .ragged(fields: column)
      }
      position = CSVRecord.afterBreak(base, last, at: position)
      row &+= 1
      line &+= 1
      expectedLine &+= 1
    }
    return position
  }

  /// Where the quoted field that starts at `start` closes; `nil` where it does not before `last`.
  ///
  /// `scratch` holds its text where quotes in it are doubled, and is empty otherwise; `lines` grows
  /// by the line breaks in it.
  private static func quotedField(
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
