import Plots
import Testing

@Suite("Heatmap plots")
struct HeatmapPlotTests {
  @Test("Zero is the middle tone of a symmetric scale")
  func differences() {
    let plot = HeatmapPlot.differences(labels: ["a", "b"], values: [0, -0.2, 0.1, .nan])
    #expect(plot.ends == (-0.2, 0.2))
    #expect(plot.position(of: 0) == 0.5)
    #expect(plot.position(of: -0.2) == 0)
    #expect(plot.position(of: 0.2) == 1)
    #expect(plot.value(row: 1, column: 1) == nil)
    #expect(plot.value(row: 0, column: 1) == -0.2)
  }

  @Test("Small differences do not fill the scale")
  func floor() {
    let plot = HeatmapPlot.differences(labels: ["a"], values: [0.001])
    #expect(plot.ends == (-0.05, 0.05))
  }

  @Test("Every position takes a glyph, and all of them are used")
  func glyphs() {
    let ramp = GlyphRamp.shades
    #expect(ramp.glyph(at: 0) == "·")
    #expect(ramp.glyph(at: 1) == "█")
    #expect(ramp.glyph(at: 1e300) == "█")
    #expect(ramp.glyph(at: -.infinity) == "·")
    #expect(ramp.glyph(at: .nan) == "·")
    #expect(Set((0...100).map { ramp.glyph(at: Double($0) / 100) }).count == 5)
    #expect(GlyphRamp([]).glyph(at: 0.5) == " ")
  }

  @Test("Short and empty matrices are total")
  func shapes() {
    let plot = HeatmapPlot(
      rowLabels: ["a", "b"], columnLabels: ["a", "b"], values: [1],
      scale: .sequential(lower: 0, upper: 0))
    #expect(plot.value(row: 0, column: 0) == 1)
    #expect(plot.value(row: 1, column: 1) == nil)
    #expect(plot.value(row: 5, column: 0) == nil)
    #expect(plot.position(of: 3) == 0.5)
  }
}
