import Tables
import Testing

@testable import GraphicalModel

/// How many message passings a fit takes.
@Suite struct FitScheduleTests {
  /// The passings done where the loss after passing t is `loss(t)`, and the beliefs' `excess` times that.
  private func passings(
    asked: Int, most: Int, cells: Int, excess: Double = 1, loss: (Double) -> Double
  ) -> (done: Int, plain: Int) {
    var schedule = FitSchedule(
      FitOptions(iterations: asked, mostIterations: most), cells: cells)
    var (done, plain) = (0, 0)
    while done < schedule.last {
      done += 1
      if schedule.isPlain(done) { plain += 1 }
      schedule.note(loss(Double(done)), beliefs: loss(Double(done)) * excess, at: done)
    }
    return (done, plain)
  }

  @Test func asManyAsAskedWhereNoMoreAreAllowed() {
    for asked in [1, 3, 40, 150] {
      #expect(passings(asked: asked, most: 0, cells: 10) { _ in 0 }.done == asked)
    }
  }

  /// Half of what noise makes, n/2, is as near as a fit should come: 1000 cells and a loss of 250 here.
  @Test func theFitEndsWhereItWouldFollowTheNoise() {
    let ended = passings(asked: 50, most: 800, cells: 1000) { 250 * 137 / $0 }
    #expect(ended == (137 + 5, 5))
    // What counts is the loss of the beliefs.
    #expect(passings(asked: 50, most: 800, cells: 1000, excess: 2) { 250 * 137 / $0 }.done == 279)
    // Before those that are asked for too, but not at once.
    #expect(passings(asked: 200, most: 800, cells: 1000) { 250 * 137 / $0 }.done == 137 + 5)
    #expect(passings(asked: 200, most: 800, cells: 1000) { 250 * 7 / $0 }.done == 50)
    // Where no more are allowed than are asked for, all of these are taken.
    #expect(passings(asked: 200, most: 200, cells: 1000) { 250 * 137 / $0 }.done == 200)
  }

  /// C/t² above an optimum that is far above the noise: d lost over the last 20 of t passings tells of d t/40
  /// still to be lost, which falls below a twentieth of 500.
  @Test func theFitEndsWhereLittleIsLeftToLose() {
    let loss = { (t: Double) in 2000 + 1e6 / (t * t) }
    let (done, plain) = passings(asked: 50, most: 800, cells: 1000, loss: loss)
    let last = Double(done - 5)
    func left(_ t: Double) -> Double { (loss(t - 20) - loss(t)) * t / 40 }
    #expect(plain == 5 && (done - 50).isMultiple(of: 20) && done < 800)
    #expect(left(last) < 25 && left(last - 20) >= 25)
  }

  @Test func aFitThatIsFarAwayTakesAllThatAreAllowed() {
    #expect(passings(asked: 50, most: 300, cells: 10) { 1e9 / $0 }.done == 300)
  }

  /// Cells of which nothing is known make no noise.
  @Test func onlyKnownCellsAreCounted() throws {
    let clique = Clique([0, 1])
    let even = MarginalTarget(clique: clique, values: [4, 1, 1, 4], variance: 1)
    let uneven = MarginalTarget(
      clique: clique, values: [4, 1, 1, 4], variance: 1, multiplicities: [1, 2, .infinity, 1])
    #expect(even.knownCells == 4)
    #expect(uneven.knownCells == 3)
  }

  /// A fit to noisy counts, one of them far above the rest, stops at half of n/2, before the passings allowed.
  @Test func aNoisyTableIsNotFollowedToItsNoise() throws {
    let tree = JunctionTree(sizes: [20, 20], cliques: [Clique([0, 1])])
    var state: UInt64 = 7
    let values = (0..<400).map { cell in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let noise = Double(state >> 40) / Double(1 << 24) - 0.5
      return (cell == 0 ? 100_000 : cell % 20 == cell / 20 ? 300 : 30) + noise * 100
    }
    let target = MarginalTarget(clique: Clique([0, 1]), values: values, variance: 10_000 / 12)
    let fitted = try FittedModel.fit(
      [target], tree: tree, options: FitOptions(iterations: 100, mostIterations: 800))
    #expect(fitted.iterations > 50 && fitted.iterations < 800)
    #expect(fitted.loss <= 0.5 * 200 * 1.01)
    #expect(fitted.loss > 0.25 * 200)
  }
}
