import Terminal
import Testing

@Suite struct CanvasAreasTests {
  @Test func fillIsCutAtTheEdges() {
    var canvas = Canvas(width: 4, height: 3)
    canvas.fill(Rect(x: -2, y: 1, width: 4, height: 9), Cell("#"))
    #expect(canvas.lines == ["", "##", "##"])
  }

  @Test func restyleKeepsCharacters() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.text("日ab", x: 0, y: 0, style: Style(foreground: .index(3)))
    canvas.restyle(Rect(x: 1, y: 0, width: 2, height: 1)) { $0.reverse = true }
    #expect(canvas.lines == ["日ab"])
    #expect(canvas[2, 0].style == Style(foreground: .index(3), reverse: true))
    #expect(canvas[3, 0].style == Style(foreground: .index(3)))
  }

  @Test func drawCopiesAnotherCanvas() {
    var small = Canvas(width: 3, height: 1)
    small.text("日x", x: 0, y: 0)
    var canvas = Canvas(width: 5, height: 2)
    canvas.draw(small, x: 1, y: 1)
    #expect(canvas.lines == ["", " 日x"])
  }

  @Test func fittedCutsAndFills() {
    var canvas = Canvas(width: 4, height: 2)
    canvas.text("a日b", x: 0, y: 0)
    #expect(canvas.fitted(to: Size(width: 2, height: 1)).lines == ["a"])
    #expect(canvas.fitted(to: Size(width: 5, height: 3)).lines == ["a日b", "", ""])
    #expect(canvas.fitted(to: Size(width: 0, height: 0)).lines == [])
  }

  @Test func changedCellsCountsDifferences() {
    var canvas = Canvas(width: 4, height: 2)
    let before = canvas
    canvas.text("ab", x: 0, y: 0)
    canvas[3, 1].style.bold = true
    #expect(canvas.changedCells(from: before) == 3)
    #expect(canvas.changedCells(from: canvas) == 0)
    #expect(canvas.changedCells(from: Canvas(width: 1, height: 1)) == 8)
  }

  @Test func intersectionOfRectangles() {
    let rect = Rect(x: 2, y: 3, width: 4, height: 5)
    #expect(rect.intersection(rect) == rect)
    #expect(rect.intersection(Rect(x: 6, y: 0, width: 9, height: 9)).width == 0)
    #expect(
      rect.intersection(Rect(x: -9, y: 4, width: Int.max, height: 1))
        == Rect(x: 2, y: 4, width: 4, height: 1))
  }
}
