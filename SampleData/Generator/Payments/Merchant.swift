/// A category of merchants: how much is paid there, when, how and how often by fraud.
struct Merchant: Sendable {
  /// The times of day at which a category is busy.
  enum Hours: Sendable { case shop, meals, evening, commute, always }

  var name: String
  var weight: Int
  /// The middle amount, in cents.
  var amount: Int
  /// Spread of the amount, in hundredths of a doubling.
  var spread: Int
  /// Percent of payments made online.
  var online: Int
  /// How often it is paid abroad, in percent of the usual.
  var abroad: Int
  var hours: Hours
  /// How much likelier fraud is, in percent of the usual.
  var risk: Int

  /// Weight of each hour of the day.
  var byHour: [Int] {
    switch hours {
    case .shop:
      [1, 0, 0, 0, 0, 1, 3, 12, 40, 70, 92, 95, 88, 86, 88, 92, 98, 100, 76, 48, 26, 9, 3, 1]
    case .meals:
      [10, 5, 2, 1, 1, 2, 8, 22, 30, 25, 28, 55, 95, 80, 40, 30, 38, 62, 96, 100, 80, 52, 34, 20]
    case .evening:
      [72, 52, 30, 14, 5, 2, 1, 2, 4, 6, 8, 12, 16, 16, 18, 22, 30, 42, 58, 78, 96, 100, 98, 88]
    case .commute:
      [6, 2, 1, 1, 4, 22, 64, 100, 92, 44, 32, 34, 40, 40, 42, 58, 84, 98, 70, 42, 30, 24, 18, 11]
    case .always:
      [18, 10, 6, 5, 5, 7, 14, 26, 44, 56, 62, 64, 66, 64, 62, 62, 64, 68, 74, 88, 100, 94, 66, 36]
    }
  }
}
