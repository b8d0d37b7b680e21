import Terminal
import Testing

@Suite struct CanvasTextTests {
  @Test(arguments: [(0, 0), (1, 1), (2, 1), (1, 7), (3, 3), (79, 1)])
  func drawingNeverLeavesAnyCanvas(width: Int, height: Int) {
    let sample = "a日e\u{301}👩‍👩‍👧\t\u{1}…"
    for x in [-Int.max, -7, -1, 0, 1, width - 1, width, Int.max] {
      for y in [-1, 0, height - 1, height] {
        for limit in [nil, -3, 0, 1, 2, 5, Int.max] {
          var canvas = Canvas(width: width, height: height)
          let used = canvas.text(sample, x: x, y: y, maxWidth: limit, ellipsis: limit == 5)
          #expect(used >= 0 && used <= max(0, limit ?? Int.max))
          #expect(canvas.lines.allSatisfy { CellWidth.of($0) <= width })
          canvas.text(sample, x: x, y: y, width: limit ?? 4, align: .center)
          canvas.box(Rect(x: x, y: y, width: 5, height: 4), title: "t", trailing: "u", footer: "f")
          canvas.horizontalLine(x: x, y: y, length: limit ?? Int.max)
          canvas.verticalLine(x: x, y: y, length: limit ?? Int.max)
          canvas.fill(Rect(x: x, y: y, width: 3, height: Int.max))
          canvas.restyle(Rect(x: x, y: y, width: Int.max, height: 2), Style(bold: true))
          canvas.draw(Canvas(width: 3, height: 3), x: x, y: y)
        }
      }
    }
  }

  @Test func negativeSizesAreEmpty() {
    let canvas = Canvas(width: -3, height: 4)
    #expect(canvas.bounds == Rect(x: 0, y: 0, width: 0, height: 4))
    #expect(canvas.lines == ["", "", "", ""])
  }

  @Test func textReturnsTheCellsUsed() {
    var canvas = Canvas(width: 10, height: 1)
    #expect(canvas.text("age", x: 1, y: 0) == 3)
    #expect(canvas.text("日本", x: 5, y: 0) == 4)
    #expect(canvas.lines == [" age 日本"])
    #expect(canvas.text("e\u{301}", x: 0, y: 0) == 1)
    #expect(canvas.text("", x: 0, y: 0) == 0)
  }

  @Test func textIsCutAtMaxWidth() {
    var canvas = Canvas(width: 10, height: 1)
    #expect(canvas.text("diagnosis", x: 0, y: 0, maxWidth: 4) == 4)
    #expect(canvas.lines == ["diag"])
    #expect(canvas.text("diagnosis", x: 0, y: 0, maxWidth: 4, ellipsis: true) == 4)
    #expect(canvas.lines == ["dia…"])
    #expect(canvas.text("diag", x: 0, y: 0, maxWidth: 4, ellipsis: true) == 4)
    #expect(canvas.lines == ["diag"])
  }

  @Test func aWideCharacterIsNeverHalved() {
    var canvas = Canvas(width: 3, height: 1)
    #expect(canvas.text("日本", x: 0, y: 0) == 2)
    #expect(canvas.lines == ["日"])
    canvas = Canvas(width: 4, height: 1)
    #expect(canvas.text("日本語", x: 0, y: 0, maxWidth: 4, ellipsis: true) == 3)
    #expect(canvas.lines == ["日…"])
    canvas = Canvas(width: 3, height: 1)
    canvas.text("日本", x: -1, y: 0)
    #expect(canvas.lines == [" 本"])
  }

  @Test func overwritingHalfAWideCharacterBlanksTheOther() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.text("日本", x: 0, y: 0)
    canvas[1, 0] = Cell("x")
    #expect(canvas.lines == [" x本"])
    canvas[2, 0] = Cell("y")
    #expect(canvas.lines == [" xy"])
    canvas.text("日本", x: 0, y: 0)
    canvas.text("語", x: 1, y: 0)
    #expect(canvas.lines == [" 語"])
  }

  @Test func controlCharactersShowAsDots() {
    var canvas = Canvas(width: 8, height: 1)
    #expect(canvas.text("a\tb\u{1B}\u{7F}\u{85}", x: 0, y: 0) == 6)
    #expect(canvas.lines == ["a b···"])
  }

  @Test func graphemesOfSeveralCharactersAreDrawnByTheirParts() {
    var canvas = Canvas(width: 8, height: 1)
    #expect(canvas.text("👩‍👩‍👧", x: 0, y: 0) == 6)
    #expect(canvas.text("👍🏽", x: 0, y: 0) == 2)
    #expect(canvas.text("\u{200B}\u{301}x", x: 0, y: 0) == 1)
  }

  @Test func alignmentPadsAndCuts() {
    #expect("12".padded(to: 5, align: .right) == "   12")
    #expect("12".padded(to: 5) == "12   ")
    #expect("12".padded(to: 5, align: .center) == " 12  ")
    #expect("日本語".padded(to: 5) == "日本…")
    #expect("日本語".padded(to: 4) == "日… ")
    #expect("12345".padded(to: 3, align: .right) == "12…")
    #expect("x".padded(to: 0) == "")
  }
}
