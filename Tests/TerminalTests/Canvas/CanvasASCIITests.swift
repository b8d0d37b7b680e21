import Terminal
import Testing

@Suite struct CanvasASCIITests {
  @Test func noByteAboveTheTilde() {
    var values: [UInt32] = Array(0...0x2FFF)
    values += stride(from: UInt32(0x3000), to: 0x110000, by: 101)
    var canvas = Canvas(width: values.count, height: 1)
    for (x, value) in values.enumerated() {
      if let scalar = Unicode.Scalar(value) { canvas[x, 0] = Cell(Character(scalar)) }
    }
    canvas[0, 0] = Cell("👩‍👩‍👧")
    canvas[1, 0] = Cell("e\u{301}")
    let plain = canvas.asciified()
    for x in 0..<canvas.width {
      let value = plain[x, 0].character.asciiValue
      #expect(value.map { (0x20...0x7E).contains($0) } == true, "at \(x)")
    }
  }

  @Test func linesBlocksAndMarksHaveStandIns() {
    var canvas = Canvas(width: 20, height: 3)
    canvas.box(Rect(x: 0, y: 0, width: 20, height: 3), title: "ε_c …")
    canvas.text("▁▂▃▄▅▆▇█ ░▒▓ é日 ▸", x: 1, y: 1)
    #expect(
      canvas.asciified().lines == [
        "+ e_c ~ -----------+", "|.:-+*#%@ :+# e?  >|", "+------------------+",
      ]
    )
  }

  @Test func stylesAndAsciiStay() {
    var canvas = Canvas(width: 5, height: 1)
    canvas.text("a~|+", x: 0, y: 0, style: Style(bold: true))
    #expect(canvas.asciified() == canvas)
  }
}
