/// How many colours a terminal can show; decided once, when the screen opens.
public enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  /// Bold, underline and reverse only.
  case none = 1
  /// The eight basic colours.
  case eight = 8
  /// The eight basic colours and their bright forms.
  case sixteen = 16
  /// The fixed palette of 256.
  case indexed = 256
  /// Any red, green and blue.
  case direct = 16_777_216

  /// Fewer colours come first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
