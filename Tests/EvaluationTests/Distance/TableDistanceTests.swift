import Tables
import TestSupport
import Testing

@testable import Evaluation

@Suite struct TableDistanceTests {
  private func table(_ sizes: [Int], _ rows: [[Int]]) -> CodeTable {
    CodeTable(
      sizes: sizes,
      columns: sizes.indices.map { column in
        CodeColumn(count: rows.count, size: sizes[column]) { rows[$0][column] }
      }, rowCount: rows.count)
  }

  /// ½ Σ|a/nₐ − b/n_b| straight from the definition.
  private func plain(_ left: CodeTable, _ right: CodeTable, _ clique: Clique) -> Double {
    let sum = zip(left.counts(of: clique), right.counts(of: clique)).reduce(0.0) {
      $0 + abs(Double($1.0) / Double(left.rowCount) - Double($1.1) / Double(right.rowCount))
    }
    return sum / 2
  }

  @Test func closedForms() throws {
    let left = table([2, 2], [[0, 0], [0, 0], [1, 1], [1, 1]])
    let right = table([2, 2], [[0, 1], [0, 1], [1, 0], [1, 0]])
    #expect(try TableDistance.marginals(left, right, order: 1).values == [0, 0])
    #expect(try TableDistance.marginals(left, right, order: 2).values == [1])
    let third = table([2, 2], [[0, 0]])
    #expect(try TableDistance.marginals(left, third, order: 1).values == [0.5, 0.5])
    #expect(try TableDistance.marginals(left, left, order: 2).values == [0])
  }

  @Test func extremes() throws {
    let empty = table([2, 2], [])
    let one = table([2, 2], [[0, 1]])
    let distances = try TableDistance.marginals(empty, one, order: 1)
    #expect(distances.values.allSatisfy(\.isNaN) && distances.mean.isNaN && distances.max.isNaN)
    #expect(distances.worst == nil)
    let none = try TableDistance.marginals(one, one, order: 3)
    #expect(none.values.isEmpty && none.mean.isNaN && none.max.isNaN && none.worst == nil)
    let bare = table([], [])
    #expect(try TableDistance.marginals(bare, bare, order: 2).cliques.isEmpty)
    let single = table([1], [[0]])
    #expect(try TableDistance.marginals(single, single, order: 1).values == [0])
  }

  @Test(arguments: [(500, 500), (500, 321), (1, 40), (70_001, 65_536)])
  func everyOrderMatchesTheDefinition(leftRows: Int, rightRows: Int) throws {
    let sizes = [3, 300, 2, 7, 40]
    let left = CodeTable.random(rows: leftRows, sizes: sizes, seed: 1)
    let right = CodeTable.random(rows: rightRows, sizes: sizes, seed: 2)
    for (order, count) in [(1, 5), (2, 10), (3, 10)] {
      let distances = try TableDistance.marginals(left, right, order: order)
      #expect(distances.cliques.count == count && distances.skipped == 0)
      #expect(distances.cliques == distances.cliques.sorted())
      for (clique, value) in zip(distances.cliques, distances.values) {
        #expect(abs(value - plain(left, right, clique)) < 1e-12)
      }
      #expect(distances.max == distances.values.max())
    }
  }

  /// Pairs of the widest columns have 2^32 cells: compared by sorting, never held.
  @Test func widestColumns() throws {
    let sizes = [65_536, 65_536]
    let left = table(sizes, [[65_535, 65_535], [0, 0], [65_535, 0], [0, 65_535]])
    let right = table(sizes, [[65_535, 65_535], [0, 0], [1, 0]])
    let distances = try TableDistance.marginals(left, right, order: 2)
    // ½ (|1/4 − 1/3| · 2 + 1/4 · 2 + 1/3)
    #expect(abs(distances.values[0] - 0.5) < 1e-15)
  }

  @Test func largeTriplesAreSkippedAndCounted() throws {
    let sizes = [10, 10, 10, 2]
    let left = CodeTable.random(rows: 50, sizes: sizes, seed: 3)
    let distances = try TableDistance.marginals(left, left, order: 3, maximumCells: 200)
    #expect(distances.skipped == 1 && distances.values.count == 3)
    let pairs = try TableDistance.marginals(left, left, order: 2, maximumCells: 1)
    #expect(pairs.skipped == 0 && pairs.values.count == 6)
  }

  @Test func cancelled() {
    let table = CodeTable.random(rows: 50, sizes: [3, 3], seed: 4)
    #expect(throws: CancellationError.self) {
      try TableDistance.marginals(table, table, order: 2) { true }
    }
  }
}
