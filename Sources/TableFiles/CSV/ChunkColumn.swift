import Tables

/// A column of a chunk while it is read: codes into a dictionary, of two bytes at first, and once there
/// are many distinct texts either codes of four bytes or, for numbers and timestamps, a word a row.
///
/// Its memory is its owner's to free.
struct ChunkColumn {
  /// How many distinct texts make a column be looked at.
  private static let manyTexts = 1 << 12

  /// The distinct texts, or those that have no word.
  private(set) var interner = StringInterner()
  /// The code of each row while there are few distinct texts.
  private(set) var fewCodes: UnsafeMutablePointer<UInt16>?
  /// The code of each row of many distinct texts.
  private(set) var codes: UnsafeMutablePointer<UInt32>?
  /// The word of each row; `nil` where there are codes.
  private(set) var words: UnsafeMutablePointer<WrittenWord>?

  /// A column with room for some rows.
  init(capacity: Int) { fewCodes = .allocate(capacity: capacity) }

  /// Frees the rows; the texts stay.
  mutating func deallocateRows() {
    fewCodes?.deallocate()
    codes?.deallocate()
    words?.deallocate()
    (fewCodes, codes, words) = (nil, nil, nil)
  }

  /// Frees everything; it must not be used after.
  mutating func deallocate() {
    deallocateRows()
    interner.deallocate()
  }

  /// Makes room for `capacity` rows, of which `rows` are used.
  mutating func grow(to capacity: Int, rows: Int) {
    func moved<Value: BitwiseCopyable>(
      _ old: UnsafeMutablePointer<Value>?
    ) -> UnsafeMutablePointer<Value>? {
      guard let old else { return nil }
      let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
      new.update(from: old, count: rows)
      old.deallocate()
      return new
    }
    (fewCodes, codes, words) = (moved(fewCodes), moved(codes), moved(words))
  }

  /// Sets a row to the `length` ≤ 8 bytes from `start`, which are the low bytes of `word`.
  @inline(__always)
  mutating func set(
    _ row: Int, short word: UInt64, at start: UnsafePointer<UInt8>, length: Int, capacity: Int
  ) {
    if let fewCodes {
      fewCodes[row] = UInt16(
        truncatingIfNeeded: interner.code(short: word, at: start, length: length))
      if interner.count == ChunkColumn.manyTexts { decide(rows: row &+ 1, capacity: capacity) }
    } else {
      setLate(row, at: start, length: length)
    }
  }

  /// Sets a row to `length` bytes from `start`.
  @inline(__always)
  mutating func set(
    _ row: Int, at start: UnsafePointer<UInt8>, length: Int, capacity: Int
  ) {
    if let fewCodes {
      fewCodes[row] = UInt16(truncatingIfNeeded: interner.code(at: start, length: length))
      if interner.count == ChunkColumn.manyTexts { decide(rows: row &+ 1, capacity: capacity) }
    } else {
      setLate(row, at: start, length: length)
    }
  }

  @inline(__always)
  private mutating func setLate(_ row: Int, at start: UnsafePointer<UInt8>, length: Int) {
    if let words {
      words[row] =
        WrittenWord(start, length: length)
        ?? WrittenWord(other: Int(interner.code(at: start, length: length)))
    } else if let codes {
      codes[row] = interner.code(at: start, length: length)
    }
  }

  /// Adds the texts of another chunk's column and gives their codes here.
  mutating func merge(_ other: ChunkColumn) -> [UInt32] { interner.merge(other.interner) }

  /// Changes to words where nearly every distinct text so far has one, and to wide codes elsewhere.
  @inline(never)
  private mutating func decide(rows: Int, capacity: Int) {
    guard let fewCodes else { return }
    defer {
      fewCodes.deallocate()
      self.fewCodes = nil
    }
    var others = StringInterner()
    let table = wordTable(others: &others)
    guard others.count * 16 <= interner.count else {
      others.deallocate()
      let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
      for row in 0..<rows { codes[row] = UInt32(fewCodes[row]) }
      self.codes = codes
      return
    }
    let words = UnsafeMutablePointer<WrittenWord>.allocate(capacity: capacity)
    for row in 0..<rows { words[row] = table[Int(fewCodes[row])] }
    self.words = words
    interner.deallocate()
    interner = others
  }

  /// The word of each text by code; those without one are added to `others`.
  func wordTable(others: inout StringInterner) -> [WrittenWord] {
    var table: [WrittenWord] = []
    table.reserveCapacity(interner.count)
    interner.forEach { text in
      let word = text.baseAddress.flatMap { WrittenWord($0, length: text.count) }
      table.append(word ?? WrittenWord(other: Int(others.code(of: text))))
    }
    return table
  }
}
