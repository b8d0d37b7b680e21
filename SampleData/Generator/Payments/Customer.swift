/// Who pays: an age band, a kind of card and habits that go with them.
struct Customer {
  /// A position in ``ageBands``.
  var band: Int
  /// A position in ``cards``.
  var card: Int

  static let ageBands = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"]
  static let cards = ["credit", "debit", "prepaid"]

  static func draw(with random: inout SampleRandom) -> Customer {
    let band = random.pick([140, 220, 200, 180, 150, 110])
    let card = random.pick(
      [
        [10, 72, 18], [27, 68, 5], [36, 61, 3], [38, 60, 2], [34, 64, 2],
        [22, 77, 1],
      ][band])
    return Customer(band: band, card: card)
  }

  /// How much more a customer of this age frequents a category than others do, in percent.
  func interest(in merchant: String) -> Int {
    let tilt = Customer.tilts[merchant] ?? (100, 100)
    return tilt.young + (tilt.old - tilt.young) * band / 5
  }

  private static let tilts: [String: (young: Int, old: Int)] = [
    "bakery": (60, 150), "bar": (220, 30), "books": (70, 150), "butcher": (30, 220),
    "chemist": (50, 190), "clothing": (160, 60), "crypto": (220, 10), "delivery": (260, 15),
    "dentist": (60, 150), "diy": (40, 150), "electronics": (150, 60), "energy": (30, 160),
    "florist": (40, 200), "furniture": (90, 90), "gambling": (190, 40), "games": (330, 5),
    "grocery": (80, 125), "gym": (180, 40), "hotel": (60, 150), "insurance": (30, 170),
    "jewellery": (70, 130), "software": (140, 60), "streaming": (190, 35), "taxi": (160, 60),
    "tickets": (150, 70), "toys": (60, 80),
  ]
}
