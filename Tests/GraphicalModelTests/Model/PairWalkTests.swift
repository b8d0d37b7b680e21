import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct PairWalkTests {
  /// A walk left and taken up after every step arrives where one without rest does, to the last bit.
  @Test func `a walk can rest`() throws {
    let sizes = [7, 4, 9, 3, 8, 5]
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique([3, 4]), Clique(3, 5)]
    let table = CodeTable.random(rows: 500, sizes: sizes, seed: 2)
    let model = try FittedModel.fit(
      FitTests.targets(cliques, of: table), tree: JunctionTree(sizes: sizes, cliques: cliques))
    var hasty = PairWalk(model, from: 5, to: [0, 1, 2, 4])
    let isDone = hasty.advance(additions: .max)
    #expect(isDone)
    var resting = PairWalk(model, from: 5, to: [0, 1, 2, 4])
    var rests = 0
    while !resting.advance(additions: 1) { rests += 1 }
    #expect(rests > 20)
    #expect(Set(hasty.tables.keys) == [0, 1, 2, 4])
    #expect(hasty.tables == resting.tables)
  }

  @Test func `one thread and several give the same pairs`() throws {
    let sizes = [60, 50, 40, 30, 20]
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique(3, 4)]
    let table = CodeTable.random(rows: 500, sizes: sizes, seed: 2)
    let model = try FittedModel.fit(
      FitTests.targets(cliques, of: table), tree: JunctionTree(sizes: sizes, cliques: cliques),
      options: FitOptions(iterations: 10))
    let pairs = try [1, 3].map { threads in
      try ThreadLimit.$count.withValue(threads) { try model.pairMarginals() }
    }
    #expect(pairs[0].count == 10)
    #expect(pairs[0] == pairs[1])
  }
}
