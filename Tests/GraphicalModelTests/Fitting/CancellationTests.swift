import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct CancellationTests {
  private let sizes = [40, 30, 35, 20, 3]
  private let cliques = [Clique([0, 1, 2]), Clique([1, 2, 3]), Clique(2, 4)]

  /// However late the cancel comes, the work ends with an error and asks no more than once again.
  @Test(arguments: [0, 1, 5, 17]) func `a fit and a draw stop at any poll`(allowed: Int) throws {
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let targets = FitTests.targets(
      cliques, of: CodeTable.random(rows: 500, sizes: sizes, seed: 1))
    var polls = 0
    #expect(throws: CancellationError.self) {
      try FittedModel.fit(targets, tree: tree, options: FitOptions(iterations: 50)) {
        polls += 1
        return polls > allowed
      }
    }
    #expect(polls <= allowed + 2)
    let model = try FittedModel.fit(targets, tree: tree, options: FitOptions(iterations: 5))
    polls = 0
    #expect(throws: CancellationError.self) {
      try model.sample(rows: 200_000, seed: 1) {
        polls += 1
        return polls > allowed
      }
    }
    #expect(polls == allowed + 1)
  }

  @Test func `a cancelled tree is still a tree of all cliques`() {
    let tree = JunctionTree(sizes: sizes, cliques: cliques) { true }
    for clique in cliques { #expect(tree.home(of: clique) != nil) }
  }
}
