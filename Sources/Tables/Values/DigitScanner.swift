/// Reads runs of digits and single separators from bytes, from the front.
struct DigitScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether every byte was read.
  var isAtEnd: Bool { position == bytes.count }

  /// The number of the next digits, of which there must be `lengths`; at most 18 are asked for.
  mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
    var value = 0
    var length = 0
    while length < lengths.upperBound, position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value * 10 + Int(digit)
      length += 1
      position += 1
    }
    return length >= lengths.lowerBound ? value : nil
  }

  /// Reads `byte` where it comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}
