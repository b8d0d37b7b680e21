/// Finds bytes that no text has: NUL, and sequences that are not UTF-8 (Unicode 15, table 3-7).
enum TextCheck {
  /// The first NUL or the first byte of the first ill-formed sequence in `range`, or `nil`.
  ///
  /// - Complexity: O(bytes), eight ASCII bytes at a time.
  static func firstBadByte(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawPointer(base)
    var position = range.lowerBound
    let end = range.upperBound
    while position < end {
      if position &+ 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        if (word | (word &- ones)) & tops == 0 {
          position &+= 8
          continue
        }
      }
      let length = sequenceLength(base + position, available: end - position)
      if length == 0 { return position }
      position &+= length
    }
    return nil
  }

  /// The length of the well-formed character at `start`, or 0.
  private static func sequenceLength(_ start: UnsafePointer<UInt8>, available: Int) -> Int {
    let first = start[0]
    if first < 0x80 { return first == 0 ? 0 : 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return 0
    }
    guard length <= available, second.contains(start[1]) else { return 0 }
    for offset in 2..<max(2, length) where start[offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
