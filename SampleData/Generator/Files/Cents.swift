/// Amounts of money as a whole number of cents.
enum Cents {
  /// `12345` as `123.45`.
  static func text(_ cents: Int) -> String {
    let rest = cents % 100
    return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
