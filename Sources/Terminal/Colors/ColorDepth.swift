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

extension ColorDepth {
  /// The depth for a terminal of `colors` colours and what the person chose.
  ///
  /// - Parameters:
  ///   - isDirect: whether its numbers are red, green and blue where there are more than 256.
  ///   - environment: `NO_COLOR`, set to anything, refuses colours unless the choice asks for some.
  static func of(
    colors: Int, isDirect: Bool, choice: ScreenOptions.ColorChoice, environment: [String: String]
  ) -> ColorDepth {
    let isRefused = choice == .automatic && environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    guard choice != .never, !isRefused else { return .none }
    let available: ColorDepth =
      switch colors {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      case ..<0x1000000: .indexed
      default: isDirect ? .direct : .indexed
      }
    // A direct terminal has no 256 indices to fall back to: its numbers are colours.
    if available == .direct { return .direct }
    return choice == .sixteen ? min(available, .sixteen) : available
  }
}
