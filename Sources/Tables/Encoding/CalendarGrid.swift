/// The starts of calendar units on the grid of a column of dates (steps are days) or of timestamps
/// (steps are seconds).
struct CalendarGrid: Sendable, Hashable {
  /// How units follow each other.
  enum Spacing: Sendable, Hashable {
    /// Every so many steps, one unit starting at `origin`.
    case even(UInt64, origin: Int64)
    /// Every so many months, counted from January of year 0.
    case months(Int64)
  }

  let spacing: Spacing
  /// Grid steps a day.
  private let day: Int64
  /// Months that ``CalendarDay`` can make.
  private static let months: ClosedRange<Int64> = (-999_999 * 12)...(999_999 * 12)

  /// The units of a column of this kind; `nil` for kinds without a calendar.
  init?(_ unit: CalendarUnit, of kind: ColumnKind) {
    guard kind == .date || kind == .timestamp else { return nil }
    day = kind == .date ? 1 : 86_400
    let length = UInt64(day)
    // 1970-01-05 was a Monday.
    spacing =
      switch unit {
      case .second: .even(1, origin: 0)
      case .minute: .even(kind == .date ? 1 : 60, origin: 0)
      case .hour: .even(kind == .date ? 1 : 3600, origin: 0)
      case .day: .even(length, origin: 0)
      case .week: .even(7 * length, origin: 4 * day)
      case .month: .months(1)
      case .quarter: .months(3)
      case .year: .months(12)
      }
  }

  /// The number of the unit that a step lies in, for units of months.
  func unit(of step: Int64, months: Int64) -> Int64 {
    let date = CalendarDay(days: step.dividedDown(by: day).quotient)
    let month = Int64(date.year) * 12 + Int64(date.month - 1)
    return min(CalendarGrid.months.upperBound, max(CalendarGrid.months.lowerBound, month))
      .dividedDown(by: months).quotient
  }

  /// The first step of a unit of months.
  func start(ofUnit unit: Int64, months: Int64) -> Int64 {
    let month = min(
      CalendarGrid.months.upperBound, max(CalendarGrid.months.lowerBound, unit &* months))
    let (year, rest) = month.dividedDown(by: 12)
    return (CalendarDay(year: Int(year), month: Int(rest) + 1, day: 1)?.days ?? 0) * day
  }

  /// The last start of a unit at or before a step; the step itself where that is below every number.
  func start(atOrBefore step: Int64) -> Int64 {
    switch spacing {
    case .even(let length, let origin):
      let start =
        (Int128(step) - Int128(origin)).flooredDivision(by: Int128(length)) * Int128(length)
        + Int128(origin)
      return Int64(exactly: start) ?? step
    case .months(let months):
      return start(ofUnit: unit(of: step, months: months), months: months)
    }
  }
}

extension Int128 {
  /// The quotient rounded down, for a divisor above 0.
  fileprivate func flooredDivision(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension CalendarUnit {
  /// The start of the unit that a grid step of a column of dates or timestamps lies in.
  ///
  /// - Parameters:
  ///   - step: Days or seconds since 1970.
  ///   - kind: `.date` or `.timestamp`; others have no units, and the step itself is given back.
  public func start(of step: Int64, kind: ColumnKind) -> Int64 {
    CalendarGrid(self, of: kind)?.start(atOrBefore: step) ?? step
  }
}
