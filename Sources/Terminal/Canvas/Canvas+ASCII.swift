import Foundation

extension Canvas {
  /// The same picture in characters up to `~` only, cell by cell, for terminals and locales without
  /// Unicode.
  ///
  /// Lines become `+ - |`, blocks and braille a ramp by how much of the cell they fill
  /// (` . : - = + * # % @`), marks and letters with accents their nearest ASCII sign, all else `?`.
  /// Styles stay.
  ///
  /// - Complexity: O(cells).
  public func asciified() -> Canvas {
    var result = self
    for place in result.cells.indices {
      let character = result.cells[place].character
      if let value = character.asciiValue, (0x20...0x7E).contains(value) { continue }
      result.cells[place].character = ASCIIGlyph.nearest(to: character)
    }
    return result
  }
}

/// Plain stand-ins for the characters that screens draw with.
enum ASCIIGlyph {
  static func nearest(to character: Character) -> Character {
    if character == Cell.trailingHalf { return " " }
    guard let scalar = character.unicodeScalars.first else { return " " }
    if let value = character.asciiValue { return value >= 0x20 && value < 0x7F ? character : "?" }
    switch scalar.value {
    case 0x2500...0x257F: return line(scalar.value)
    case 0x2580...0x259F: return block(scalar.value)
    case 0x2800...0x28FF: return ramp(Double((scalar.value - 0x2800).nonzeroBitCount) / 8)
    default: break
    }
    if let sign = signs[scalar] { return sign }
    return letter(scalar)
  }

  private static func line(_ value: UInt32) -> Character {
    switch value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576,
      0x2578, 0x257A, 0x257C, 0x257E:
      return "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577,
      0x2579, 0x257B, 0x257D, 0x257F:
      return "|"
    case 0x2571: return "/"
    case 0x2572: return "\\"
    case 0x2573: return "X"
    default: return "+"
    }
  }

  private static func block(_ value: UInt32) -> Character {
    let filled: Double
    switch value {
    case 0x2580, 0x2590: filled = 0.5
    case 0x2581...0x2588: filled = Double(value - 0x2580) / 8
    // A thin bar at the left edge draws an outline.
    case 0x2589...0x258E: filled = Double(0x2590 - value) / 8
    case 0x258F, 0x2595: return "|"
    case 0x2591: filled = 0.25
    case 0x2592: filled = 0.5
    case 0x2593: filled = 0.75
    case 0x2594: return "\""
    case 0x2596, 0x2597, 0x2598, 0x259D: filled = 0.25
    case 0x259A, 0x259E, 0x258C: filled = 0.5
    default: filled = 0.75
    }
    return ramp(filled)
  }

  private static let levels: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  private static func ramp(_ filled: Double) -> Character {
    levels[Int((filled * Double(levels.count - 1)).rounded())]
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Character {
    if CellWidth.of(scalar) == 2 { return "?" }
    let plain = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.first
    guard let plain, plain.value > 0x20, plain.value < 0x7F else { return "?" }
    return Character(plain)
  }

  private static let signs: [Unicode.Scalar: Character] = [
    "·": ".", "•": "*", "…": "~", "–": "-", "—": "-", "−": "-", "×": "x", "÷": "/", "±": "~",
    "≈": "~", "≠": "!", "≤": "<", "≥": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-",
    "↕": "|", "⇥": ">", "⏎": "<", "▸": ">", "▶": ">", "◂": "<", "◀": "<", "▴": "^", "▲": "^",
    "▾": "v", "▼": "v", "◆": "*", "◇": "o", "●": "*", "○": "o", "■": "#", "□": "o", "✓": "+",
    "✔": "+", "✗": "x", "✘": "x", "⚑": "!", "⚠": "!", "★": "*", "☆": "*", "“": "\"", "”": "\"",
    "‘": "'", "’": "'", "ε": "e", "δ": "d", "ρ": "r", "σ": "s", "Σ": "S", "µ": "u", "μ": "u",
    "∞": "8", "ß": "s", "ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "ł": "l", "Ł": "L", "đ": "d",
    "§": "S", "°": "o", "²": "2", "³": "3", "¬": "!", "«": "<", "»": ">", "⠿": "#", "ʹ": "'",
    "\u{A0}": " ",
  ]
}
