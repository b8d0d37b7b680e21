/// The usual spellings of true and false.
enum BooleanText {
  /// Pairs of spellings, false first, in lower case.
  static let pairs = [
    ("false", "true"), ("no", "yes"), ("f", "t"), ("n", "y"), ("0", "1"), ("off", "on"),
  ]

  /// What a text means, in any case, spaces around it aside.
  static func truth(of text: String) -> Bool? {
    let text = text.trimmingSpaces.lowercased()
    for (no, yes) in pairs {
      if text == yes { return true }
      if text == no { return false }
    }
    return nil
  }
}
