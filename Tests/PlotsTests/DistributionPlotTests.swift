import Plots
import Testing

@Suite("Distribution functions")
struct DistributionPlotTests {
  @Test("The distance is the greatest difference of the two functions, by hand")
  func distance() throws {
    let plot = try #require(
      DistributionPlot(edges: [0, 1, 2, 3, 4], real: [1, 1, 1, 1], synthetic: [0, 4, 4, 0]))
    // Real 25 50 75 100, synthetic 0 50 100 100.
    #expect(plot.steps.map(\.real) == [0.25, 0.5, 0.75, 1])
    #expect(plot.steps.map(\.synthetic) == [0, 0.5, 1, 1])
    #expect(plot.distance == 0.25)
    #expect(plot.farthest?.place == 1)
  }

  @Test("Scale does not matter, equal shapes are at distance 0, disjoint ones at 1")
  func extremes() {
    let edges = [0.0, 1, 2, 3]
    #expect(
      DistributionPlot(edges: edges, real: [1, 2, 3], synthetic: [10, 20, 30])?.distance == 0)
    #expect(DistributionPlot(edges: edges, real: [5, 0, 0], synthetic: [0, 0, 5])?.distance == 1)
    let alone = DistributionPlot(edges: edges, real: [5, 0, 0], synthetic: [])
    #expect(alone?.hasSynthetic == false && alone?.distance == nil)
    #expect(DistributionPlot(edges: edges, real: [0, 0, 0], synthetic: [1, 1, 1]) == nil)
    #expect(DistributionPlot(edges: [0, 1], real: [1, 2], synthetic: []) == nil)
    #expect(DistributionPlot(edges: [], real: [], synthetic: []) == nil)
    #expect(
      DistributionPlot(edges: edges, real: [.nan, 1, -3], synthetic: [1, .infinity, 1])?.steps
        .last?.real == 1)
  }

  @Test("A value is read in its own cell")
  func reading() throws {
    let plot = try #require(DistributionPlot(edges: [0, 10, 20], real: [1, 3], synthetic: []))
    #expect(plot.step(at: -5).real == 0.25)
    #expect(plot.step(at: 9.9).real == 0.25)
    #expect(plot.step(at: 10).real == 1)
    #expect(plot.step(at: 99).real == 1)
  }
}

@Suite("Boxes of counted cells")
struct BoxSummaryTests {
  @Test("Quantiles of evenly spread rows lie at their shares")
  func even() throws {
    let edges = (0...100).map(Double.init)
    let box = try #require(BoxSummary(edges: edges, counts: Array(repeating: 2, count: 100)))
    #expect(zip(box.quantiles, [5, 25, 50, 75, 95]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(box.count == 200)
  }

  @Test("One cell, no rows and wrong edges")
  func extremes() throws {
    let one = try #require(BoxSummary(edges: [0, 1, 2], counts: [0, 4]))
    #expect(one.quantiles.allSatisfy { $0 >= 1 && $0 <= 2 })
    #expect(BoxSummary(edges: [0, 1], counts: [0]) == nil)
    #expect(BoxSummary(edges: [0, 1], counts: [1, 2]) == nil)
  }

  @Test("The axis spans all whiskers; groups without rows have no box")
  func plot() {
    let plot = BoxPlot(
      edges: [0, 10, 20, 30], groups: ["a", "b"], real: [[10, 0, 0], [0, 0, 0]],
      synthetic: [[0, 0, 10], [0, 10, 0]])
    #expect(plot.axis.lower < 1 && plot.axis.upper > 29)
    #expect(plot.groups[1].real == nil && plot.groups[1].shift == nil)
    #expect(plot.groups[0].shift == 20)
  }
}
