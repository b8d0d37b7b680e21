/// A unit of the calendar, whose starts are the only values of a column that declares it.
public enum CalendarUnit: String, CaseIterable, Sendable, Codable {
  /// Weeks begin on Monday (ISO 8601); the others begin as the calendar says.
  case second, minute, hour, day, week, month, quarter, year

  /// Whether it is a day or longer, so that dates can have it.
  public var isWholeDays: Bool {
    switch self {
    case .second, .minute, .hour: false
    case .day, .week, .month, .quarter, .year: true
    }
  }
}
