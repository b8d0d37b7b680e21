import Plots
import Testing

@testable import Terminal

@Suite("Curves in cells")
struct CurveDrawingTests {
  private let look = PlotLook(Theme.dark.adapted(to: .indexed))
  private let plot = CurvePlot(
    points: (0...20).map { step in
      let value = Double(21 - step) / 21
      return CurvePlot.Point(
        place: 0.1 * Double(1 + step * step), value: value, lower: value * 0.7,
        upper: value * 1.3)
    },
    marks: [
      CurvePlot.Mark(place: 1, value: 0.3, letter: "A"), CurvePlot.Mark(place: 5, value: 1),
      CurvePlot.Mark(place: 10, value: 0.9, isPresent: true),
    ], target: 0.5, present: 2)

  @Test("Dots become braille patterns, two by four a cell")
  func braille() {
    var dots = BrailleDots(columns: 2, rows: 1)
    dots.set(0, 0)
    dots.set(1, 3)
    dots.set(9, 9)
    #expect(dots.glyph(column: 0, row: 0) == "⢁")
    #expect(dots.glyph(column: 1, row: 0) == nil)
    #expect(dots.glyph(column: 2, row: 0) == nil)
  }

  @Test("Curve, band, target, present, letters, dots and cursor are all there")
  func parts() {
    var canvas = Canvas(width: 60, height: 16)
    canvas.curve(plot, in: canvas.bounds, cursor: 20, look: look)
    let all = canvas.lines.joined()
    for sign in ["░", "╌", "┊", "A", "•", "●", "◉", "▲", "0.5"] {
      #expect(all.contains(sign), "\(sign)")
    }
    let ascii = canvas.asciified().lines.joined()
    #expect(ascii.utf8.count == ascii.count)
  }

  @Test("Columns and places are inverses as far as cells go")
  func nearest() {
    let frame = CurveFrame(plot, in: Rect(x: 3, y: 2, width: 90, height: 20))
    let places = plot.points.map(\.place)
    for (index, place) in places.enumerated() {
      guard let column = frame.column(of: place, plot) else {
        Issue.record("no column")
        continue
      }
      let found = frame.nearest(places, to: column, plot).map { places[$0] } ?? 0
      #expect(frame.column(of: found, plot) == column, "\(index)")
    }
  }

  @Test("Every size is drawn inside its place")
  func sizes() {
    for width in 0...40 {
      for height in 0...14 {
        var canvas = Canvas(width: 44, height: 18)
        let place = Rect(x: 2, y: 2, width: width, height: height)
        canvas.curve(plot, in: place, cursor: 3, look: look)
        var outside = 0
        for y in 0..<canvas.height {
          for x in 0..<canvas.width where !place.contains(x: x, y: y) {
            if canvas[x, y] != Cell() { outside += 1 }
          }
        }
        if outside > 0 { Issue.record("\(width)×\(height): \(outside) cells outside") }
      }
    }
  }
}
