/// One payment by card.
struct Payment {
  /// Seconds from the first instant of the year.
  var second: Int
  var customer: Customer
  var merchant: Merchant
  var country: Country
  /// A position in ``channels``.
  var channel: Int
  /// In cents, 1 … 200,000.
  var amount: Int
  /// Refused attempts with the card in the day before, 0 … 9.
  var declines: Int
  /// Whole kilometres from home, 200 for more; `nil` without a card at hand.
  var distance: Int?
  /// Whether the second factor was asked for; `nil` unless online.
  var secondFactor: Bool?
  var fraud: Bool

  static let channels = ["chip", "online", "phone", "tap"]

  var hour: Int { second / 3600 % 24 }
  var isOnline: Bool { channel == 1 }
  var isForeign: Bool { country.code != Country.home }
}
