import TestSupport
import Testing

@testable import Tables

@Suite struct CountingTests {
  /// Counts one row at a time.
  private func slowCounts(_ table: CodeTable, _ clique: Clique) -> [Int32] {
    var cells = [Int32](repeating: 0, count: clique.columns.reduce(1) { $0 * table.sizes[$1] })
    for row in 0..<table.rowCount {
      let index = clique.columns.reduce(0) { $0 * table.sizes[$1] + table.columns[$1][row] }
      cells[index] += 1
    }
    return cells
  }

  @Test func countsOfAHandMadeTable() {
    let table = CodeTable(
      sizes: [2, 3], columns: [.narrow([0, 1, 1, 0]), .narrow([2, 0, 0, 2])], rowCount: 4)
    #expect(table.counts(of: Clique([])) == [4])
    #expect(table.counts(of: Clique(0)) == [2, 2])
    #expect(table.counts(of: Clique(1)) == [2, 0, 2])
    #expect(table.counts(of: Clique(0, 1)) == [0, 0, 2, 2, 0, 0])
  }

  @Test func countsOfNoRowsAreZero() {
    let table = CodeTable(sizes: [2, 300], columns: [.narrow([]), .wide([])], rowCount: 0)
    #expect(table.counts(of: Clique(0, 1)) == [Int32](repeating: 0, count: 600))
    #expect(table.pairCounts() == [Clique(0, 1): [Int32](repeating: 0, count: 600)])
  }

  @Test(arguments: [1, 777, 40_000, 70_001])
  func agreesWithCountingRowByRow(rows: Int) {
    let sizes = [3, 300, 1, 256, 17, 2, 1000]
    let table = CodeTable.random(rows: rows, sizes: sizes, seed: UInt64(rows))
    for columns in [[0], [1], [0, 1], [1, 6], [1, 4], [3, 4], [0, 2, 5], [0, 1, 4, 5]] {
      #expect(table.counts(of: Clique(columns)) == slowCounts(table, Clique(columns)))
    }
  }

  @Test func allPairsAgreeWithSinglePairs() {
    let table = CodeTable.random(
      rows: 50_000, sizes: [4, 300, 16, 2, 256, 9, 33, 5, 1, 700], seed: 7)
    let pairs = table.pairCounts()
    #expect(pairs.count == 45)
    for (clique, cells) in pairs { #expect(cells == table.counts(of: clique)) }
    let some = PrivateTable(table).pairCountsOrNone(of: [5, 0, 2])
    #expect(some.map(\.clique) == [Clique(0, 2), Clique(0, 5), Clique(2, 5)])
  }

  @Test func manyRowsOfOneCellAreAllCounted() {
    let rows = 200_001
    let table = CodeTable(
      sizes: [2, 3, 2, 200],
      columns: [1, 2, 0, 199].map { code in .narrow(Array(repeating: code, count: rows)) },
      rowCount: rows)
    for (clique, cells) in table.pairCounts() {
      #expect(cells == table.counts(of: clique) && cells.max() == Int32(rows))
    }
  }

  /// The pairs of 15 columns of one size make 35 triples that share no pair (a Steiner system).
  @Test func fifteenColumnsAreCoveredByTriples() throws {
    let sizes = [Int](repeating: 16, count: 15)
    let table = CodeTable.random(rows: 70_000, sizes: sizes, seed: 2)
    let cover = try PairCover(Array(0..<15), of: table)
    #expect(cover.groups.count == 35 && cover.pairs.isEmpty)
    #expect(cover.groups.allSatisfy { $0.columns.count == 3 && $0.pairs.count == 3 })
    let pairs = table.pairCounts()
    for clique in [Clique(0, 1), Clique(3, 11), Clique(13, 14)] {
      #expect(pairs[clique] == slowCounts(table, clique))
    }
  }

  @Test(arguments: 0..<6)
  func everyPairIsCoveredOnce(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sizes = (0..<12).map { _ in Int.random(in: 1...300, using: &random) }
    let table = CodeTable.random(rows: 20_000, sizes: sizes, seed: seed)
    let cover = try PairCover([0, 1, 2, 4, 5, 7, 8, 9, 11], of: table)
    let covered = cover.groups.flatMap(\.pairs) + cover.pairs
    #expect(covered.count == 36 && Set(covered.map { Clique($0.first, $0.second) }).count == 36)
    for (clique, cells) in table.pairCounts() { #expect(cells == table.counts(of: clique)) }
  }

  @Test func bytesInWideColumnsAreCountedToo() {
    let codes = (0..<1000).map { UInt8($0 % 2) }
    let table = CodeTable(
      sizes: [2, 2, 2], columns: [.narrow(codes), .wide(codes.map(UInt16.init)), .narrow(codes)],
      rowCount: 1000)
    #expect(table.pairCounts().values.allSatisfy { $0 == [500, 0, 0, 500] })
  }

  @Test func cancelledCountingThrows() {
    let table = CodeTable.random(rows: 10, sizes: [2, 2, 2, 2, 2], seed: 1)
    #expect(throws: CancellationError.self) { try table.counts(of: Clique(0)) { true } }
    #expect(throws: CancellationError.self) { try table.pairCounts { true } }
    let rows = PrivateTable(table)
    #expect(throws: CancellationError.self) { try rows.oneWayCounts { true } }
    #expect(throws: CancellationError.self) { try rows.counts(of: Clique([0, 1, 2])) { true } }
  }

  /// Between two looks at the flag lie at most 32,768 rows or 65,536 cells, whatever is counted.
  @Test(arguments: [[0], [0, 1], [0, 1, 2], [3, 4]])
  func theFlagIsAskedOften(columns: [Int]) throws {
    let table = CodeTable.random(rows: 200_000, sizes: [2, 3, 300, 1000, 900], seed: 1)
    var asked = 0
    _ = try table.counts(of: Clique(columns)) {
      asked += 1
      return false
    }
    let cells = columns.reduce(1) { $0 * table.sizes[$1] }
    #expect(asked >= 200_000 / 32_768 + cells / 65_536)
  }

  @Test func oneWaysComeInOrder() throws {
    let table = CodeTable.random(rows: 1000, sizes: [4, 300, 1], seed: 3)
    let counts = try PrivateTable(table).oneWayCounts()
    #expect(counts.map(\.clique) == [Clique(0), Clique(1), Clique(2)])
    #expect(counts.map(\.cellCount) == [4, 300, 1])
  }

  @Test func pairsOfTooManyCellsAreLeftOut() {
    let table = CodeTable.random(rows: 40_000, sizes: [4, 300, 5, 400, 2], seed: 3)
    let pairs = table.pairCounts(mostCells: 1600)
    let kept = [[0, 1], [0, 2], [0, 3], [0, 4], [1, 2], [1, 4], [2, 4], [3, 4]]
    #expect(Set(pairs.keys) == Set(kept.map { Clique($0) }))
    for (clique, cells) in pairs { #expect(cells == table.counts(of: clique)) }
    #expect(table.pairCounts(mostCells: 0).isEmpty)
  }
}

extension PrivateTable {
  fileprivate func pairCountsOrNone(of columns: [Int]) -> [TrueCounts] {
    (try? pairCounts(of: columns)) ?? []
  }
}
