import Testing

@testable import Terminal

@Suite struct CanvasSVGTests {
  private let black = RGB(0x000000)
  private let white = RGB(0xFFFFFF)

  @Test func `text of one look is one piece, blocks are areas, and signs are escaped`() {
    var canvas = Canvas(width: 8, height: 2)
    canvas.text("a<&b", x: 0, y: 0)
    canvas.text("▄", x: 5, y: 0, style: Style(foreground: .rgb(red: 255, green: 0, blue: 16)))
    canvas.text("x", x: 0, y: 1, style: Style(bold: true, reverse: true))
    let lines = canvas.svg(ground: black, ink: white).split(separator: "\n").map(String.init)
    #expect(lines.first?.contains("width=\"72\" height=\"36\"") == true)
    #expect(
      lines.contains { $0.contains("textLength=\"36\"") && $0.contains(">a&lt;&amp;b</text>") })
    #expect(
      lines.contains("<rect x=\"45.0\" y=\"9.0\" width=\"9.0\" height=\"9.0\" fill=\"#ff0010\"/>"))
    // Exchanged: a white area with a black letter on it.
    #expect(lines.contains("<rect x=\"0\" y=\"18\" width=\"9\" height=\"18\" fill=\"#ffffff\"/>"))
    #expect(lines.contains { $0.contains("fill=\"#000000\" font-weight=\"bold\">x</text>") })
    #expect(lines.filter { $0.hasPrefix("<text") }.count == 2 && lines.last == "</svg>")
  }

  @Test func `any canvas has a picture`() {
    for (width, height) in [(0, 0), (1, 1), (3, 200)] {
      let picture = Canvas(width: width, height: height).svg(ground: black, ink: white)
      #expect(picture.hasPrefix("<svg") && picture.hasSuffix("</svg>\n"))
    }
  }
}
