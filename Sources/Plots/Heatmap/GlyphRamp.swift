/// Glyphs of growing ink for values on terminals without enough colours.
public struct GlyphRamp: Hashable, Sendable {
  /// The glyphs, least ink first; never empty.
  public let glyphs: [Character]

  /// A ramp of these glyphs; without any it is one blank.
  public init(_ glyphs: [Character]) { self.glyphs = glyphs.isEmpty ? [" "] : glyphs }

  /// Unicode's three shades between a dot and a full block.
  public static let shades = GlyphRamp(["·", "░", "▒", "▓", "█"])

  /// The glyph of a part of the way, 0 … 1, all steps equally wide; outside it is held at the ends,
  /// not-a-number counts as 0.
  public func glyph(at fraction: Double) -> Character {
    guard fraction > 0 else { return glyphs[0] }
    return glyphs[min(glyphs.count - 1, Int(min(1, fraction) * Double(glyphs.count)))]
  }
}
