/// Logarithms exact enough for a picture, without the C library.
enum Logarithm {
  /// The natural logarithm of a finite number above 0, to a relative error below 1e-12; 0 for all
  /// else.
  static func natural(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    // The series of 2·atanh converges fast on the significand, 1 … 2.
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for order in stride(from: 1.0, through: 31, by: 2) {
      sum += term / order
      term *= square
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
  }
}
