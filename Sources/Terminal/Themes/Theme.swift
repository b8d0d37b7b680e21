/// How everything looks: a style for each ``ThemeRole`` and two colour ramps.
///
/// A theme is complete by construction. Screens hold the one adapted to their terminal:
///
///     let theme = Theme.dark.adapted(to: screen.depth)
///     canvas.text("age", x: 2, y: 4, style: theme[.selection])
public struct Theme: Hashable, Sendable {
  /// Whether it is made for a dark or a light background.
  public enum Polarity: String, CaseIterable, Sendable {
    /// Light text.
    case dark
    /// Dark text.
    case light
  }

  /// The file's name without `.yaml`, or a built-in theme's.
  public var name: String
  /// The background it is made for.
  public var polarity: Polarity
  /// What it is for, in a few words; empty where its file does not say.
  public var about = ""
  /// What it was adapted to; ``ColorDepth/direct`` as it is written.
  public private(set) var depth: ColorDepth = .direct
  /// Low to high, for amounts.
  public var sequential: Ramp
  /// Negative to positive with a quiet middle, for differences synthetic − real: more real is warm,
  /// more synthetic is blue.
  public var diverging: Ramp

  private(set) var looks: [ThemeRole: ThemeStyle]

  /// A theme of `looks`; roles that are not in it are taken from the built-in theme of the polarity.
  init(
    name: String, polarity: Polarity, looks: [ThemeRole: ThemeStyle], sequential: Ramp,
    diverging: Ramp
  ) {
    self.name = name
    self.polarity = polarity
    self.looks = BuiltinTheme.looks(polarity).merging(looks) { $1 }
    self.sequential = sequential
    self.diverging = diverging
  }

  /// The style of a role, made for ``depth``.
  public subscript(role: ThemeRole) -> Style {
    guard let look = looks[role] else { return Style() }
    return depth == .none ? look.mono : look.style
  }

  /// The style of a text within a line that `role` marks as chosen: it keeps its colour where that can
  /// be read on the mark's background (a contrast of 3 to 1), and takes the mark's style where it has
  /// no background of its own or there are no colours.
  public func marked(_ style: Style, by role: ThemeRole) -> Style {
    let mark = self[role]
    guard depth != .none, mark.background != .standard else { return mark }
    var style = style
    style.background = mark.background
    let isReadable =
      style.foreground.rgb.flatMap { text in
        mark.background.rgb.map { text.contrast(with: $0) >= 3 }
      } ?? false
    if !isReadable { style.foreground = mark.foreground }
    return style
  }

  /// The same theme for a terminal of fewer colours: each colour becomes the nearest that can be
  /// shown, and one that would vanish in the terminal's background gives way to attributes; without
  /// colours, roles are told apart by bold, underline, reverse and dim.
  ///
  /// Ramps keep their number of steps; at 8 and 16 colours some neighbours become equal, so plots
  /// add a glyph there.
  public func adapted(to depth: ColorDepth) -> Theme {
    var result = self
    result.depth = min(self.depth, depth)
    result.looks = looks.mapValues { $0.adapted(to: depth, polarity: polarity) }
    result.sequential = Ramp(sequential.colors.map { ColorMapping.map($0, to: depth) })
    result.diverging = Ramp(diverging.colors.map { ColorMapping.map($0, to: depth) })
    return result
  }

  /// The built-in theme for dark backgrounds.
  public static let dark = BuiltinTheme.theme(.dark)

  /// The built-in theme for light backgrounds.
  public static let light = BuiltinTheme.theme(.light)
}
