extension Rational {
  /// The sum; `nil` past 128 bits.
  public func adding(_ other: Rational) -> Rational? {
    if denominator == other.denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Rational(sum, over: denominator)
    }
    let divisor = Int128(
      Rational.greatestDivisor(denominator.magnitude, other.denominator.magnitude))
    let left = numerator.multipliedReportingOverflow(by: other.denominator / divisor)
    let right = other.numerator.multipliedReportingOverflow(by: denominator / divisor)
    let common = denominator.multipliedReportingOverflow(by: other.denominator / divisor)
    guard !left.overflow, !right.overflow, !common.overflow else { return nil }
    let (sum, overflow) = left.partialValue.addingReportingOverflow(right.partialValue)
    return overflow ? nil : Rational(sum, over: common.partialValue)
  }

  /// The difference; `nil` past 128 bits.
  public func subtracting(_ other: Rational) -> Rational? { adding(other.negated) }

  /// The product; `nil` past 128 bits.
  public func multiplied(by other: Rational) -> Rational? {
    // Crosswise reduction first keeps the products small.
    guard let left = Rational(numerator, over: other.denominator),
      let right = Rational(other.numerator, over: denominator)
    else { return nil }
    let top = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let bottom = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !top.overflow, !bottom.overflow else { return nil }
    return Rational(top.partialValue, over: bottom.partialValue)
  }

  /// The quotient; `nil` for a divisor of 0, or past 128 bits.
  public func divided(by other: Rational) -> Rational? {
    guard other.numerator != 0,
      let inverse = Rational(other.denominator, over: other.numerator)
    else { return nil }
    return multiplied(by: inverse)
  }

  /// The opposite number.
  public var negated: Rational { Rational(-numerator, over: denominator) ?? self }

  /// The absolute value.
  public var magnitude: Rational { numerator < 0 ? negated : self }

  /// The greatest whole number that is not above it.
  public var floor: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The least whole number that is not below it.
  public var ceiling: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder > 0 ? quotient + 1 : quotient
  }

  /// The nearest whole number; halves go away from zero.
  public var rounded: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder.magnitude >= denominator.magnitude - remainder.magnitude else {
      return quotient
    }
    return quotient + (numerator < 0 ? -1 : 1)
  }

  /// The nearest multiple of 10^−`digits`, 0 … 18 digits; `nil` past 128 bits.
  public func rounded(digits: Int) -> Rational? {
    let power = Rational.power(digits)
    guard let scaled = Rational(power, over: 1).flatMap(multiplied(by:)) else { return nil }
    return Rational(scaled.rounded, over: power)
  }

  /// The nearest grid step of 10^−`digits`, halves away from zero; `nil` past 64 bits.
  public func steps(digits: Int) -> Int64? {
    guard let scaled = Rational(Rational.power(digits), over: 1).flatMap(multiplied(by:)),
      let steps = Int64(exactly: scaled.rounded), steps != .min
    else { return nil }
    return steps
  }

  /// The grid step of 10^−`digits` it is exactly; `nil` where it lies between steps.
  public func exactSteps(digits: Int) -> Int64? {
    guard let steps = steps(digits: digits), Rational(steps: steps, digits: digits) == self else {
      return nil
    }
    return steps
  }
}
