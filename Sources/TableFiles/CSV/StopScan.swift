/// Finds where an unquoted field ends, eight bytes at a time.
struct StopScan {
  private let delimiters: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  private static let newlines = ones &* UInt64(CSVByte.newline)
  private static let returns = ones &* UInt64(CSVByte.carriageReturn)

  init(delimiter: UInt8) { delimiters = StopScan.ones &* UInt64(delimiter) }

  /// How many of the word's bytes, from the lowest, stand before a delimiter or a line break; 8 where
  /// all do.
  ///
  /// A borrow marks wrong bytes only above a right one, so the lowest mark is right.
  @inline(__always)
  func length(in word: UInt64) -> Int {
    let marks =
      StopScan.zeros(word ^ delimiters) | StopScan.zeros(word ^ StopScan.newlines)
      | StopScan.zeros(word ^ StopScan.returns)
    return marks.trailingZeroBitCount >> 3
  }

  /// The top bit of each byte that is zero, and perhaps of some above the first such.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
}
