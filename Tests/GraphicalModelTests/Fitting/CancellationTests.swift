import Tables
import TestSupport
import Testing

@testable import GraphicalModel

/// However late a cancel comes, the work ends with an error and is not asked again; and it asks often.
@Suite struct CancellationTests {
  private static let sizes = [40, 30, 35, 20, 3]
  private static let cliques = [Clique([0, 1, 2]), Clique([1, 2, 3]), Clique(2, 4)]

  private static func model(iterations: Int) throws -> FittedModel {
    let table = CodeTable.random(rows: 500, sizes: sizes, seed: 1)
    return try FittedModel.fit(
      FitTests.targets(cliques, of: table), tree: JunctionTree(sizes: sizes, cliques: cliques),
      options: FitOptions(iterations: iterations))
  }

  /// Cancels at every poll in turn, or at some of very many, and expects each to be the last.
  private func expectStops(_ work: (() -> Bool) throws -> Void) throws {
    var needed = 0
    try work {
      needed += 1
      return false
    }
    for allowed in stride(from: 0, to: needed, by: max(1, needed / 40)) {
      var polls = 0
      #expect(throws: CancellationError.self) {
        try work {
          polls += 1
          return polls > allowed
        }
      }
      #expect(polls == allowed + 1)
    }
  }

  @Test func `a fit stops at any poll`() throws {
    let table = CodeTable.random(rows: 500, sizes: CancellationTests.sizes, seed: 1)
    let targets = FitTests.targets(CancellationTests.cliques, of: table)
    let tree = JunctionTree(sizes: CancellationTests.sizes, cliques: CancellationTests.cliques)
    let possible = (0..<60).map { $0 % 7 > 0 }
    for zeros in [[], [StructuralZeros(clique: Clique(3, 4), isPossible: possible)]] {
      let tree =
        zeros.isEmpty
        ? tree
        : JunctionTree(
          sizes: CancellationTests.sizes, cliques: CancellationTests.cliques + [Clique(3, 4)])
      try expectStops { isCancelled in
        _ = try FittedModel.fit(
          targets, tree: tree, options: FitOptions(iterations: 30, zeros: zeros),
          isCancelled: isCancelled)
      }
    }
  }

  @Test func `drawing stops at any poll`() throws {
    let model = try CancellationTests.model(iterations: 2)
    try expectStops { _ = try model.sample(rows: 200_000, seed: 1, isCancelled: $0) }
  }

  @Test func `pair tables stop at any poll`() throws {
    let model = try CancellationTests.model(iterations: 2)
    try expectStops { _ = try model.pairMarginals(isCancelled: $0) }
  }

  @Test func `conditioning stops at any poll`() throws {
    let model = try CancellationTests.model(iterations: 2)
    try expectStops {
      _ = try model.conditioned(on: [0: model.marginal(of: Clique(0))], isCancelled: $0)
    }
  }

  @Test func `elimination stops at any poll`() throws {
    let model = try CancellationTests.model(iterations: 2)
    try expectStops { _ = try model.marginal(of: Clique([0, 3, 4]), isCancelled: $0) }
  }

  @Test func `building a tree stops at any poll`() throws {
    let sizes = Array(repeating: 3, count: 90)
    let cliques = (0..<90).map { Clique($0, ($0 * 7 + 3) % 90) }.filter { $0.count == 2 }
    try expectStops {
      _ = try JunctionTree.build(sizes: sizes, cliques: cliques, attempts: 4, isCancelled: $0)
    }
    let whole = try JunctionTree.build(sizes: sizes, cliques: cliques, isCancelled: { false })
    #expect(whole == JunctionTree(sizes: sizes, cliques: cliques))
  }

  @Test func `a cancelled tree is still a tree of all cliques`() {
    let tree = JunctionTree(
      sizes: CancellationTests.sizes, cliques: CancellationTests.cliques
    ) { true }
    for clique in CancellationTests.cliques { #expect(tree.home(of: clique) != nil) }
  }

  /// Between two polls there are at most so many cells or rows: the work of about a millisecond.
  @Test func `long work asks often`() throws {
    let model = try CancellationTests.model(iterations: 1)
    var polls = 0
    let count = {
      polls += 1
      return false
    }
    _ = try model.sample(rows: 1_000_000, seed: 1, isCancelled: count)
    #expect(polls >= 5 * 1_000_000 / RowGroups.blockRows / ThreadLimit.count)
    polls = 0
    let sizes = [100, 100, 100]
    let big = JunctionTree(sizes: sizes, cliques: [Clique([0, 1, 2])])
    let options = FitOptions(iterations: 3, total: 100)
    _ = try FittedModel.fit([], tree: big, options: options, isCancelled: count)
    // Two passes an iteration, two to start and one at the end.
    #expect(polls >= 8 * 1_000_000 / NodeBatch.pollCells)
  }
}
