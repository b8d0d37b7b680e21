/// The text of a number or a timestamp in one machine word, from which the same text comes back.
///
/// The low five bits say how it is written: 0 … 16 digits after the point, or 24 and three flags for
/// the styles of a timestamp; the rest is the number without its point, or seconds since
/// 1970-01-01T00:00:00. Words at the bottom of the range number texts of other kinds.
public struct WrittenWord: Hashable, Sendable, BitwiseCopyable {
  let bits: Int64

  /// The most digits of a number that has a word.
  private static let mostDigits = 17
  /// The form of a timestamp that has no space, seconds or `Z`.
  private static let timestampForm = 24
  /// How many forms there may be.
  static let formCount = 32

  /// The word of a text, or `nil` where another text could stand for the same number: leading zeros
  /// or none, a plus sign, an exponent, spaces, minus zero, fractions of seconds, over 17 digits.
  ///
  /// - Complexity: O(length).
  public init?(_ start: UnsafePointer<UInt8>, length: Int) {
    guard length > 0, length <= 20 else { return nil }
    let isNegative = start[0] == UInt8(ascii: "-")
    let first = isNegative ? 1 : 0
    var position = first
    let whole = WrittenWord.digits(start, &position, length, 0)
    let wholeDigits = position &- first
    guard wholeDigits > 0 else { return nil }
    if position == length {
      self.init(whole, digits: wholeDigits, fraction: 0, isNegative, first: start[first])
    } else if start[position] == UInt8(ascii: ".") {
      position &+= 1
      let from = position
      let value = WrittenWord.digits(start, &position, length, whole)
      let fraction = position &- from
      guard position == length, fraction > 0 else { return nil }
      self.init(
        value, digits: wholeDigits, fraction: fraction, isNegative, first: start[first])
    } else if wholeDigits == 4, !isNegative, length >= 16 {
      self.init(timestamp: UnsafeBufferPointer(start: start, count: length))
    } else {
      return nil
    }
  }

  @inline(__always)
  private init?(_ value: UInt64, digits: Int, fraction: Int, _ isNegative: Bool, first: UInt8) {
    guard digits &+ fraction <= WrittenWord.mostDigits, digits == 1 || first != UInt8(ascii: "0"),
      !isNegative || value > 0
    else { return nil }
    let magnitude = Int64(truncatingIfNeeded: value)
    bits = (isNegative ? 0 &- magnitude : magnitude) << 5 | Int64(fraction)
  }

  private init?(timestamp bytes: UnsafeBufferPointer<UInt8>) {
    guard let (seconds, style) = TimestampStyle.scan(bytes),
      bytes.count == 16 + (style.hasSeconds ? 3 : 0) + (style.isZulu ? 1 : 0)
    else { return nil }
    let flags = (style.hasSpace ? 1 : 0) + (style.hasSeconds ? 2 : 0) + (style.isZulu ? 4 : 0)
    bits = seconds << 5 | Int64(WrittenWord.timestampForm + flags)
  }

  /// The word of the text with number `code`, 0 … 2^31, in a list of its column's.
  public init(other code: Int) { bits = .min + 1 + Int64(code) }

  /// Continues `value` by the digits at `position`; wraps past 64 bits.
  @inline(__always)
  private static func digits(
    _ start: UnsafePointer<UInt8>, _ position: inout Int, _ length: Int, _ value: UInt64
  ) -> UInt64 {
    var value = value
    while position < length {
      let digit = start[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ UInt64(digit)
      position &+= 1
    }
    return value
  }

  /// The number of the text in its column's list; `nil` for numbers and timestamps.
  public var otherCode: Int? {
    bits < -(1 << 62) ? Int(bits - .min - 1) : nil
  }

  /// How it is written, below ``formCount``.
  var form: Int { Int(truncatingIfNeeded: bits & 31) }

  /// The number without its point, or the seconds.
  var mantissa: Int64 { bits >> 5 }

  /// Digits after the point of words of this form; `nil` for timestamps.
  static func fractionDigits(ofForm form: Int) -> Int? {
    form < timestampForm ? form : nil
  }

  /// How timestamps of this form are written; `nil` for numbers.
  static func timestampStyle(ofForm form: Int) -> TimestampStyle? {
    guard form >= timestampForm else { return nil }
    return TimestampStyle(
      hasSpace: form & 1 != 0, hasSeconds: form & 2 != 0, isZulu: form & 4 != 0)
  }

  /// Appends the text; nothing for a text of another kind. Complexity: O(length).
  func append(to bytes: inout [UInt8]) {
    guard otherCode == nil else { return }
    if let style = WrittenWord.timestampStyle(ofForm: form) {
      ValueFormat.timestamp(style).append(mantissa, to: &bytes)
    } else {
      ValueFormat.number(fractionDigits: form).append(mantissa, to: &bytes)
    }
  }
}
