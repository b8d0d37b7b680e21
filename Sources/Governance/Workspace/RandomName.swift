/// Names that nobody can guess and no two things share.
enum RandomName {
  /// Sixteen hexadecimal digits from the operating system's generator.
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
