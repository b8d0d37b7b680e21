extension Canvas {
  /// The same picture without braille: each cell's dots become the quarters of the cell in which at
  /// least one of them stands. Styles stay.
  ///
  /// - Complexity: O(cells).
  public func withoutBraille() -> Canvas {
    var result = self
    for place in result.cells.indices {
      guard let scalar = result.cells[place].character.unicodeScalars.first,
        (0x2800...0x28FF).contains(scalar.value)
      else { continue }
      result.cells[place].character = Quarters.character(dots: scalar.value - 0x2800)
    }
    return result
  }
}

extension Canvas {
  /// The picture in the signs of a set.
  func drawn(with glyphs: GlyphSet) -> Canvas {
    switch glyphs {
    case .automatic: self
    case .blocks: withoutBraille()
    case .ascii: asciified()
    }
  }
}

/// Cells drawn by their four quarters.
private enum Quarters {
  /// The quarters that hold dots of a braille pattern (Unicode 8-dot order: 1, 2, 3, 7 down the left,
  /// 4, 5, 6, 8 down the right).
  static func character(dots: UInt32) -> Character {
    func holds(_ mask: UInt32, _ quarter: Int) -> Int { dots & mask != 0 ? quarter : 0 }
    return all[holds(0x03, 1) | holds(0x18, 2) | holds(0x44, 4) | holds(0xA0, 8)]
  }

  /// By bits: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let all: [Character] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]
}
