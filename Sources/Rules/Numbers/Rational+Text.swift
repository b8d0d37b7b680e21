extension Rational: CustomStringConvertible {
  /// The number of plain decimal digits with at most one point; `nil` for other texts, or past 128
  /// bits.
  public init?(decimal text: some StringProtocol) {
    var (value, scale): (Int128, Int128) = (0, 1)
    var (digits, isAfterPoint) = (0, false)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
        continue
      }
      guard (48...57).contains(byte) else { return nil }
      digits += 1
      let tens = value.multipliedReportingOverflow(by: 10)
      let next = tens.partialValue.addingReportingOverflow(Int128(byte - 48))
      guard !tens.overflow, !next.overflow else { return nil }
      value = next.partialValue
      if isAfterPoint {
        let power = scale.multipliedReportingOverflow(by: 10)
        guard !power.overflow else { return nil }
        scale = power.partialValue
      }
    }
    guard digits > 0 else { return nil }
    self.init(value, over: scale)
  }

  /// As a decimal number where it has one of at most 18 digits, and as `a/b` otherwise.
  public var description: String {
    guard denominator > 1 else { return "\(numerator)" }
    for digits in 1...18 where Rational.power(digits) % denominator == 0 {
      let (scaled, overflow) = numerator.magnitude.multipliedReportingOverflow(
        by: (Rational.power(digits) / denominator).magnitude)
      if overflow { break }
      let text = "\(scaled)"
      let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      return (numerator < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
    return "\(numerator)/\(denominator)"
  }
}
