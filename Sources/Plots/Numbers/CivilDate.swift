/// A day of the proleptic Gregorian calendar, for ticks and their labels.
///
/// Not the `CalendarDay` of Tables, which refuses days that the calendar does not have: neither floor
/// imports the other, and a file reader must refuse what an axis may round.
///
/// The conversions follow Howard Hinnant, "chrono-compatible low-level date algorithms"
/// (days_from_civil, civil_from_days): eras of 400 years, years that begin in March.
public struct CivilDate: Hashable, Sendable {
  /// The year; 0 is 1 BC.
  public var year: Int
  /// 1 … 12.
  public var month: Int
  /// 1 … 31.
  public var day: Int

  /// The date of these parts, which are taken as they are.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day `days` after 1970-01-01, held within ±10^9 days. Complexity: O(1).
  public init(days: Int) {
    let shifted = min(1_000_000_000, max(-1_000_000_000, days)) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01. Complexity: O(1).
  public var days: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// ISO 8601, such as `2023-04-01`.
  public var text: String { monthText + "-" + CivilDate.padded(day, to: 2) }

  /// The year and the month, such as `2023-04`.
  public var monthText: String { yearText + "-" + CivilDate.padded(month, to: 2) }

  /// The year in at least four digits.
  public var yearText: String { (year < 0 ? "−" : "") + CivilDate.padded(abs(year), to: 4) }

  static func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
