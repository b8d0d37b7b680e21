import Testing

@testable import Terminal

@Suite struct CanvasBlocksTests {
  @Test func everyPatternBecomesTheQuartersThatHoldItsDots() {
    // Dots by bit: column, then row of the four.
    let dots = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    let quarters: [Set<Int>: Character] = [
      []: " ", [0]: "▘", [1]: "▝", [0, 1]: "▀", [2]: "▖", [0, 2]: "▌", [1, 2]: "▞",
      [0, 1, 2]: "▛", [3]: "▗", [0, 3]: "▚", [1, 3]: "▐", [0, 1, 3]: "▜", [2, 3]: "▄",
      [0, 2, 3]: "▙", [1, 2, 3]: "▟", [0, 1, 2, 3]: "█",
    ]
    var canvas = Canvas(width: 256, height: 1)
    for pattern in 0..<256 {
      guard let scalar = Unicode.Scalar(0x2800 + pattern) else { continue }
      canvas[pattern, 0] = Cell(Character(scalar), Style(bold: true))
    }
    let shown = canvas.withoutBraille()
    for pattern in 0..<256 {
      let held = dots.indices.filter { pattern >> $0 & 1 == 1 }
        .map { dots[$0].0 + 2 * (dots[$0].1 / 2) }
      #expect(shown[pattern, 0].character == quarters[Set(held)])
      #expect(shown[pattern, 0].style.bold)
    }
  }

  @Test func otherSignsStay() {
    var canvas = Canvas(width: 8, height: 1)
    canvas.text("a█│日é≈", x: 0, y: 0)
    #expect(canvas.withoutBraille() == canvas)
  }
}
