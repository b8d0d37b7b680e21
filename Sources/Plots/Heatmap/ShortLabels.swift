/// Names cut short so that no two of them look the same.
public enum ShortLabels {
  /// Each name in at most `width` characters, different names differently where that can be done:
  /// the beginning, or the beginning with a later letter at its end, or with a digit.
  /// Complexity: O(names · length).
  public static func make(_ names: [String], width: Int) -> [String] {
    guard width > 0 else { return names.map { _ in "" } }
    var taken: Set<String> = []
    return names.map { name in
      let choice = candidates(name, width).first { !taken.contains($0) }
      let short = choice ?? String(name.prefix(width))
      taken.insert(short)
      return short
    }
  }

  private static func candidates(_ name: String, _ width: Int) -> [String] {
    let whole = String(name.prefix(width))
    guard width > 1, name.count > 1 else { return [whole] }
    let start = String(name.prefix(width - 1))
    let later = name.dropFirst(width).filter { $0.isLetter || $0.isNumber }
    // A letter after a break tells more than one inside a word: `hours_per_week` is `hp`.
    let initials = zip(name, name.dropFirst()).filter { !$0.0.isLetter && $0.1.isLetter }.map(\.1)
    let digits = (2...9).map { Character(String($0)) }
    return [whole] + (initials + Array(later) + digits).map { start + String($0) }
  }
}
