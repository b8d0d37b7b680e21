import Tables

/// Numbers of a table's rows in steps of one denominator, within bounds that cannot overflow.
struct NumberProgram: Sendable {
  let node: NumberNode
  /// A value is its step divided by this, at least 1.
  let denominator: Int64
  /// The least and greatest step there may be.
  let bounds: ClosedRange<Int64>

  /// The farthest steps may be from 0.
  private static let limit: Int128 = 1 << 62

  /// A program whose bounds are within 62 bits; `nil` for others.
  init?(_ node: NumberNode, denominator: Int64, bounds: (Int128, Int128)) {
    let (low, high) = (min(bounds.0, bounds.1), max(bounds.0, bounds.1))
    guard denominator > 0, low >= -NumberProgram.limit, high <= NumberProgram.limit else {
      return nil
    }
    self.node = node
    self.denominator = denominator
    self.bounds = Int64(low)...Int64(high)
  }

  /// A number that is the same in every row.
  init?(constant: Rational) {
    guard let step = Int64(exactly: constant.numerator),
      let denominator = Int64(exactly: constant.denominator)
    else { return nil }
    self.init(
      .constant(step), denominator: denominator, bounds: (Int128(step), Int128(step)))
  }

  private var low: Int128 { Int128(bounds.lowerBound) }
  private var high: Int128 { Int128(bounds.upperBound) }

  /// The same values in steps of a multiple of the denominator.
  private func scaled(to denominator: Int64) -> NumberProgram? {
    let factor = denominator / self.denominator
    if factor == 1 { return self }
    let bounds = (low * Int128(factor), high * Int128(factor))
    if case .constant(let step) = node {
      guard step != PackedIntegers.null else {
        return NumberProgram(node, denominator: denominator, bounds: (0, 0))
      }
      let (product, overflow) = step.multipliedReportingOverflow(by: factor)
      return overflow
        ? nil : NumberProgram(.constant(product), denominator: denominator, bounds: bounds)
    }
    return NumberProgram(.scaled(node, factor), denominator: denominator, bounds: bounds)
  }

  /// Two programs in steps of one denominator; `nil` past 62 bits.
  static func aligned(
    _ left: NumberProgram, _ right: NumberProgram
  ) -> (NumberProgram, NumberProgram)? {
    let divisor = Int64(
      Rational.greatestDivisor(
        UInt128(left.denominator.magnitude), UInt128(right.denominator.magnitude)))
    let (common, overflow) = left.denominator.multipliedReportingOverflow(
      by: right.denominator / divisor)
    guard !overflow, let a = left.scaled(to: common), let b = right.scaled(to: common) else {
      return nil
    }
    return (a, b)
  }

  /// The result of an operation, which for a quotient needs a constant divisor.
  static func applied(
    _ operation: Arithmetic, _ left: NumberProgram, _ right: NumberProgram
  ) -> NumberProgram? {
    switch operation {
    case .add, .subtract:
      guard let (a, b) = aligned(left, right) else { return nil }
      let isSum = operation == .add
      return NumberProgram(
        isSum ? .add(a.node, b.node) : .subtract(a.node, b.node), denominator: a.denominator,
        bounds: isSum ? (a.low + b.low, a.high + b.high) : (a.low - b.high, a.high - b.low))
    case .multiply:
      if let product = left.times(constant: right) ?? right.times(constant: left) {
        return product
      }
      let (denominator, overflow) = left.denominator.multipliedReportingOverflow(
        by: right.denominator)
      guard !overflow else { return nil }
      let corners = [
        left.low * right.low, left.low * right.high, left.high * right.low,
        left.high * right.high,
      ]
      guard let low = corners.min(), let high = corners.max() else { return nil }
      return NumberProgram(
        .multiply(left.node, right.node), denominator: denominator, bounds: (low, high))
    case .divide:
      guard case .constant(let step) = right.node, step != 0, step != PackedIntegers.null,
        let inverse = Rational(Int128(right.denominator), over: Int128(step)),
        let factor = NumberProgram(constant: inverse)
      else { return nil }
      return applied(.multiply, left, factor)
    }
  }

  /// The least or greatest of two.
  static func extreme(
    _ left: NumberProgram, _ right: NumberProgram, isLeast: Bool
  ) -> NumberProgram? {
    guard let (a, b) = aligned(left, right) else { return nil }
    return NumberProgram(
      isLeast ? .least(a.node, b.node) : .greatest(a.node, b.node), denominator: a.denominator,
      bounds: (min(a.low, b.low), max(a.high, b.high)))
  }

  /// One of two by a condition.
  static func choice(
    _ test: TruthNode, _ left: NumberProgram, _ right: NumberProgram
  ) -> NumberProgram? {
    guard let (a, b) = aligned(left, right) else { return nil }
    return NumberProgram(
      .choice(test, a.node, b.node), denominator: a.denominator,
      bounds: (min(a.low, b.low), max(a.high, b.high)))
  }

  /// The product with a number that is the same in every row; `nil` for others.
  private func times(constant other: NumberProgram) -> NumberProgram? {
    guard case .constant(let step) = other.node, step != PackedIntegers.null else { return nil }
    let (common, overflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !overflow else { return nil }
    let bounds = (low * Int128(step), high * Int128(step))
    return NumberProgram(
      step == 1 ? node : .scaled(node, step), denominator: common, bounds: bounds)
  }

  /// The values multiplied by a whole number above 0.
  func times(_ factor: Int64) -> NumberProgram? {
    NumberProgram(
      .scaled(node, factor), denominator: denominator,
      bounds: (low * Int128(factor), high * Int128(factor)))
  }

  /// Its magnitude.
  var absolute: NumberProgram? {
    NumberProgram(
      .absolute(node), denominator: denominator, bounds: (0, max(-low, high, 0)))
  }

  /// The opposite.
  var negated: NumberProgram? {
    NumberProgram(.subtract(.constant(0), node), denominator: denominator, bounds: (-high, -low))
  }

  /// Whole quotients by so many, rounded.
  func whole(_ size: Int64, _ rounding: NumberNode.Rounding) -> NumberProgram? {
    let (divisor, overflow) = denominator.multipliedReportingOverflow(by: size)
    guard !overflow else { return nil }
    if divisor == 1 { return self }
    return NumberProgram(
      .divided(node, divisor, rounding), denominator: 1,
      bounds: (low / Int128(divisor) - 1, high / Int128(divisor) + 1))
  }

  /// Steps of 10^−`digits`, halves away from zero.
  func rounded(digits: Int) -> NumberNode? { rounded(to: digits)?.node }

  /// The values rounded to so many digits.
  func rounded(to digits: Int) -> NumberProgram? {
    guard let power = Int64(exactly: Rational.power(digits)) else { return nil }
    guard let whole = times(power)?.whole(1, .nearest) else { return nil }
    return NumberProgram(whole.node, denominator: power, bounds: (whole.low, whole.high))
  }
}
