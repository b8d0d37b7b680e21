/// How a file writes its timestamps: an ISO date, a separator and a time of day.
public struct TimestampStyle: Hashable, Sendable {
  /// Whether a space stands between date and time, instead of `T`.
  public var hasSpace: Bool
  /// Whether seconds are written.
  public var hasSeconds: Bool
  /// Whether a `Z` for universal time ends it.
  public var isZulu: Bool

  /// A style.
  public init(hasSpace: Bool = false, hasSeconds: Bool = true, isZulu: Bool = false) {
    self.hasSpace = hasSpace
    self.hasSeconds = hasSeconds
    self.isZulu = isZulu
  }

  /// A timestamp's seconds since 1970-01-01T00:00:00 and how it was written.
  ///
  /// Fractions of a second are dropped; no time zone but `Z` is understood.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, style: TimestampStyle)?
  {
    guard bytes.count >= 16,
      let days = DateStyle.iso.parse(UnsafeBufferPointer(rebasing: bytes[..<10]))
    else { return nil }
    var style = TimestampStyle(hasSpace: bytes[10] == UInt8(ascii: " "), hasSeconds: false)
    guard style.hasSpace || bytes[10] == UInt8(ascii: "T") else { return nil }
    var digits = DigitScanner(UnsafeBufferPointer(rebasing: bytes[11...]))
    guard let hour = digits.number(2...2), hour < 24, digits.skip(UInt8(ascii: ":")),
      let minute = digits.number(2...2), minute < 60
    else { return nil }
    var second = 0
    if digits.skip(UInt8(ascii: ":")) {
      guard let written = digits.number(2...2), written < 60 else { return nil }
      second = written
      style.hasSeconds = true
      if digits.skip(UInt8(ascii: ".")), digits.number(1...9) == nil { return nil }
    }
    style.isZulu = digits.skip(UInt8(ascii: "Z"))
    guard digits.isAtEnd else { return nil }
    return (days * 86_400 + Int64(hour * 3600 + minute * 60 + second), style)
  }

  /// Writes the timestamp `seconds` after 1970-01-01T00:00:00. Returns how many bytes, at most
  /// ``mostBytes``.
  func write(_ seconds: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let (days, within) = seconds.dividedDown(by: 86_400)
    var end = DateStyle.iso.write(days, to: start)
    func add(_ separator: UInt8, _ number: Int64) {
      start[end] = separator
      end &+= 1 &+ WrittenDigits.write(number, digits: 2, to: start + end + 1)
    }
    add(hasSpace ? UInt8(ascii: " ") : UInt8(ascii: "T"), within / 3600)
    add(UInt8(ascii: ":"), within / 60 % 60)
    if hasSeconds { add(UInt8(ascii: ":"), within % 60) }
    if isZulu {
      start[end] = UInt8(ascii: "Z")
      end &+= 1
    }
    return end
  }

  /// The most bytes a timestamp takes.
  static let mostBytes = DateStyle.mostBytes + 10
}

extension Int64 {
  /// The quotient rounded down and the remainder, 0 ..< divisor, for a positive divisor.
  func dividedDown(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
