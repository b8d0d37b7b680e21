import Tables

/// A column of a chunk while it is read: codes into a dictionary, or, once it turns out to hold many
/// distinct numbers or timestamps, a word a row.
///
/// Its memory is its owner's to free.
struct ChunkColumn {
  /// How many distinct texts make a column be looked at.
  private static let manyTexts = 1 << 12

  /// The distinct texts, or those that have no word.
  private(set) var interner = StringInterner()
  /// The code of each row; `nil` where there are words.
  private(set) var codes: UnsafeMutablePointer<UInt32>?
  /// The word of each row; `nil` where there are codes.
  private(set) var words: UnsafeMutablePointer<WrittenWord>?
  /// With how many distinct texts the column is looked at, and perhaps changed to words.
  private var decidesAt = ChunkColumn.manyTexts

  /// A column with room for some rows.
  init(capacity: Int) { codes = .allocate(capacity: capacity) }

  /// Frees the rows; the texts stay.
  mutating func deallocateRows() {
    codes?.deallocate()
    words?.deallocate()
    codes = nil
    words = nil
  }

  /// Frees everything; it must not be used after.
  mutating func deallocate() {
    deallocateRows()
    interner.deallocate()
  }

  /// Makes room for `capacity` rows, of which `rows` are used.
  mutating func grow(to capacity: Int, rows: Int) {
    if let old = codes {
      let new = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
      new.update(from: old, count: rows)
      old.deallocate()
      codes = new
    } else if let old = words {
      let new = UnsafeMutablePointer<WrittenWord>.allocate(capacity: capacity)
      new.update(from: old, count: rows)
      old.deallocate()
      words = new
    }
  }

  /// Sets a row to the `length` ≤ 8 bytes from `start`, which are the low bytes of `word`.
  @inline(__always)
  mutating func set(
    _ row: Int, short word: UInt64, at start: UnsafePointer<UInt8>, length: Int, capacity: Int
  ) {
    if let codes {
      codes[row] = interner.code(short: word, at: start, length: length)
      if interner.count == decidesAt { decide(rows: row &+ 1, capacity: capacity) }
    } else {
      setWord(row, at: start, length: length)
    }
  }

  /// Sets a row to `length` bytes from `start`.
  @inline(__always)
  mutating func set(
    _ row: Int, at start: UnsafePointer<UInt8>, length: Int, capacity: Int
  ) {
    if let codes {
      codes[row] = interner.code(at: start, length: length)
      if interner.count == decidesAt { decide(rows: row &+ 1, capacity: capacity) }
    } else {
      setWord(row, at: start, length: length)
    }
  }

  @inline(__always)
  private mutating func setWord(_ row: Int, at start: UnsafePointer<UInt8>, length: Int) {
    guard let words else { return }
    words[row] =
      WrittenWord(start, length: length)
      ?? WrittenWord(other: Int(interner.code(at: start, length: length)))
  }

  /// Adds the texts of another chunk's column and gives their codes here.
  mutating func merge(_ other: ChunkColumn) -> [UInt32] { interner.merge(other.interner) }

  /// Changes to words where nearly every distinct text so far has one.
  @inline(never)
  private mutating func decide(rows: Int, capacity: Int) {
    decidesAt = -1
    guard let codes else { return }
    var others = StringInterner()
    let table = wordTable(others: &others)
    guard others.count * 16 <= interner.count else {
      others.deallocate()
      return
    }
    let words = UnsafeMutablePointer<WrittenWord>.allocate(capacity: capacity)
    for row in 0..<rows { words[row] = table[Int(codes[row])] }
    codes.deallocate()
    self.codes = nil
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
