/// Countries in which a card of the issuing bank, which is Dutch, is used.
struct Country: Sendable {
  var code: String
  var currency: String
  /// How often cards are used there, as a weight among foreign countries.
  var visits: Int
  /// How much commoner it is from June to September, in percent.
  var summer: Int
  /// How much likelier fraud is there than elsewhere abroad, in percent.
  var risk: Int

  /// Where the bank and its customers are.
  static let home = "NL"

  static let all: [Country] = [
    ("AT", "EUR", 42, 20, 60), ("BE", "EUR", 190, 10, 60), ("BR", "BRL", 8, 0, 420),
    ("CA", "CAD", 9, 50, 90), ("CH", "CHF", 30, 0, 60), ("CN", "CNY", 10, 0, 150),
    ("CZ", "CZK", 20, 40, 90), ("DE", "EUR", 230, 10, 60), ("DK", "DKK", 18, 30, 60),
    ("ES", "EUR", 105, 130, 90), ("FI", "EUR", 8, 40, 60), ("FR", "EUR", 120, 120, 80),
    ("GB", "GBP", 88, 20, 110), ("GR", "EUR", 34, 260, 90), ("HR", "EUR", 26, 300, 80),
    ("HU", "HUF", 13, 30, 110), ("IE", "EUR", 28, 20, 130), ("IT", "EUR", 78, 130, 90),
    ("JP", "JPY", 7, 0, 60), ("LU", "EUR", 46, 0, 160), ("MA", "MAD", 9, 40, 200),
    ("MX", "MXN", 6, 0, 420), ("NL", "EUR", 0, 0, 100), ("NO", "NOK", 12, 60, 60),
    ("PL", "PLN", 26, 30, 90), ("PT", "EUR", 38, 120, 80), ("SE", "SEK", 18, 40, 60),
    ("TH", "THB", 10, 0, 260), ("TR", "TRY", 26, 190, 180), ("US", "USD", 74, 30, 210),
  ].map { Country(code: $0.0, currency: $0.1, visits: $0.2, summer: $0.3, risk: $0.4) }

  /// The currency of each country, as the rules' table of combinations.
  static var currencies: String {
    all.reduce(into: "country,currency\n") { $0 += "\($1.code),\($1.currency)\n" }
  }

  /// A foreign country in `month`, 1 … 12.
  static func abroad(month: Int, with random: inout SampleRandom) -> Country {
    let weights = all.map { country in
      country.visits * (100 + ((6...9).contains(month) ? country.summer : 0))
    }
    return all[random.pick(weights)]
  }
}
