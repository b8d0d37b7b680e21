/// Rounds the bounds of real values outwards, so that an inferred domain shows less of them.
enum NiceBounds {
  /// Leading digits an upper bound may have, times a power of ten.
  private static let leads: [Double] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

  /// Bounds around numbers, in grid steps.
  ///
  /// Both go to multiples of the largest power of ten within the span, or of 5 where they are at most
  /// 20 steps apart; a lower bound that is small for a longer span goes to 0: 17 … 90 becomes 0 … 100.
  static func numbers(_ lower: Int64, _ upper: Int64) -> ClosedRange<Int64> {
    let span = Int128(upper) - Int128(lower)
    guard span > 20 else {
      return limited(floor(Int128(lower), 5))...limited(-floor(-Int128(upper), 5))
    }
    var unit: Int128 = 1
    while unit * 10 <= span { unit *= 10 }
    if lower >= 0, Int128(lower) <= span {
      return 0...limited(leadingNice(Int128(upper)))
    }
    if upper <= 0, -Int128(upper) <= span {
      return limited(-leadingNice(-Int128(lower)))...0
    }
    return limited(floor(Int128(lower), unit))...limited(-floor(-Int128(upper), unit))
  }

  /// Whether whole numbers read like codes that count from 0 or 1, of which there are 2 … 20.
  static func areCodes(_ found: ClosedRange<Int64>) -> Bool {
    (0...1).contains(found.lowerBound) && (1...20).contains(found.upperBound)
      && found.lowerBound < found.upperBound
  }

  /// Bounds around days: whole years where they span a year or more, otherwise whole months.
  static func days(_ lower: Int64, _ upper: Int64) -> ClosedRange<Int64> {
    let (first, last) = (CalendarDay(days: lower), CalendarDay(days: upper))
    let isLong = upper - lower >= 365
    let start = CalendarDay(year: first.year, month: isLong ? 1 : first.month, day: 1)
    let month = isLong ? 12 : last.month
    let end = CalendarDay(
      year: last.year, month: month,
      day: CalendarDay.length(ofMonth: month, year: last.year))
    return min(lower, start?.days ?? lower)...max(upper, end?.days ?? upper)
  }

  /// Bounds around seconds: whole years, months, or days where they span less than a month.
  static func seconds(_ lower: Int64, _ upper: Int64) -> ClosedRange<Int64> {
    let first = lower.dividedDown(by: 86_400).quotient
    let last = upper.dividedDown(by: 86_400).quotient
    let days = last - first < 31 ? first...last : days(first, last)
    return (days.lowerBound * 86_400)...(days.upperBound * 86_400 + 86_399)
  }

  private static func leadingNice(_ value: Int128) -> Int128 {
    var unit: Int128 = 1
    while unit * 10 <= value { unit *= 10 }
    for lead in leads {
      let (bound, rest) = (Int128(lead * 2) * unit).quotientAndRemainder(dividingBy: 2)
      if rest == 0, bound >= value { return bound }
    }
    return unit * 10
  }

  private static func floor(_ value: Int128, _ unit: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    return (remainder < 0 ? quotient - 1 : quotient) * unit
  }

  private static func limited(_ value: Int128) -> Int64 {
    Int64(min(Int128(Int64.max), max(Int128(-Int64.max), value)))
  }
}
