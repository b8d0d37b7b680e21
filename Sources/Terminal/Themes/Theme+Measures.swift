extension Theme {
  /// Backgrounds that a theme is measured on.
  static func backgrounds(_ polarity: Polarity) -> [RGB] {
    polarity == .dark
      ? [RGB(0x000000), RGB(0x1E1E1E), RGB(0x282828)] : [RGB(0xFFFFFF), RGB(0xFDF6E3)]
  }

  /// The least contrast of what is read, lines left out; `nil` where no colour is known, or where they
  /// are the terminal's own sixteen.
  public var leastContrast: Double? {
    guard depth > .sixteen else { return nil }
    let lines: Set<ThemeRole> = [.border, .grid, .unspent, .band]
    return ThemeRole.allCases.filter { !lines.contains($0) }.flatMap { role -> [Double] in
      let style = self[role]
      guard let color = style.foreground.rgb else { return [] }
      let behind = style.background.rgb.map { [$0] } ?? Theme.backgrounds(polarity)
      return behind.map { color.contrast(with: $0) }
    }.min()
  }

  /// How different two roles look (ΔE*ab); `nil` where one has the terminal's own colour.
  public func distance(_ one: ThemeRole, _ other: ThemeRole, _ vision: ColorVision) -> Double? {
    guard let one = self[one].foreground.rgb, let other = self[other].foreground.rgb else {
      return nil
    }
    return vision.distance(one, other)
  }

  /// The least difference between neighbours of both ramps, whatever the colour vision.
  public var leastStep: Double? {
    [sequential, diverging].flatMap { ramp -> [Double] in
      let colors = ramp.colors.compactMap(\.rgb)
      return zip(colors, colors.dropFirst()).flatMap { pair in
        ColorVision.allCases.map { $0.distance(pair.0, pair.1) }
      }
    }.min()
  }

  /// A role's look as a theme file writes it.
  public func notation(_ role: ThemeRole) -> String { looks[role]?.notation ?? "" }
}

extension ThemeStyle {
  /// The look as it is read.
  var notation: String {
    var words = [ThemeStyle.word(style.foreground)]
    if style.background != .standard { words += ["on", ThemeStyle.word(style.background)] }
    words += ThemeStyle.attributes(style)
    let plain = ThemeStyle.attributes(mono)
    if plain != ThemeStyle.attributes(style) { words += ["|"] + plain }
    return words.joined(separator: " ")
  }

  private static func word(_ color: Color) -> String {
    switch color {
    case .standard: "default"
    case .index(let index): "\(index)"
    case .rgb: color.rgb?.text ?? ""
    }
  }

  private static func attributes(_ style: Style) -> [String] {
    [
      (style.bold, "bold"), (style.dim, "dim"), (style.reverse, "reverse"),
      (style.underline, "underline"),
    ].filter(\.0).map(\.1)
  }
}

extension RGB {
  /// The colour as `#rrggbb`.
  public var text: String {
    let digits = String(hex, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
