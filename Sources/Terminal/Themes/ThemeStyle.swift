/// A role's look with colours, and without.
struct ThemeStyle: Hashable, Sendable {
  /// With colours.
  var style: Style
  /// By attributes only.
  var mono: Style

  /// Reads the notation of theme files.
  ///
  /// `FOREGROUND [on BACKGROUND] [bold] [dim] [reverse] [underline] [| ATTRIBUTE…]`, a colour being
  /// `#RRGGBB`, `default` or a palette index `0` … `255`; the attributes after the bar are used alone
  /// on a terminal without colours, where those before it are used if there is no bar.
  ///
  /// - Returns: `nil` with the first word that is not understood in `problem`.
  static func read(_ text: String) -> Result<ThemeStyle, Problem> {
    let sides = text.split(separator: "|", omittingEmptySubsequences: false)
    guard sides.count <= 2, let left = sides.first else { return .failure(Problem(word: "|")) }
    var words = left.split(separator: " ").map(String.init)[...]
    var style = Style()
    guard let first = words.popFirst() else { return .failure(Problem(word: "")) }
    guard let foreground = color(first) else { return .failure(Problem(word: first)) }
    style.foreground = foreground
    if words.first == "on" {
      words.removeFirst()
      let word = words.popFirst() ?? "on"
      guard let background = color(word) else { return .failure(Problem(word: word)) }
      style.background = background
    }
    for word in words where !style.set(attribute: word) {
      return .failure(Problem(word: word))
    }
    var mono = style
    mono.foreground = .standard
    mono.background = .standard
    if sides.count == 2 {
      mono = Style()
      for word in sides[1].split(separator: " ") where !mono.set(attribute: word) {
        return .failure(Problem(word: String(word)))
      }
    }
    return .success(ThemeStyle(style: style, mono: mono))
  }

  /// The look for a terminal of fewer colours.
  func adapted(to depth: ColorDepth, polarity: Theme.Polarity) -> ThemeStyle {
    var result = self
    result.style = ColorMapping.map(style, to: depth)
    guard depth <= .sixteen, depth != .none else { return result }
    // With few colours a faint one may become the terminal's own background.
    let vanishing: Set<Color> = polarity == .dark ? [.index(0)] : [.index(7), .index(15)]
    if vanishing.contains(result.style.background) {
      result.style = mono
    } else if result.style.background == .standard, vanishing.contains(result.style.foreground) {
      result.style.foreground = .standard
      result.style.dim = true
    }
    return result
  }

  /// A word of the notation that means nothing there.
  struct Problem: Error, Hashable {
    var word: String
  }

  static func color(_ word: String) -> Color? {
    if word == "default" { return .standard }
    if let rgb = RGB(text: word) { return Color(rgb) }
    guard word.allSatisfy(\.isNumber) else { return nil }
    return UInt8(word).map(Color.index)
  }
}

extension Style {
  /// Switches on the attribute of that name; `false` where there is none.
  fileprivate mutating func set(attribute name: some StringProtocol) -> Bool {
    switch name {
    case "bold": bold = true
    case "dim": dim = true
    case "reverse": reverse = true
    case "underline": underline = true
    default: return false
    }
    return true
  }
}
