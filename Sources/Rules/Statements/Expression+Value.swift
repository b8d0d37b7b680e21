import Tables

extension Expression {
  /// Its value in a row; `value` gives the row's value in a column. Exact: what cannot be held in 128
  /// bits is null.
  ///
  /// - Complexity: O(parts).
  public func value(_ value: (Int) -> RuleValue) -> RuleValue {
    switch self {
    case .literal(let literal): return literal.value
    case .column(let column): return value(column)
    case .negative(let inner):
      guard case .number(let number) = inner.value(value) else { return .null }
      return .number(number.negated)
    case .arithmetic(let operation, let left, let right):
      guard case .number(let a) = left.value(value), case .number(let b) = right.value(value)
      else { return .null }
      return operation.applied(a, b).map(RuleValue.number) ?? .null
    case .call(.length, let arguments):
      guard case .text(let text)? = arguments.first?.value(value) else { return .null }
      return .number(Rational(Int64(text.unicodeScalars.count)))
    case .call(let function, let arguments):
      var numbers: [Rational] = []
      for argument in arguments {
        guard case .number(let number) = argument.value(value) else { return .null }
        numbers.append(number)
      }
      return function.applied(numbers).map(RuleValue.number) ?? .null
    case .choice(let test, let yes, let no):
      switch test.holds(value) {
      case true: return yes.value(value)
      case false: return no.value(value)
      default: return .null
      }
    }
  }
}

extension Expression.Literal {
  /// It as a value.
  public var value: RuleValue {
    switch self {
    case .null: .null
    case .number(let number): .number(number)
    case .date(let step), .timestamp(let step): .number(Rational(step))
    case .text(let text): .text(text)
    }
  }
}

extension Arithmetic {
  /// The result; `nil` for a division by 0, or past 128 bits.
  func applied(_ left: Rational, _ right: Rational) -> Rational? {
    switch self {
    case .add: left.adding(right)
    case .subtract: left.subtracting(right)
    case .multiply: left.multiplied(by: right)
    case .divide: left.divided(by: right)
    }
  }
}

extension RuleFunction {
  /// The result of numbers that are not null; `nil` past 128 bits.
  func applied(_ numbers: [Rational]) -> Rational? {
    guard let first = numbers.first else { return nil }
    switch self {
    case .absolute: return first.magnitude
    case .least: return numbers.min()
    case .greatest: return numbers.max()
    case .round(let digits): return first.rounded(digits: digits)
    case .floor: return Rational(first.floor, over: 1)
    case .ceiling: return Rational(first.ceiling, over: 1)
    case .wholeUnits(let size):
      return first.divided(by: Rational(size)).flatMap { Rational($0.floor, over: 1) }
    case .length: return nil
    case .year, .quarter, .month, .day, .weekday, .hour, .minute, .second, .date:
      return Int64(exactly: first.floor).map { Rational(calendar(of: $0)) }
    }
  }

  /// A part of a day or moment on the calendar, of days or seconds since 1970-01-01.
  @inline(__always)
  func calendar(of step: Int64) -> Int64 {
    switch self {
    case .year: Int64(CalendarDay(days: step).year)
    case .quarter: Int64((CalendarDay(days: step).month + 2) / 3)
    case .month: Int64(CalendarDay(days: step).month)
    case .day: Int64(CalendarDay(days: step).day)
    // 1970-01-01 was a Thursday.
    case .weekday: RuleFunction.remainder(step &+ 3, 7) + 1
    case .hour: RuleFunction.remainder(step, 86_400) / 3600
    case .minute: RuleFunction.remainder(step, 3600) / 60
    case .second: RuleFunction.remainder(step, 60)
    case .date: RuleFunction.quotient(step, 86_400)
    default: step
    }
  }

  /// The quotient rounded down.
  @inline(__always)
  static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The remainder, 0 ..< divisor.
  @inline(__always)
  static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
