/// A day, counted from 1970-01-01, in the Gregorian calendar.
struct Day: Hashable, Comparable {
  var number: Int

  init(number: Int) { self.number = number }

  /// The day of a date.
  init(year: Int, month: Int, day: Int) {
    let shifted = month > 2 ? year : year - 1
    let century = shifted / 400
    let inEra = shifted - century * 400
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    number = century * 146_097 + inEra * 365 + inEra / 4 - inEra / 100 + inYear - 719_468
  }

  static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// 0 for Monday … 6 for Sunday.
  var weekday: Int { (number + 3) % 7 }

  /// Year, month 1 … 12 and day of the month 1 … 31 (Howard Hinnant, “chrono-compatible low-level
  /// date algorithms”); right from 1970 on.
  var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let inEra = shifted - era * 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * inYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, inYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// The date as `2024-02-29`.
  var text: String {
    let parts = date
    return "\(parts.year)-\(Day.twoDigits(parts.month))-\(Day.twoDigits(parts.day))"
  }

  /// A number below 100 with its leading zero.
  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
