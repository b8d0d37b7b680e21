/// What a person may choose about the screen.
public struct ScreenOptions: Sendable {
  /// How many colours to use.
  public enum ColorChoice: String, CaseIterable, Sendable {
    /// What the terminal can do; none where `NO_COLOR` is set (no-color.org).
    case automatic = "auto"
    /// None, whatever the terminal can do.
    case never
    /// At most the basic sixteen.
    case sixteen = "16"
    /// At most 256.
    case indexed = "256"
    /// As many as the terminal can do, `NO_COLOR` or not.
    case direct = "true"
  }

  /// How many colours to use.
  public var color: ColorChoice = .automatic
  /// The signs to draw with; plain ASCII in any case where the locale is not UTF-8.
  public var glyphs = GlyphSet.automatic
  /// Whether the program takes the mouse; without it the terminal's own text selection works.
  public var mouse = true
  /// Whether frames are wrapped in synchronized updates (private mode 2026), which stop flicker.
  public var synchronized = true
  /// A file that standard error goes to while the screen is up; without it, it is left alone.
  public var log: String?

  /// The usual choices.
  public init() {}
}
