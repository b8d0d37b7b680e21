import Plots
import Testing

@Suite("Histogram plots")
struct HistogramPlotTests {
  private func plot(_ real: [Double], _ synthetic: [Double] = []) -> HistogramPlot {
    HistogramPlot(labels: real.indices.map { "c\($0)" }, real: real, synthetic: synthetic)
  }

  @Test("What there is to see is said in words")
  func content() {
    #expect(plot([]).content == .noCells)
    #expect(plot([0, 0]).content == .noRows)
    #expect(plot([0, 7], [0, 9]).content == .oneCell(label: "c1"))
    #expect(plot([0, 7], [1, 9]).content == .spread)
  }

  @Test("Merging keeps totals, makes equal groups and fits", arguments: 1...40)
  func merging(limit: Int) {
    let whole = plot((0..<37).map(Double.init), (0..<37).map { Double(36 - $0) })
    let merged = whole.merged(toAtMost: limit)
    #expect(merged.bars.count <= limit)
    #expect(merged.total == whole.total)
    #expect(merged.bars.reduce(0) { $0 + $1.cells } == 37)
    #expect(Set(merged.bars.dropLast().map(\.cells)).count <= 1)
  }

  @Test("Heights are shares of the greatest count, on both scales")
  func heights() {
    var histogram = plot([1, 10, 100])
    #expect(histogram.height(of: 100) == 1)
    #expect(histogram.height(of: 10) == 0.1)
    histogram.scale = .logarithmic
    #expect(histogram.height(of: 100) == 1)
    #expect(abs(histogram.height(of: 10) - 0.519_574) < 1e-5)
    #expect(histogram.height(of: 0) == 0)
    #expect(histogram.countTicks(atMost: 9).map(\.label) == ["0", "1", "10", "100"])
  }

  @Test("Counts that are no counts become zero")
  func badCounts() {
    let histogram = plot([.nan, -3, .infinity, 2], [1])
    #expect(histogram.bars.map(\.real) == [0, 0, 0, 2])
    #expect(histogram.bars.map(\.synthetic) == [1, 0, 0, 0])
  }

  @Test("A sparkline fills its width, and what is there is seen")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 2, 4, 8], width: 5) == " ▁▂▄▇")
    #expect(Sparkline.levels([1, 100_000], width: 4) == [1, 1, 8, 8])
    #expect(Sparkline.levels([0, 0], width: 3) == [0, 0, 0])
    #expect(Sparkline.levels([], width: 3).isEmpty)
    #expect(Sparkline.levels((0..<100).map { _ in 1 }, width: 10) == Array(repeating: 8, count: 10))
    #expect(Sparkline.levels([.nan, 1, .infinity], width: 3) == [0, 8, 0])
  }

  @Test("Horizontal bars are exact to an eighth of a cell")
  func bars() {
    #expect(BlockBar.horizontal(0.5, width: 5) == "██▌  ")
    #expect(BlockBar.horizontal(0.001, width: 2) == "▏ ")
    #expect(BlockBar.horizontal(7, width: 2) == "██")
    #expect(BlockBar.horizontal(0.3, width: 0) == "")
    #expect(BlockBar.rule(0.5, width: 5) == ("━━╸", "┄┄"))
    #expect(BlockBar.rule(1, width: 2) == ("━━", ""))
    #expect(BlockBar.rule(0, width: 2) == ("", "┄┄"))
  }
}
