import Terminal
import Testing

@Suite struct CanvasLinesTests {
  @Test func boxCarriesItsTitles() {
    var canvas = Canvas(width: 24, height: 3)
    canvas.box(canvas.bounds, title: "age", trailing: "0.01", footer: "q")
    #expect(
      canvas.lines == [
        "┌ age ─────────── 0.01 ┐",
        "│                      │",
        "└ q ───────────────────┘",
      ])
  }

  @Test func titlesGiveWayInNarrowBoxes() {
    var canvas = Canvas(width: 8, height: 2)
    canvas.box(canvas.bounds, title: "diagnosis", trailing: "0.01")
    #expect(canvas.lines == ["┌ dia… ┐", "└──────┘"])
    canvas = Canvas(width: 3, height: 2)
    canvas.box(canvas.bounds, title: "age")
    #expect(canvas.lines == ["┌─┐", "└─┘"])
  }

  @Test func thinBoxesAreLines() {
    var canvas = Canvas(width: 4, height: 3)
    canvas.box(Rect(x: 0, y: 0, width: 1, height: 3))
    canvas.box(Rect(x: 1, y: 1, width: 3, height: 1))
    #expect(canvas.lines == ["╷", "│╶─╴", "╵"])
  }

  @Test func linesJoinWhatTheyMeet() {
    var canvas = Canvas(width: 7, height: 5)
    canvas.box(canvas.bounds)
    canvas.verticalLine(x: 3, y: 0, length: 5)
    canvas.horizontalLine(x: 0, y: 2, length: 7)
    #expect(
      canvas.lines == [
        "┌──┬──┐",
        "│  │  │",
        "├──┼──┤",
        "│  │  │",
        "└──┴──┘",
      ])
  }

  @Test func neighbouringBoxesShareABorder() {
    var canvas = Canvas(width: 7, height: 3)
    canvas.box(Rect(x: 0, y: 0, width: 4, height: 3))
    canvas.box(Rect(x: 3, y: 0, width: 4, height: 3))
    #expect(canvas.lines == ["┌──┬──┐", "│  │  │", "└──┴──┘"])
  }
}
