/// An exact fraction of 128-bit whole numbers in lowest terms.
///
/// Arithmetic that would leave 128 bits answers `nil` and never wraps or rounds.
public struct Rational: Sendable, Hashable {
  /// The numerator, never `Int128.min`.
  public let numerator: Int128
  /// The denominator, at least 1.
  public let denominator: Int128

  /// A whole number.
  public init(_ whole: Int64) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// `numerator` / `denominator`; `nil` for a denominator of 0, or past 128 bits.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Int128(
      Rational.greatestDivisor(numerator.magnitude, denominator.magnitude)
    )
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = numerator / divisor * sign
    self.denominator = denominator / divisor * sign
  }

  /// A column's grid step at `digits` digits after the point, 0 … 18.
  public init(steps: Int64, digits: Int) {
    let power = Rational.power(digits)
    guard power > 1, let fraction = Rational(Int128(steps), over: power) else {
      self.init(steps)
      return
    }
    self = fraction
  }

  /// 0.
  public static let zero = Rational(0)
  /// 1.
  public static let one = Rational(1)

  /// 10^`digits`, for 0 … 37 digits.
  static func power(_ digits: Int) -> Int128 { powers[min(37, max(0, digits))] }

  private static let powers: [Int128] = (0...37).map { exponent in
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }

  /// Euclid's; 64-bit where both fit, because 128-bit division is slow.
  static func greatestDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 {
      if a <= UInt128(UInt64.max), b <= UInt128(UInt64.max) {
        var (x, y) = (UInt64(truncatingIfNeeded: a), UInt64(truncatingIfNeeded: b))
        while y != 0 { (x, y) = (y, x % y) }
        return UInt128(x)
      }
      (a, b) = (b, a % b)
    }
    return max(1, a)
  }

  /// Whether it has no fraction.
  public var isWhole: Bool { denominator == 1 }
}

extension Rational: Comparable {
  /// Exact: products are compared at 256 bits.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high != b.high ? a.high < b.high : a.low < b.low
  }
}
