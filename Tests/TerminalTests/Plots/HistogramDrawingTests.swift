import Plots
import Terminal
import Testing

@Suite("Histograms in cells")
struct HistogramDrawingTests {
  private let look = PlotLook(Theme.dark.adapted(to: .indexed))

  private func draw(
    _ plot: HistogramPlot, width: Int, height: Int, look: PlotLook? = nil, first: Int = 0
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    canvas.histogram(plot, in: canvas.bounds, look: look ?? self.look, first: first)
    return canvas
  }

  @Test("Fills are exact to an eighth of a cell, outlines stand at the real height")
  func upright() {
    let plot = HistogramPlot(
      labels: ["0", "1", "2", "3"], real: [0, 16, 8, 8], synthetic: [1, 8, 16, 4],
      axis: Axis(.number, from: 0, to: 4))
    let canvas = draw(plot, width: 11, height: 4)
    #expect(canvas.lines == ["  │  ▔▔██", "10┤▁▁▏█▔▔▔▔", " 0▔╵▔▔▔▔▔▔▔", "   0"])
    #expect(canvas[7, 0].style == look.synthetic)
    #expect(canvas[5, 0].style == look.real)
    #expect(canvas[7, 1].style == look.realOnFill)
  }

  @Test("Bands shade what is empty and what is filled, and a third series is marked")
  func bands() {
    let plot = HistogramPlot(
      labels: ["0", "1"], real: [0, 0], synthetic: [8, 16], compared: [12, 16], band: [4, 0],
      axis: Axis(.number, from: 0, to: 2))
    let canvas = draw(plot, width: 8, height: 6)
    #expect(canvas.lines.prefix(4) == ["  │  █◆█", "10┤◆░███", "  │▓▓███", "  │█████"])
    #expect(canvas[4, 1].style == look.band)
    #expect(canvas[3, 1].style == look.compared)
    #expect(canvas[6, 0].style == look.comparedOnFill)
    #expect(plot.showsBand(cells: 4))
    #expect(!plot.exchanged.hasBand)
    let names = HistogramPlot(
      labels: ["a long category", "b"], real: [10, 5], synthetic: [10, 5], band: [0, 2.5])
    #expect(draw(names, width: 26, height: 2).lines[1].contains("▓▕░░░"))
  }

  @Test("Long labels lie in rows with their shares of all real rows, and scroll")
  func lying() {
    let labels = (0..<9).map { "a long category \($0)" }
    let plot = HistogramPlot(
      labels: labels, real: Array(repeating: 10, count: 9), synthetic: (0..<9).map(Double.init))
    let top = draw(plot, width: 60, height: 4)
    #expect(top.lines[0].hasPrefix("a long category 0"))
    #expect(top.lines[0].hasSuffix("11.1    0.0"))
    #expect(top.lines[3].contains("▼"))
    let end = draw(plot, width: 60, height: 4, first: 99)
    #expect(end.lines[3].hasPrefix("a long category 8"))
    #expect(end.lines[0].contains("▲"))
  }

  @Test("Short labels stand upright, whole, below their bars")
  func names() {
    let plot = HistogramPlot(labels: ["no", "yes"], real: [3, 1], synthetic: [2, 2])
    let lines = draw(plot, width: 30, height: 8).lines
    #expect(lines.last?.contains("no") == true)
    #expect(lines.last?.contains("yes") == true)
  }

  @Test("What cannot be drawn is said")
  func nothing() {
    let none = HistogramPlot(labels: [], real: [], synthetic: [])
    #expect(draw(none, width: 30, height: 3).lines[1].contains("nothing to count"))
    let zero = HistogramPlot(labels: ["a"], real: [0], synthetic: [0])
    #expect(draw(zero, width: 30, height: 3).lines[1].contains("no rows"))
  }

  @Test("Every size is drawn inside its place")
  func sizes() {
    let numbers = HistogramPlot(
      labels: (0..<40).map { "\($0)" }, real: (0..<40).map(Double.init),
      synthetic: (0..<40).map { Double(40 - $0) }, axis: Axis(.number, from: 0, to: 40))
    let names = HistogramPlot(
      labels: ["日本", "naïve", "c"], real: [1, 2, 3], synthetic: [])
    for width in 0...50 {
      for height in 0...16 {
        for plot in [numbers, names] {
          var canvas = Canvas(width: width + 4, height: height + 4)
          let place = Rect(x: 2, y: 2, width: width, height: height)
          canvas.histogram(plot, in: place, look: look)
          var outside = 0
          for y in 0..<canvas.height {
            for x in 0..<canvas.width where !place.contains(x: x, y: y) {
              if canvas[x, y] != Cell() { outside += 1 }
            }
          }
          #expect(outside == 0, "\(width)×\(height)")
        }
      }
    }
  }

  @Test("Without colours the outline is cut out of the fill")
  func plain() {
    let mono = PlotLook(Theme.dark.adapted(to: .none))
    #expect(mono.realOnFill == Style(reverse: true))
    #expect(PlotLook(.dark).realOnFill.background == PlotLook(.dark).synthetic.foreground)
  }
}
