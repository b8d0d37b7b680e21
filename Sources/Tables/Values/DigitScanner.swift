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

extension [UInt8] {
  /// Appends a number in at least `digits` digits.
  mutating func append(_ number: Int, digits: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var start = 20
      repeat {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      while 20 - start < digits {
        start -= 1
        buffer[start] = UInt8(ascii: "0")
      }
      append(contentsOf: UnsafeMutableBufferPointer(rebasing: buffer[start...]))
    }
  }
}
