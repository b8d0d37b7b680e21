import Testing

@testable import Evaluation

@Suite struct MomentsTests {
  @Test func closedForms() {
    let moments = Moments(counts: [1, 2, 1], values: [0, 10, 20])
    #expect(moments.count == 4 && moments.mean == 10)
    #expect(abs(moments.standardDeviation - 50.0.squareRoot()) < 1e-12)
    #expect(moments.lowerQuartile == 0 && moments.median == 10 && moments.upperQuartile == 10)
  }

  @Test func cellsInAnyOrderAndWithoutTheNullCell() {
    let moments = Moments(counts: [1, 1, 2, 99], values: [20, 0, 10])
    #expect(moments == Moments(counts: [1, 2, 1], values: [0, 10, 20]))
  }

  @Test func extremes() {
    let none = Moments(counts: [0, 0], values: [1, 2])
    #expect(none.count == 0 && none.mean.isNaN && none.standardDeviation.isNaN)
    #expect(none.median.isNaN && none.lowerQuartile.isNaN && none.upperQuartile.isNaN)
    let one = Moments(weights: [.nan, 0.5, -1], values: [1, 2, 3])
    #expect(one.mean == 2 && one.standardDeviation == 0 && one.upperQuartile == 2)
  }
}
