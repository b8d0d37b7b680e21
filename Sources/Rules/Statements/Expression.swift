/// A value computed from a row: a number, days or seconds, or a text; null where an input is null.
public indirect enum Expression: Sendable, Hashable {
  /// A value that is the same in every row.
  case literal(Literal)
  /// A column's value, by schema position.
  case column(Int)
  /// The opposite number.
  case negative(Expression)
  /// A sum, difference, product or quotient; a division by 0 is null.
  case arithmetic(Arithmetic, Expression, Expression)
  /// A function of numbers.
  case call(RuleFunction, [Expression])
  /// The first value where the condition is true, the second where it is false, null where unknown.
  case choice(Condition, Expression, Expression)

  /// A value written in a rule.
  public enum Literal: Sendable, Hashable {
    /// Null.
    case null
    /// A number, or a span in the unit of what it is added to.
    case number(Rational)
    /// Days since 1970-01-01.
    case date(Int64)
    /// Seconds since 1970-01-01T00:00:00.
    case timestamp(Int64)
    /// Text.
    case text(String)
  }

  /// The schema positions it reads.
  public var columns: Set<Int> {
    switch self {
    case .literal: []
    case .column(let column): [column]
    case .negative(let inner): inner.columns
    case .arithmetic(_, let left, let right): left.columns.union(right.columns)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.columns) }
    case .choice(let test, let yes, let no):
      test.columns.union(yes.columns).union(no.columns)
    }
  }
}

/// Functions that take numbers, days, seconds or a text and give a number, days or seconds.
public enum RuleFunction: Sendable, Hashable {
  /// Parts of a day since 1970-01-01; weekdays are 1 for Monday … 7 for Sunday.
  case year, quarter, month, day, weekday
  /// Parts of a moment in seconds since 1970-01-01T00:00:00.
  case hour, minute, second
  /// The day a moment lies in.
  case date
  /// Whole units of so many within a span, rounded down: seconds, or days where the span counts them.
  case wholeUnits(Int64)
  /// The absolute value.
  case absolute
  /// The least or greatest of one or more; null where one is null.
  case least, greatest
  /// The nearest number of so many digits, 0 … 9, halves away from zero.
  case round(digits: Int)
  /// The next whole number below or above.
  case floor, ceiling
  /// The characters of a text column.
  case length
}
