/// A decimal number as it stands in a file, exactly.
struct WrittenNumber {
  /// The value is `mantissa` · 10^−`scale`.
  var mantissa: Int64
  /// Digits after the point in `mantissa`, at least 0.
  var scale: Int
  /// Whether more zeros were written before the first digit than a number needs, as in `007`.
  var hasLeadingZeros = false
  /// Whether it is written the way whole numbers are: no point, exponent or plus sign.
  var isPlain = true

  /// The number `mantissa` · 10^−`scale`, written plainly.
  init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
    isPlain = scale == 0
  }

  /// Powers of ten from 10^0 to 10^18.
  static let powers: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }

  /// Reads `-12`, `3.25`, `.5`, `+7` or `1.5e-3`, with spaces around; digits past the eighteenth after
  /// the point are cut. `nil` for anything else, or past 64 bits.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var end = bytes.count
    while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    while end > position, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard position < end else { return nil }
    var isNegative = false
    if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      isPlain = isNegative
      position += 1
    }
    var value: Int64 = 0
    var wholeDigits = 0
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      if wholeDigits == 1, value == 0 { hasLeadingZeros = true }
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) = tens.addingReportingOverflow(Int64(digit))
      if over || carry { return nil }
      value = next
      wholeDigits += 1
      position += 1
    }
    var fractionDigits = 0
    var seen = wholeDigits
    if position < end, bytes[position] == UInt8(ascii: ".") {
      isPlain = false
      position += 1
      while position < end {
        let digit = bytes[position] &- UInt8(ascii: "0")
        if digit > 9 { break }
        seen += 1
        position += 1
        if fractionDigits < 18, value <= (Int64.max - 9) / 10 {
          value = value * 10 + Int64(digit)
          fractionDigits += 1
        }
      }
    }
    guard seen > 0 else { return nil }
    var exponent = 0
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isPlain = false
      position += 1
      var isDown = false
      if position < end,
        bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
      {
        isDown = bytes[position] == UInt8(ascii: "-")
        position += 1
      }
      var digits = DigitScanner(UnsafeBufferPointer(rebasing: bytes[position..<end]))
      guard let written = digits.number(1...4), digits.isAtEnd else { return nil }
      exponent = isDown ? -written : written
      position = end
    }
    guard position == end else { return nil }
    mantissa = isNegative ? -value : value
    scale = fractionDigits - exponent
    if value == 0 { scale = min(18, max(0, scale)) }
    if scale < 0 {
      guard let whole = WrittenNumber.scaled(mantissa, by: -scale) else { return nil }
      (mantissa, scale) = (whole, 0)
    }
  }

  /// Whether it is a whole number, however it is written.
  var isWhole: Bool {
    scale == 0 || (scale <= 18 ? mantissa % WrittenNumber.powers[scale] == 0 : mantissa == 0)
  }

  /// The number in steps of 10^−`digits`, rounded half away from zero; `nil` past 64 bits.
  func steps(digits: Int) -> Int64? {
    if digits >= scale { return WrittenNumber.scaled(mantissa, by: digits - scale) }
    let dropped = scale - digits
    guard dropped <= 18 else { return 0 }
    let divisor = WrittenNumber.powers[dropped]
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude / 2 else { return quotient }
    return quotient + (mantissa < 0 ? -1 : 1)
  }

  private static func scaled(_ value: Int64, by exponent: Int) -> Int64? {
    guard exponent <= 18 else { return value == 0 ? 0 : nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: powers[exponent])
    return overflow || product == .min ? nil : product
  }
}
