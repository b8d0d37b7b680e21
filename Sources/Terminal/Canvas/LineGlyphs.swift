/// The strokes that meet in a cell of a line drawing.
struct Strokes: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let up = Strokes(rawValue: 1)
  static let right = Strokes(rawValue: 2)
  static let down = Strokes(rawValue: 4)
  static let left = Strokes(rawValue: 8)

  /// The strokes of a light line glyph; `nil` where the character is none.
  init?(_ character: Character) {
    guard let strokes = Strokes.byGlyph[character] else { return nil }
    self = strokes
  }

  init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

  /// The light line glyph with these strokes; a blank with none.
  var glyph: Character { Strokes.glyphs[Int(rawValue)] }

  // Indexed by the bits left, down, right, up.
  private static let glyphs: [Character] = [
    " ", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼",
  ]

  private static let byGlyph: [Character: Strokes] = {
    var table: [Character: Strokes] = [:]
    for (bits, glyph) in glyphs.enumerated().dropFirst() {
      table[glyph] = Strokes(rawValue: UInt8(bits))
    }
    return table
  }()
}
