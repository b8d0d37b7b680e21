/// A set of column positions held in the bits of a fixed-width value.
protocol ColumnBits: Equatable {
  /// The empty set.
  static var none: Self { get }
  /// The set of one column.
  static func only(_ column: Int) -> Self
  func contains(_ column: Int) -> Bool
  mutating func insert(_ column: Int)
  mutating func remove(_ column: Int)
  mutating func formUnion(_ other: Self)
  func isSubset(of other: Self) -> Bool
  /// Calls `body` with every member, ascending.
  func forEach(_ body: (Int) -> Void)
}

/// At most 64 columns.
extension UInt64: ColumnBits {
  static var none: UInt64 { 0 }
  static func only(_ column: Int) -> UInt64 { 1 << UInt64(column) }
  @inline(__always) func contains(_ column: Int) -> Bool { self >> UInt64(column) & 1 == 1 }
  @inline(__always) mutating func insert(_ column: Int) { self |= 1 << UInt64(column) }
  @inline(__always) mutating func remove(_ column: Int) { self &= ~(1 << UInt64(column)) }
  @inline(__always) mutating func formUnion(_ other: UInt64) { self |= other }
  @inline(__always) func isSubset(of other: UInt64) -> Bool { self & ~other == 0 }
  @inline(__always) func forEach(_ body: (Int) -> Void) {
    var rest = self
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }
}

/// At most 128 columns, without memory of its own.
struct TwoWords: ColumnBits {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  static var none: TwoWords { TwoWords() }
  static func only(_ column: Int) -> TwoWords {
    var bits = TwoWords()
    bits.insert(column)
    return bits
  }
  @inline(__always) func contains(_ column: Int) -> Bool {
    column < 64 ? low.contains(column) : high.contains(column - 64)
  }
  @inline(__always) mutating func insert(_ column: Int) {
    if column < 64 { low.insert(column) } else { high.insert(column - 64) }
  }
  @inline(__always) mutating func remove(_ column: Int) {
    if column < 64 { low.remove(column) } else { high.remove(column - 64) }
  }
  @inline(__always) mutating func formUnion(_ other: TwoWords) {
    low |= other.low
    high |= other.high
  }
  @inline(__always) func isSubset(of other: TwoWords) -> Bool {
    low.isSubset(of: other.low) && high.isSubset(of: other.high)
  }
  @inline(__always) func forEach(_ body: (Int) -> Void) {
    low.forEach(body)
    high.forEach { body($0 + 64) }
  }
}

/// Any number of columns.
struct WideBits: ColumnBits {
  private var words: [UInt64] = []

  static var none: WideBits { WideBits() }
  static func only(_ column: Int) -> WideBits {
    var bits = WideBits()
    bits.insert(column)
    return bits
  }
  static func == (left: WideBits, right: WideBits) -> Bool {
    left.isSubset(of: right) && right.isSubset(of: left)
  }
  func contains(_ column: Int) -> Bool {
    column >> 6 < words.count && words[column >> 6].contains(column & 63)
  }
  mutating func insert(_ column: Int) {
    while words.count <= column >> 6 { words.append(0) }
    words[column >> 6].insert(column & 63)
  }
  mutating func remove(_ column: Int) {
    if column >> 6 < words.count { words[column >> 6].remove(column & 63) }
  }
  mutating func formUnion(_ other: WideBits) {
    while words.count < other.words.count { words.append(0) }
    for (index, word) in other.words.enumerated() { words[index] |= word }
  }
  func isSubset(of other: WideBits) -> Bool {
    words.enumerated().allSatisfy { index, word in
      word.isSubset(of: index < other.words.count ? other.words[index] : 0)
    }
  }
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() { word.forEach { body(index << 6 + $0) } }
  }
}
