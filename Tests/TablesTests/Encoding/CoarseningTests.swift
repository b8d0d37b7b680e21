import TestSupport
import Testing

@_spi(RealData) @testable import Tables

@Suite struct CoarseningTests {
  private let halves = Coarsening([0, 0, 1, 1, 2])
  private let mixed = Coarsening([1, 0, 1])

  /// A coarsening whose coarse cells are all used.
  private func random(_ fine: Int, _ size: Int, _ random: inout SeededRandom) -> Coarsening {
    var cells = (0..<fine).map { $0 < size ? $0 : Int.random(in: 0..<size, using: &random) }
    cells.shuffle(using: &random)
    return Coarsening(cells) ?? Coarsening(identity: fine)
  }

  @Test func codesAndCountsOfAHandMadeTable() throws {
    let (halves, mixed) = (try #require(halves), try #require(mixed))
    let table = CodeTable(
      sizes: [5, 3], columns: [.narrow([0, 1, 2, 4]), .narrow([2, 1, 0, 0])], rowCount: 4)
    let coarse = table.coarsened([halves, mixed])
    #expect(coarse.sizes == [3, 2])
    #expect(coarse.columns == [.narrow([0, 0, 1, 2]), .narrow([1, 0, 1, 1])])
    let rows = PrivateTable(table)
    #expect(try rows.coarsened([halves, mixed], isCancelled: { false }).codes == coarse)
    let counts = rows.counts(of: Clique(0, 1)).coarsened([halves, mixed], sizes: [5, 3])
    #expect(counts.cells == [1, 1, 0, 1, 0, 1])
    #expect(rows.counts(of: Clique([])).coarsened([halves, mixed], sizes: [5, 3]).cells == [4])
  }

  @Test func identitiesChangeNothing() {
    let table = CodeTable.random(rows: 500, sizes: [7, 300], seed: 1)
    let identities = table.sizes.map { Coarsening(identity: $0) }
    #expect(table.coarsened(identities) == table)
    let narrow = CodeTable(sizes: [9], columns: [.wide([8, 0])], rowCount: 2)
    #expect(narrow.coarsened([Coarsening(identity: 9)]).columns == [.narrow([8, 0])])
  }

  @Test(arguments: [0, 1, 20_001])
  func summedFineCountsAreCountsOfCoarseRows(rows: Int) throws {
    let sizes = [5, 300, 1, 40, 256, 700]
    var generator = SeededRandom(seed: 4)
    let table = CodeTable.random(rows: rows, sizes: sizes, seed: UInt64(rows))
    let coarsenings = zip(sizes, [3, 32, 1, 40, 16, 290]).map { random($0, $1, &generator) }
    let fine = PrivateTable(table)
    let coarse = try fine.coarsened(coarsenings) { false }
    #expect(coarse.sizes == [3, 32, 1, 40, 16, 290])
    for columns in [[0], [1], [5], [0, 1], [1, 4], [2, 3], [0, 2, 3], [0, 1, 2, 3]] {
      let clique = Clique(columns)
      #expect(
        fine.counts(of: clique).coarsened(coarsenings, sizes: sizes).cells
          == coarse.counts(of: clique).cells)
    }
  }
}
