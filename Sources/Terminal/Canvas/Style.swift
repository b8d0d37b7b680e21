/// A colour as a theme names it; screens map it to what the terminal can show.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the 256 indexed colours.
  case index(UInt8)
  /// A true colour.
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell is drawn.
public struct Style: Hashable, Sendable {
  /// The glyph's colour.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Heavier strokes.
  public var bold: Bool
  /// Fainter strokes.
  public var dim: Bool
  /// Foreground and background exchanged.
  public var reverse: Bool
  /// A line below.
  public var underline: Bool

  /// A style; without arguments the terminal's own.
  public init(
    foreground: Color = .standard, background: Color = .standard, bold: Bool = false,
    dim: Bool = false, reverse: Bool = false, underline: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.reverse = reverse
    self.underline = underline
  }
}
