import Terminal
import Testing

@Suite struct CellWidthTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("한", 2), ("ｆ", 2), ("😀", 2), ("█", 1),
    ("⣿", 1), ("─", 1), ("·", 1), ("\u{200D}", 0), ("\u{AD}", 0), ("▸", 1), ("✓", 1), ("⚑", 1),
    ("ε", 1), ("\u{0}", 1), ("\u{FE0F}", 0), ("\u{20000}", 2),
  ])
  func widthOfOneCharacter(text: String, cells: Int) {
    #expect(CellWidth.of(text) == cells)
  }

  @Test func theWidthIsWhatIsDrawn() {
    for value in stride(from: UInt32(0x20), to: 0x30000, by: 37) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var canvas = Canvas(width: 4, height: 1)
      #expect(canvas.text("x" + String(scalar), x: 0, y: 0) == 1 + CellWidth.of(scalar))
    }
  }
}
