import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct RowSamplerTests {
  @Test(arguments: 0..<10) func `counts on a tree are within 2 of what rows above imply`(
    seed: UInt64
  ) throws {
    let sizes = [3, 4, 2, 5]
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(1, 3)]
    let table = FitTests.dependentTable(rows: 4000, sizes: sizes, seed: seed)
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let model = try FittedModel.fit(FitTests.targets(cliques, of: table), tree: tree)
    let sample = try model.sample(rows: 3000, seed: seed)
    for node in tree.nodes {
      let counts = sample.counts(of: node.clique).map(Double.init)
      let expected = model.marginal(of: node.clique).map { $0 * 3000 / model.total }
      let above = node.separator.count == 0 ? 1.0 : 3.0
      for (count, expectation) in zip(counts, expected) {
        #expect(abs(count - expectation) <= above)
      }
    }
  }

  /// Children drawn without a shuffle inside their parent's groups rise and fall together, which ruins every
  /// three-way table though each pair is right.
  @Test func `siblings are independent given their parent`() throws {
    let sizes = [2, 5, 5]
    let cliques = [Clique(0, 1), Clique(0, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 1))
    let sample = try model.sample(rows: 50_000, seed: 5)
    let counts = sample.counts(of: Clique([0, 1, 2])).map(Double.init)
    let distance = counts.reduce(0) { $0 + abs($1 - 1000) } / 2 / 50_000
    // 50 cells of 1000 ± 28: the mean distance is .011; .03 is beyond 6 sd of it. Together it is .8.
    #expect(distance < 0.03)
  }

  @Test func `no rows, one row and any number can be drawn`() throws {
    let tree = JunctionTree(sizes: [3, 1, 300], cliques: [Clique(0, 2)])
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 10))
    for rows in [0, 1, 2, 1001] {
      let sample = try model.sample(rows: rows, seed: 1)
      #expect(sample.rowCount == rows && sample.columns.count == 3)
      for (column, size) in zip(sample.columns, sample.sizes) {
        #expect((0..<rows).allSatisfy { column[$0] < size })
      }
    }
  }

  @Test func `the seed decides the rows`() throws {
    let tree = JunctionTree(sizes: [4, 4], cliques: [Clique(0, 1)])
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 10))
    let first = try model.sample(rows: 500, seed: 1)
    #expect(try model.sample(rows: 500, seed: 1) == first)
    #expect(try model.sample(rows: 500, seed: 2) != first)
  }

  @Test func `columns above a changed clique stay as they were`() throws {
    let sizes = [6, 5, 4]
    let cliques = [Clique(0, 1), Clique(1, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let table = FitTests.dependentTable(rows: 500, sizes: sizes, seed: 8)
    var targets = FitTests.targets([Clique(0, 1)], of: table)
    let before = try FittedModel.fit(targets, tree: tree).sample(rows: 800, seed: 3)
    targets += FitTests.targets([Clique(2)], of: table)
    let after = try FittedModel.fit(targets, tree: tree).sample(rows: 800, seed: 3)
    let changed = zip(before.columns, after.columns).map { $0 != $1 }
    #expect(changed[2])
    let moved = (0..<800).count { before.columns[0][$0] != after.columns[0][$0] }
    #expect(moved < 40)
  }

  @Test func `a cancelled draw throws`() throws {
    let tree = JunctionTree(sizes: [4], cliques: [])
    let model = try FittedModel.fit([], tree: tree)
    #expect(throws: CancellationError.self) {
      try model.sample(rows: 5, seed: 1, isCancelled: { true })
    }
  }

  /// Groups too large for one shuffle, and several blocks of rows.
  @Test func `many rows keep their counts, in any order and on any number of threads`() throws {
    let sizes = [2, 300, 3]
    let cliques = [Clique(0), Clique(0, 1), Clique(1, 2)]
    let table = FitTests.dependentTable(rows: 4000, sizes: sizes, seed: 4)
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let model = try FittedModel.fit(FitTests.targets(cliques, of: table), tree: tree)
    let rows = 500_000
    let samples = try [1, 2].map { threads in
      try ThreadLimit.$count.withValue(threads) { try model.sample(rows: rows, seed: 3) }
    }
    #expect(samples[0] == samples[1])
    let root = tree.nodes[0].clique
    let counts = samples[0].counts(of: root).map(Double.init)
    let expected = model.marginal(of: root).map { $0 * Double(rows) / model.total }
    for (count, expectation) in zip(counts, expected) {
      #expect(abs(count - expectation) < 1 + 1e-6)
    }
    // Of n rows with code 0, half are in the first half: 6 standard errors of √n/2·√½ (finite population).
    let column = samples[0].columns[0]
    let all = (0..<rows).count { column[$0] == 0 }
    let early = (0..<rows / 2).count { column[$0] == 0 }
    let share = Double(all) / Double(rows)
    let deviation = (Double(rows) * share * (1 - share)).squareRoot() / 2
    #expect(abs(Double(early) - Double(all) / 2) < 6 * deviation)
  }

  /// Neighbours in a large group are independent: no trace of the ascending order they were made in.
  @Test func `a large group is well shuffled`() throws {
    let tree = JunctionTree(sizes: [64], cliques: [])
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 1))
    let rows = 400_000
    let column = try model.sample(rows: rows, seed: 9).columns[0]
    for lag in [1, 2, 64, RowGroups.blockRows, 65_536] {
      let pairs = rows - lag
      let equal = (0..<pairs).count { column[$0] == column[$0 + lag] }
      // Equal with probability 1/64; 6 standard errors.
      let mean = Double(pairs) / 64
      #expect(abs(Double(equal) - mean) < 6 * mean.squareRoot())
    }
  }

  @Test(arguments: 0..<20) func `what has no weight is never drawn`(seed: UInt64) {
    let weights = [0, 3, 0, 0, 1e-20, 2, 0, 0] + Array(repeating: 0.0, count: 7) + [5.0]
    let pool = ValuePool(seed: seed, weights: weights, width: 8)
    let values = SharedBuffer<UInt32>(unset: 200_003)
    #expect(pool.draw(groups: [0, 3, 200_003], into: values) { false })
    #expect((0..<3).allSatisfy { weights[Int(values.values[$0])] > 0 })
    #expect((3..<200_003).allSatisfy { values.values[$0] == 7 })
  }
}
