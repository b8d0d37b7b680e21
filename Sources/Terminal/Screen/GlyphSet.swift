/// The signs that a screen may use.
public enum GlyphSet: String, CaseIterable, Hashable, Sendable {
  /// Everything, curves in braille; plain ASCII where the locale is not UTF-8.
  case automatic = "auto"
  /// No braille: curves in quarters of a cell, for fonts in which dots are faint or missing.
  case blocks
  /// Plain ASCII.
  case ascii
}
