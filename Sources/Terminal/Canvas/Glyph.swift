/// One character as cells show it, with its width.
struct Glyph {
  /// A grapheme of one or two cells.
  var character: Character
  /// 1 or 2.
  var width: Int

  /// Calls `body` with each glyph of `text` until it answers `false`.
  ///
  /// A terminal counts cells by scalars, not by graphemes: a grapheme with two scalars of a width
  /// (a flag, an Indic conjunct) becomes two glyphs, joiners and variation selectors disappear.
  static func forEach(in text: some StringProtocol, _ body: (Glyph) -> Bool) {
    for character in text {
      if let value = character.asciiValue {
        let shown: Character =
          switch value {
          case 0x20...0x7E: character
          case 0x09: " "
          default: "·"
          }
        if !body(Glyph(character: shown, width: 1)) { return }
        continue
      }
      if !forEachScalarGlyph(of: character, body) { return }
    }
  }

  private static func forEachScalarGlyph(of character: Character, _ body: (Glyph) -> Bool) -> Bool {
    var base = ""
    var width = 0
    for scalar in character.unicodeScalars {
      let cells = CellWidth.of(scalar)
      if cells == 0 {
        // Marks stay with what they mark; screens hold at most four of them in a cell.
        let drawn =
          scalar.properties.generalCategory != .format && !scalar.properties.isVariationSelector
          && !scalar.properties.isEmojiModifier
        if drawn, !base.isEmpty, base.unicodeScalars.count < 5 {
          base.unicodeScalars.append(scalar)
        }
        continue
      }
      if !base.isEmpty, !emit(base, width, body) { return false }
      base = scalar.properties.generalCategory == .control ? "·" : String(scalar)
      width = cells
    }
    return base.isEmpty || emit(base, width, body)
  }

  private static func emit(_ text: String, _ width: Int, _ body: (Glyph) -> Bool) -> Bool {
    guard let first = text.first else { return true }
    return body(Glyph(character: first, width: width))
  }
}
