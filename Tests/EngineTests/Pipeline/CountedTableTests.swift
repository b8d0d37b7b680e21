@_spi(RealData) import Tables
import TestSupport
import Testing

@testable import Engine

/// What is counted again when one column has other cells, and that it comes to the same.
@Suite struct CountedTableTests {
  private func counted(_ dataset: Dataset, keeping kept: CountedTable.Kept? = nil) throws
    -> CountedTable
  {
    try CountedTable(
      dataset.rows, publicCoarsenings: dataset.encoding.publicCoarsenings, keeping: kept,
      isCancelled: { false })
  }

  private func rebinned(_ dataset: Dataset, _ bins: Int) throws -> Dataset {
    let change = try BinsChange("age", bins, dataset)
    return try dataset.declaring([change.schema]).reencoded()
  }

  @Test func onlyTheChangedColumnIsEncodedAndCounted() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let dataset = try scratch.dataset()
    let before = try counted(dataset)
    #expect(before.countedPairs == 3)
    let changed = try rebinned(dataset, 20)
    #expect(changed.cells.changed(since: dataset.cells) == [0])
    #expect(changed.rows.sizes == [21, 2, 3])
    #expect(changed.rows.codes.columns[1...] == dataset.rows.codes.columns[1...])
    let kept = try counted(changed, keeping: .init(table: before, changed: [0]))
    #expect(kept.countedPairs == 2)
    let fresh = try counted(changed)
    for pair in [Clique(0, 1), Clique(0, 2), Clique(1, 2)] {
      for coarsenings in [nil, changed.encoding.publicCoarsenings] {
        let own = try kept.counts(pair, coarsenings, isCancelled: { false })
        #expect(own.cells == (try fresh.counts(pair, coarsenings, isCancelled: { false })).cells)
      }
      #expect(try kept.publicPair(pair).cells == (try fresh.publicPair(pair)).cells)
    }
    for column in 0..<3 { #expect(kept.oneWay(column).cells == fresh.oneWay(column).cells) }
  }

  @Test func wordsChangeNoCellsAndTheWayBackIsKnown() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let dataset = try scratch.dataset()
    var words = dataset.schema.columns[0]
    words.description = "in years"
    let described = dataset.declaring([words])
    #expect(described.isEncoded && described.identity == dataset.identity)
    let changed = dataset.declaring([try BinsChange("age", 20, dataset).schema])
    #expect(!changed.isEncoded && changed.identity != dataset.identity)
    let back = changed.declaring([])
    #expect(back.isEncoded && back.identity == dataset.identity)
    #expect(back.schema == dataset.schema)
  }

  @Test func binsAreOfRangesAndWithinBounds() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let dataset = try scratch.dataset()
    #expect(try BinsChange("age", 20, dataset).name == "bins of age 100 → 21")
    #expect(try BinsChange("age", nil, dataset).name == "bins of age 100 → 100")
    #expect(throws: (any Error).self) { try BinsChange("sex", 20, dataset) }
    #expect(throws: (any Error).self) { try BinsChange("nobody", 20, dataset) }
    for count in [1, 4097] {
      #expect(throws: (any Error).self) { try BinsChange("age", count, dataset) }
    }
  }
}
