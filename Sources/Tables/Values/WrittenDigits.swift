/// Writes decimal digits into memory.
enum WrittenDigits {
  /// The most bytes ``write(_:digits:to:)`` takes for up to 20 digits.
  static let mostBytes = 21

  /// Writes a number in at least `digits` digits, at most 20, after a minus sign where it is negative.
  ///
  /// - Returns: How many bytes, at most ``mostBytes``.
  /// - Complexity: O(digits), two at a time.
  @inline(__always)
  static func write(
    _ number: Int64, digits: Int, to start: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard number < 0 else { return write(number.magnitude, digits: digits, to: start) }
    start[0] = UInt8(ascii: "-")
    return 1 &+ write(number.magnitude, digits: digits, to: start + 1)
  }

  @inline(__always)
  private static func write(
    _ number: UInt64, digits: Int, to start: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let length = max(digits, count(of: number))
    var rest = number
    var position = length
    while position >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      // Below 100, a tenth is 103 / 1024.
      let tens = (pair &* 103) &>> 10
      start[position &- 1] = UInt8(truncatingIfNeeded: 48 &+ pair &- tens &* 10)
      start[position &- 2] = UInt8(truncatingIfNeeded: 48 &+ tens)
      rest = quotient
      position &-= 2
    }
    if position == 1 { start[0] = UInt8(truncatingIfNeeded: 48 &+ rest) }
    return length
  }

  /// How many digits a number has; one for 0.
  @inline(__always)
  private static func count(of number: UInt64) -> Int {
    var count = 1
    var rest = number
    while rest >= 10_000 {
      rest /= 10_000
      count &+= 4
    }
    return count &+ (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }
}

extension [UInt8] {
  /// Appends a number in at least `digits` digits, at most 20.
  mutating func append(_ number: Int, digits: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WrittenDigits.mostBytes) { buffer in
      guard let start = buffer.baseAddress else { return }
      let length = WrittenDigits.write(Int64(number), digits: digits, to: start)
      append(contentsOf: buffer[..<length])
    }
  }
}
