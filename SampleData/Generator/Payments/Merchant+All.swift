extension Merchant {
  /// The forty categories.
  static let all: [Merchant] = [
    row("airline", 9, 14_000, 110, 92, 300, .always, 160),
    row("bakery", 60, 620, 80, 0, 60, .shop, 20),
    row("bar", 44, 1_450, 110, 0, 130, .evening, 60),
    row("books", 16, 1_900, 80, 60, 40, .always, 40),
    row("butcher", 16, 1_700, 80, 0, 40, .shop, 20),
    row("cafe", 62, 780, 80, 0, 130, .meals, 20),
    row("car-hire", 4, 16_000, 100, 60, 420, .shop, 120),
    row("charity", 8, 1_500, 110, 80, 10, .always, 50),
    row("chemist", 40, 1_300, 100, 8, 60, .shop, 30),
    row("clothing", 52, 4_200, 110, 45, 90, .shop, 110),
    row("crypto", 3, 12_000, 160, 100, 260, .always, 900),
    row("cycles", 8, 4_800, 150, 20, 20, .shop, 90),
    row("delivery", 44, 2_600, 60, 100, 20, .evening, 60),
    row("dentist", 7, 7_500, 120, 0, 10, .shop, 10),
    row("department", 26, 3_400, 110, 20, 80, .shop, 90),
    row("diy", 26, 3_300, 130, 10, 20, .shop, 40),
    row("electronics", 20, 9_500, 170, 58, 50, .always, 520),
    row("energy", 10, 12_500, 70, 90, 5, .always, 15),
    row("florist", 10, 2_200, 80, 15, 20, .shop, 30),
    row("fuel", 66, 5_200, 60, 0, 110, .commute, 50),
    row("furniture", 10, 14_000, 150, 35, 30, .shop, 70),
    row("gambling", 9, 3_000, 150, 94, 160, .evening, 480),
    row("games", 18, 1_900, 110, 96, 130, .evening, 260),
    row("gift-cards", 6, 5_000, 110, 76, 60, .always, 1100),
    row("grocery", 250, 2_300, 120, 4, 70, .shop, 15),
    row("gym", 10, 2_900, 50, 55, 10, .always, 20),
    row("hairdresser", 16, 3_100, 70, 0, 15, .shop, 10),
    row("hotel", 14, 13_000, 110, 55, 420, .always, 130),
    row("insurance", 9, 8_800, 90, 92, 5, .always, 10),
    row("jewellery", 5, 11_000, 170, 30, 90, .shop, 620),
    row("kiosk", 36, 850, 110, 0, 110, .commute, 60),
    row("parking", 40, 420, 120, 30, 70, .commute, 20),
    row("public-transport", 74, 780, 120, 25, 90, .commute, 25),
    row("restaurant", 72, 3_900, 100, 2, 170, .meals, 40),
    row("software", 16, 1_200, 120, 100, 280, .always, 150),
    row("streaming", 26, 1_100, 40, 100, 120, .always, 40),
    row("taxi", 14, 2_100, 90, 30, 190, .evening, 110),
    row("telecom", 14, 3_200, 80, 85, 10, .always, 140),
    row("tickets", 14, 4_400, 110, 92, 120, .always, 170),
    row("toys", 12, 2_500, 100, 55, 30, .shop, 60),
  ]

  private static func row(
    _ name: String, _ weight: Int, _ amount: Int, _ spread: Int, _ online: Int, _ abroad: Int,
    _ hours: Hours, _ risk: Int
  ) -> Merchant {
    Merchant(
      name: name, weight: weight, amount: amount, spread: spread, online: online, abroad: abroad,
      hours: hours, risk: risk)
  }
}
