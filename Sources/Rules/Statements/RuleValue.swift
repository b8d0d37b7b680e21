/// One value of one row.
public enum RuleValue: Sendable, Hashable {
  /// No value, or one that could not be computed: a division by 0, or past 128 bits.
  case null
  /// A number, days since 1970-01-01, or seconds since 1970-01-01T00:00:00.
  case number(Rational)
  /// A text.
  case text(String)

  /// A grid step of a column with `digits` digits after the point.
  public static func step(_ step: Int64, digits: Int = 0) -> RuleValue {
    .number(Rational(steps: step, digits: digits))
  }

  /// The number, if it is one.
  public var number: Rational? { if case .number(let number) = self { number } else { nil } }
}
