import Tables

/// Bounds of grid domains as text: whole steps to and from decimals, ISO dates and ISO times.
enum GridText {
  /// Steps of 10^-`digits`, or `nil` for what is no decimal text, has more digits, or overflows.
  static func steps(_ text: String, digits: Int) -> Int64? {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count > 1 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= digits else { return nil }
    let padded = whole + fraction + String(repeating: "0", count: digits - fraction.count)
    guard padded.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64((isNegative ? "-" : "") + padded)
  }

  /// The exact decimal text of `steps` of 10^-`digits`.
  static func decimal(_ steps: Int64, digits: Int) -> String {
    guard digits > 0 else { return String(steps) }
    let text = String(steps.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return (steps < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  /// Days since 1970-01-01 of a date as `2024-02-29`, or `nil`.
  static func days(_ text: some StringProtocol) -> Int64? {
    guard let parts = numbers(text, separator: "-", widths: [4, 2, 2]) else { return nil }
    return CalendarDay(year: parts[0], month: parts[1], day: parts[2])?.days
  }

  /// Seconds since 1970-01-01T00:00:00 of a time as `2024-02-29T23:59:00`, or `nil`.
  ///
  /// A space may stand for the `T`, and the seconds may be left out.
  static func seconds(_ text: String) -> Int64? {
    let halves = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard halves.count == 2, let days = days(halves[0]) else { return nil }
    let hasSeconds = halves[1].utf8.count == 8
    let widths = hasSeconds ? [2, 2, 2] : [2, 2]
    guard let parts = numbers(halves[1], separator: ":", widths: widths),
      parts[0] < 24, parts.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let second = hasSeconds ? parts[2] : 0
    return days * 86_400 + Int64(parts[0] * 3600 + parts[1] * 60 + second)
  }

  /// The date `days` after 1970-01-01.
  static func date(days: Int64) -> String {
    let day = CalendarDay(days: days)
    return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  /// The time `seconds` after 1970-01-01T00:00:00.
  static func time(seconds: Int64) -> String {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let within = Int(remainder < 0 ? remainder + 86_400 : remainder)
    let clock = [within / 3600, within / 60 % 60, within % 60].map { padded($0, 2) }
    return date(days: remainder < 0 ? quotient - 1 : quotient) + "T"
      + clock.joined(separator: ":")
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func numbers(
    _ text: some StringProtocol, separator: Character, widths: [Int]
  ) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == widths,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return parts.compactMap { Int($0) }
  }
}
