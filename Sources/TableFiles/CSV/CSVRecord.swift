/// One record read at leisure, for headers and for finding the delimiter.
struct CSVRecord {
  /// The fields, unquoted.
  var fields: [String] = []
  /// Where the next record starts.
  var end: Int

  /// Reads the record at `start`, which is before the end; `nil` where a quote is never closed.
  init?(_ bytes: FileBytes, at start: Int, delimiter: UInt8) {
    var position = start
    let all = bytes.all
    var field: [UInt8] = []
    var isQuoted = false
    func isBreak(_ byte: UInt8) -> Bool {
      byte == CSVByte.newline || byte == CSVByte.carriageReturn
    }
    var fields: [String] = []
    while true {
      field.removeAll(keepingCapacity: true)
      isQuoted = position < all.count && all[position] == CSVByte.quote
      if isQuoted {
        position += 1
        while true {
          guard position < all.count else { return nil }
          if all[position] == CSVByte.quote {
            position += 1
            guard position < all.count, all[position] == CSVByte.quote else { break }
          }
          field.append(all[position])
          position += 1
        }
      }
      while position < all.count, all[position] != delimiter, !isBreak(all[position]) {
        field.append(all[position])
        position += 1
      }
      fields.append(String(decoding: field, as: UTF8.self))
      guard position < all.count, all[position] == delimiter else { break }
      position += 1
    }
    self.fields = fields
    end = CSVRecord.afterBreak(bytes.base, bytes.count, at: position)
  }

  /// The position after the line break at `position`, if there is one, in `count` bytes.
  @inline(__always)
  static func afterBreak(_ base: UnsafePointer<UInt8>, _ count: Int, at position: Int) -> Int {
    guard position < count else { return count }
    if base[position] == CSVByte.newline { return position &+ 1 }
    guard base[position] == CSVByte.carriageReturn else { return position }
    let isPair = position &+ 1 < count && base[position &+ 1] == CSVByte.newline
    return position &+ (isPair ? 2 : 1)
  }

  /// The first position from `start` that is not on a blank line.
  static func skipBlankLines(_ bytes: FileBytes, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let next = afterBreak(bytes.base, bytes.count, at: position)
      if next == position { break }
      position = next
    }
    return position
  }

  /// Which of `,` `;` tab `|` separates the fields.
  ///
  /// It is the one that gives the most of the first 50 records as many fields as the header, more
  /// than one; then the one with the most fields; then the first of the list. A comma otherwise.
  static func delimiter(of bytes: FileBytes, from start: Int) -> UInt8 {
    var best: (delimiter: UInt8, agreeing: Int, fields: Int) = (UInt8(ascii: ","), 0, 1)
    for candidate in [",", ";", "\t", "|"].compactMap(\.utf8.first) {
      var position = skipBlankLines(bytes, from: start)
      var expected = 0
      var agreeing = 0
      var records = 0
      while position < bytes.count, records < 50,
        let record = CSVRecord(bytes, at: position, delimiter: candidate)
      {
        if records == 0 { expected = record.fields.count }
        if record.fields.count == expected { agreeing += 1 }
        records += 1
        position = skipBlankLines(bytes, from: record.end)
      }
      if expected > 1, (agreeing, expected) > (best.agreeing, best.fields) {
        best = (candidate, agreeing, expected)
      }
    }
    return best.delimiter
  }
}
