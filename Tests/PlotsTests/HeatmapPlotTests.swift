import Plots
import Testing

@Suite("Heatmap plots")
struct HeatmapPlotTests {
  @Test("Zero is the middle tone of a symmetric scale")
  func differences() {
    let plot = HeatmapPlot.differences(labels: ["a", "b"], values: [0, -0.2, 0.1, .nan])
    #expect(plot.ends == (-0.2, 0.2))
    #expect(plot.position(of: 0) == 0.5)
    let ramp = Ramp(steps: 7)
    #expect(ramp.step(at: plot.position(of: 0)) == 3)
    #expect(ramp.step(at: plot.position(of: -0.2)) == 0)
    #expect(ramp.step(at: plot.position(of: 0.2)) == 6)
    #expect(plot.value(row: 1, column: 1) == nil)
    #expect(plot.value(row: 0, column: 1) == -0.2)
  }

  @Test("Small differences do not fill the scale")
  func floor() {
    let plot = HeatmapPlot.differences(labels: ["a"], values: [0.001])
    #expect(plot.ends == (-0.05, 0.05))
  }

  @Test("Every position takes a tone", arguments: 1...11)
  func tones(steps: Int) {
    let ramp = Ramp(steps: steps)
    #expect(ramp.step(at: 0) == 0)
    #expect(ramp.step(at: 1) == steps - 1)
    #expect(ramp.step(at: 9) == steps - 1)
    #expect(ramp.step(at: -.infinity) == 0)
    #expect(ramp.step(at: .nan) == 0)
    let seen = Set((0...1000).map { ramp.step(at: Double($0) / 1000) })
    #expect(seen.count == steps)
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
