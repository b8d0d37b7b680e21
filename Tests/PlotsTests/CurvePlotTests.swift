import Plots
import Testing

@Suite("Curves over a logarithmic axis")
struct CurvePlotTests {
  private let plot = CurvePlot(
    points: [
      CurvePlot.Point(place: 10, value: 1, lower: 0.5, upper: 2),
      CurvePlot.Point(place: 0.1, value: 5, lower: 4, upper: 8),
      CurvePlot.Point(place: 1, value: 3, lower: 2, upper: 4),
      CurvePlot.Point(place: .nan, value: 3), CurvePlot.Point(place: -1, value: 3),
    ], marks: [CurvePlot.Mark(place: 2, value: 2.5, letter: "A")], target: 2, present: 1)

  @Test("Points are put in order, and what cannot be drawn is left out")
  func points() {
    #expect(plot.points.map(\.place) == [0.1, 1, 10])
    #expect(plot.placeAxis.lower == 0.1 && plot.placeAxis.upper == 10)
    #expect(plot.valueAxis.lower == 0 && plot.valueAxis.upper == 8 * 1.05)
  }

  @Test("Between points the curve goes with the logarithm")
  func interpolation() {
    #expect(plot.point(at: 1)?.value == 3)
    let half = plot.point(at: 10.0.squareRoot())
    #expect(abs((half?.value ?? 0) - 2) < 1e-9)
    #expect(abs((half?.upper ?? 0) - 3) < 1e-9)
    #expect(plot.point(at: 0.05) == nil)
    #expect(plot.point(at: 11) == nil)
  }

  @Test("A plot of nothing has axes still")
  func nothing() {
    let empty = CurvePlot(points: [], target: .infinity, present: -1)
    #expect(empty.target == nil && empty.present == nil)
    #expect(empty.placeAxis.upper > empty.placeAxis.lower)
    #expect(empty.valueAxis.upper > 0)
  }

  @Test("Positions are exact at the ends and in the middle of decades")
  func axis() {
    let axis = LogAxis(from: 100, to: 0.01)
    #expect(axis.position(of: 0.01) == 0)
    #expect(axis.position(of: 100) == 1)
    #expect(abs(axis.position(of: 1) - 0.5) < 1e-12)
    #expect(axis.position(of: -3) == 0)
    #expect(LogAxis(from: .nan, to: 0).upper == 2)
  }

  @Test("Ticks keep apart and thin out to powers of ten", arguments: 1...120)
  func ticks(width: Int) {
    let placed = LogAxis(from: 0.01, to: 100).placedTicks(width: width)
    for (left, right) in zip(placed, placed.dropFirst()) {
      #expect(left.labelStart + left.tick.label.count < right.labelStart)
    }
    #expect(placed.allSatisfy { $0.labelStart >= 0 && $0.column < width })
    if width >= 100 { #expect(placed.count == 13) }
    if width >= 30 { #expect(placed.contains { $0.tick.label == "1" }) }
  }
}
