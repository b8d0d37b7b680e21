/// Numbers as files and errors spell them: text that reads back as the same number.
public enum DocumentNumber {
  /// The shortest decimal text; whole numbers below 10^15 have no point. Infinities and what is not
  /// a number are `inf`, `-inf` and `nan`.
  public static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15, !(value == 0 && value.sign == .minus) {
      return String(Int(value))
    }
    return "\(value)"
  }
}
