extension Axis {
  private static let day = 86_400.0

  /// Ticks on whole days, months or years; ``lower`` and ``upper`` are days.
  func dateTicks(atMost count: Int) -> [Tick] {
    calendarTicks(atMost: count, from: lower, to: upper).map { days, label in
      Tick(value: Double(days), label: label)
    }
  }

  /// Ticks on whole seconds, minutes, hours and upward; ``lower`` and ``upper`` are seconds.
  func clockTicks(atMost count: Int) -> [Tick] {
    let minute = 60.0
    let hour = 3600.0
    let steps = [
      1, 2, 5, 10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
      hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour,
    ]
    for step in steps {
      let first = (lower / step).rounded(.up)
      let last = (upper / step).rounded(.down)
      guard last - first + 1 <= Double(count) else { continue }
      guard first <= last else { return [] }
      return (0...Int(last - first)).map { offset in
        let value = (first + Double(offset)) * step
        return Tick(value: value, label: Axis.clockText(value, withSeconds: step < minute))
      }
    }
    let days = calendarTicks(atMost: count, from: lower / Axis.day, to: upper / Axis.day)
    return days.map { Tick(value: Double($0.days) * Axis.day, label: $0.label) }
  }

  /// The time of day; midnight is written as its date, so that days can be told apart.
  private static func clockText(_ value: Double, withSeconds: Bool) -> String {
    let days = (value / day).rounded(.down)
    let seconds = Int(value - days * day)
    if seconds == 0 { return CivilDate(days: bounded(days)).text }
    let minutes = CivilDate.padded(seconds / 60 % 60, to: 2)
    let clock = CivilDate.padded(seconds / 3600, to: 2) + ":" + minutes
    return withSeconds ? clock + ":" + CivilDate.padded(seconds % 60, to: 2) : clock
  }

  private func calendarTicks(
    atMost count: Int, from lower: Double, to upper: Double
  ) -> [(days: Int, label: String)] {
    let first = Axis.bounded(lower.rounded(.up))
    let last = Axis.bounded(upper.rounded(.down))
    guard first <= last else { return [] }
    for step in [1, 2, 7, 14] where (last - first) / step + 1 <= count {
      return stride(from: first, through: last, by: step).map { ($0, CivilDate(days: $0).text) }
    }
    let start = CivilDate(days: first)
    let end = CivilDate(days: last)
    let months = (start.year * 12 + start.month - 1, end.year * 12 + end.month - 1)
    var step = 1
    for months in [1, 2, 3, 6] + (0..<30).map({ 12 * Axis.roundYears($0) }) {
      step = months
      if (end.year * 12 + end.month - start.year * 12 - start.month) / step + 1 <= count { break }
    }
    var month = Axis.ceiling(months.0, to: step)
    var ticks: [(days: Int, label: String)] = []
    while month <= months.1 && ticks.count <= count {
      let year = Axis.ceiling(month - 11, to: 12) / 12
      let date = CivilDate(year: year, month: month - year * 12 + 1, day: 1)
      let days = date.days
      if days >= first && days <= last {
        ticks.append((days, step % 12 == 0 ? date.yearText : date.monthText))
      }
      month += step
    }
    return Array(ticks.prefix(count))
  }

  /// 1, 2, 5, 10, 20, 50, … years.
  private static func roundYears(_ index: Int) -> Int {
    var power = 1
    for _ in 0..<min(6, index / 3) { power *= 10 }
    return power * [1, 2, 5][index % 3]
  }

  /// The smallest multiple of `step` that is not below `value`.
  private static func ceiling(_ value: Int, to step: Int) -> Int {
    let quotient = value / step
    return (quotient * step < value ? quotient + 1 : quotient) * step
  }

  private static func bounded(_ days: Double) -> Int { Int(min(1e9, max(-1e9, days))) }
}
