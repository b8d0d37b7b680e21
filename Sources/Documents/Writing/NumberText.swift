/// Numbers as the shortest text that reads back as the same number.
public enum NumberText {
  /// The shortest decimal text; whole numbers below 10^15 have no point.
  public static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15, !(value == 0 && value.sign == .minus) {
      return String(Int(value))
    }
    return "\(value)"
  }
}
