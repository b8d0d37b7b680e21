import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct EvenHandOutTests {
  /// Columns that no clique holds together meet as often as independence says, within a few rows; independent draws
  /// stray by 20 rows in each of the 48 cells, and stay all within 4 but for a chance below 1e-20.
  @Test(arguments: 0..<5) func `a pair that no clique holds is as even as one that a clique holds`(
    seed: UInt64
  ) throws {
    let sizes = [8, 6, 5]
    let tree = JunctionTree(sizes: sizes, cliques: [])
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 1))
    let sample = try model.sample(rows: 20_000, seed: seed)
    for pair in [Clique(0, 1), Clique(0, 2), Clique(1, 2)] {
      let counts = sample.counts(of: pair).map(Double.init)
      let expected = 20_000 / Double(counts.count)
      #expect(counts.allSatisfy { abs($0 - expected) < 4 })
    }
    // Three columns together are no worse than independent draws: 240 cells of 83 ± 9.1, whose mean distance is .044.
    let all = sample.counts(of: Clique([0, 1, 2])).map(Double.init)
    let distance = all.reduce(0) { $0 + abs($1 - 20_000 / 240) } / 2 / 20_000
    #expect(distance < 0.05)
  }

  @Test func `columns that depend on others are even given those`() throws {
    let sizes = [4, 6, 5, 7]
    let cliques = [Clique(0, 1), Clique(0, 2), Clique(0, 3)]
    let table = FitTests.dependentTable(rows: 4000, sizes: sizes, seed: 2)
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let model = try FittedModel.fit(FitTests.targets(cliques, of: table), tree: tree)
    let rows = 16_000
    let sample = try model.sample(rows: rows, seed: 3)
    let pairs = try model.pairMarginals()
    for pair in [Clique(1, 2), Clique(1, 3), Clique(2, 3)] {
      let counts = sample.counts(of: pair).map(Double.init)
      let expected = try #require(pairs[pair]).map { $0 * Double(rows) / model.total }
      let strays = zip(counts, expected).map { abs($0 - $1) }
      // Independent draws stray by 10 rows on average.
      #expect(strays.reduce(0, +) / Double(strays.count) < 2)
    }
  }

  @Test func `every group gives out what is in its pool, on any number of threads`() throws {
    let rows = 40_000
    let sizes = [3, 9]
    let codes = CodeColumn(count: rows, size: 3) { $0 % 3 }
    let other = CodeColumn(count: rows, size: 9) { $0 / 7 % 9 }
    let weights: [Double] = (0..<12).map { $0 == 5 ? 0 : Double($0 % 4 + 1) }
    let results = try [1, 2].map { threads in
      try ThreadLimit.$count.withValue(threads) {
        let groups = try #require(
          RowGroups(
            rows: rows, by: [codes], sizes: [sizes[0]], groups: 3, keys: SharedBuffer(unset: rows),
            blockRows: EvenHandOut.blockRows, isCancelled: { false }))
        #expect(groups.blocks == 2)
        let pool = SharedBuffer<UInt32>(unset: rows)
        let draw = ValuePool(seed: 4, weights: weights, width: 4)
        #expect(draw.draw(groups: groups.starts, into: pool) { false })
        let out = EvenHandOut(
          groups, weights: weights, width: 4, others: [(EvenHandOut.codes(other), sizes[1])],
          seed: 5)
        let values = try #require(out.handOut(pool) { false })
        var given = Array(repeating: 0, count: 12)
        for row in 0..<rows { given[codes[row] * 4 + Int(values.values[row])] += 1 }
        var held = Array(repeating: 0, count: 12)
        for group in 0..<3 {
          for place in groups.starts[group]..<groups.starts[group + 1] {
            held[group * 4 + Int(pool.values[place])] += 1
          }
        }
        #expect(given == held && given[5] == 0)
        return (0..<rows).map { values.values[$0] }
      }
    }
    #expect(results[0] == results[1])
  }

  @Test func `a cancel is heard between pieces`() throws {
    let model = try FittedModel.fit(
      [], tree: JunctionTree(sizes: [40, 40], cliques: []), options: FitOptions(total: 1))
    var asked = 0
    #expect(throws: CancellationError.self) {
      try model.sample(rows: 200_000, seed: 1) {
        asked += 1
        return asked > 12
      }
    }
  }
}
