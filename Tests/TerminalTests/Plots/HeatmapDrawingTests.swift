import Plots
import Terminal
import Testing

@Suite("Heatmaps in cells")
struct HeatmapDrawingTests {
  private let plot = HeatmapPlot.differences(
    labels: ["age", "sex", "ward"], values: [.nan, 0.2, 0, -0.2, .nan, 0.1, 0, 0.1, .nan])

  private func draw(depth: ColorDepth, width: Int = 24, height: Int = 4) -> (Canvas, HeatmapFrame) {
    var canvas = Canvas(width: width, height: height)
    let frame = HeatmapFrame(plot, in: canvas.bounds, cursor: (0, 1))
    canvas.heatmap(
      plot, frame, cursor: (0, 1), isFocused: true,
      look: PlotLook(Theme.dark.adapted(to: depth)))
    return (canvas, frame)
  }

  @Test("Colours follow the value, undefined values are a dot, the cursor is in brackets")
  func colours() {
    let (canvas, frame) = draw(depth: .direct)
    #expect(canvas.lines[0] == "     age  sex  ward")
    #expect(canvas.lines[1].hasPrefix("age    ·  [   ]"))
    let ramp = Theme.dark.diverging
    for (row, column, value) in [(0, 1, 1.0), (1, 0, -1.0), (0, 2, 0.0)] {
      guard let place = frame.place(row: row, column: column) else {
        Issue.record("out of view")
        continue
      }
      #expect(canvas[place.x + 1, place.y].style.background == ramp.color(signed: value))
    }
  }

  @Test("Without colours sign and size are glyphs")
  func plain() {
    let (canvas, _) = draw(depth: .none)
    #expect(canvas.lines[2].contains("-████"))
    #expect(canvas.lines[3].contains("+▒▒▒▒") || canvas.lines[3].contains("+▓▓▓▓"))
    let ascii = canvas.asciified().lines.joined()
    #expect(ascii.utf8.count == ascii.count)
  }

  @Test(
    "Names over narrow cells keep a gap between them, and the cursor's is always there",
    arguments: 1...2)
  func narrow(cellWidth: Int) {
    let labels = (0..<15).map { "c\($0)x" }
    let plot = HeatmapPlot.differences(labels: labels, values: [])
    for cursor in 0..<15 {
      var canvas = Canvas(width: 5 + 15 * cellWidth, height: 16)
      let frame = HeatmapFrame(
        plot, in: canvas.bounds, cursor: (0, cursor), cells: .halves, allowsHalves: true)
      #expect(frame.cellWidth == cellWidth)
      canvas.heatmap(
        plot, frame, cursor: (0, cursor), isFocused: true, look: PlotLook(Theme.dark))
      let names = canvas.lines[0].split(separator: " ")
      #expect(names.allSatisfy { $0.count <= 3 } && names.count >= 3, "\(canvas.lines[0])")
      #expect(names.contains { labels[cursor].hasPrefix($0) || $0.first == "c" })
      let accent = PlotLook(Theme.dark).accent
      #expect((0..<canvas.width).count { canvas[$0, 0].style == accent } >= 3)
    }
  }

  @Test("Values within noise bear a sign, with colours and without")
  func noise() {
    let plot = HeatmapPlot.differences(
      labels: ["age", "sex"], values: [.nan, 0.2, -0.1, .nan],
      isWithinNoise: [false, false, true, false])
    for depth in [ColorDepth.none, .direct] {
      var canvas = Canvas(width: 14, height: 3)
      canvas.heatmap(
        plot, HeatmapFrame(plot, in: canvas.bounds, cursor: (0, 1)), cursor: (0, 1),
        isFocused: false, look: PlotLook(Theme.dark.adapted(to: depth)))
      #expect(canvas.lines[2].hasPrefix("sex   ≈ "))
      #expect(!canvas.lines[1].contains("≈"))
    }
    #expect(plot.hasNoiseMarks && !self.plot.hasNoiseMarks)
  }

  @Test("Places and cells are inverses, and the cursor is always in view")
  func frame() {
    let names = (0..<30).map { "column\($0)" }
    let large = HeatmapPlot(
      rowLabels: names, columnLabels: names, values: [], scale: .sequential(lower: 0, upper: 1))
    for width in 0...60 {
      for height in 0...24 {
        let place = Rect(x: 3, y: 2, width: width, height: height)
        let frame = HeatmapFrame(large, in: place, cursor: (29, 17))
        guard frame.cellWidth > 0 else { continue }
        #expect(frame.rows.contains(29) && frame.columns.contains(17))
        for row in frame.rows {
          for column in frame.columns {
            guard let cell = frame.place(row: row, column: column) else { continue }
            let found = frame.cell(at: Position(x: cell.x + cell.width - 1, y: cell.y))
            #expect(found?.row == row && found?.column == column)
            #expect(cell.intersection(place) == cell)
          }
        }
      }
    }
  }

  @Test("The legend writes both ends of the scale")
  func legend() {
    var canvas = Canvas(width: 40, height: 1)
    canvas.heatmapLegend(plot, x: 0, y: 0, width: 40, look: PlotLook(.dark))
    #expect(canvas.lines[0].hasPrefix("−0.20"))
    #expect(canvas.lines[0].hasSuffix("+0.20"))
    let used = canvas.heatmapLegend(plot, x: 0, y: 0, width: 8, look: PlotLook(.dark))
    #expect(used == 0)
  }
}
