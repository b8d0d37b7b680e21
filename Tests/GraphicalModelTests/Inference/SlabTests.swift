import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct SlabTests {
  private static let sizes = [3, 17, 40, 50, 1, 5]

  @Test func `slabs cover a table and chunks cover its slabs`() {
    for axes in [[], [4], [0, 1, 2, 3], [0, 5, 1, 2, 3], [3]] {
      let slabs = Slabs(axes: axes, sizes: SlabTests.sizes)
      #expect(slabs.count * slabs.cells == axes.reduce(1) { $0 * SlabTests.sizes[$1] })
      #expect(slabs.cells <= Slabs.mostCells)
      let chunks = slabs.chunks(of: 7)
      #expect(chunks.flatMap { Array($0.slabs) } == Array(0..<slabs.count))
      #expect(chunks.allSatisfy { $0.node == 7 && !$0.slabs.isEmpty })
    }
  }

  /// Slab by slab against the projection in one piece: the sums differ by the order of adding only.
  @Test(arguments: [[], [0], [3], [1, 3], [0, 2], [0, 1, 2, 3]]) func `slabs sum to the whole`(
    kept: [Int]
  ) {
    let axes = [0, 1, 2, 3]
    let order = AxisOrder(sizes: SlabTests.sizes)
    var random = SeededRandom(seed: 3)
    let source = CellBuffer((0..<order.cells(axes)).map { _ in random.unit() })
    let slabbed = SlabProjection(from: axes, to: kept, order: order)
    let whole = AxisProjection(from: axes, to: kept, sizes: SlabTests.sizes)
    let left = CellBuffer(slabbed.targetCells)
    let right = CellBuffer(whole.targetCells)
    slabbed.sum(source.cells, into: left.cells)
    whole.sum(source.cells, into: right.cells)
    #expect(isClose(left.array, right.array, tolerance: 1e-9))
  }

  /// Large cliques, so that there are chunks and batches to share out.
  @Test func `one thread and several give the same bits`() throws {
    let sizes = [40, 30, 35, 20, 25, 3]
    let cliques = [
      Clique([0, 1, 2]), Clique([1, 2, 3]), Clique([2, 4]), Clique(4, 5), Clique(1),
    ]
    let table = CodeTable.random(rows: 3000, sizes: sizes, seed: 6)
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    #expect(BeliefLayout(tree: tree).chunkCounts.contains { $0 > 1 })
    let targets = FitTests.targets(cliques, of: table)
    let options = FitOptions(iterations: 20)
    let models = try [1, 2].map { threads in
      try ThreadLimit.$count.withValue(threads) {
        try FittedModel.fit(targets, tree: tree, options: options)
      }
    }
    #expect(models[0].beliefs == models[1].beliefs)
    #expect(models[0].loss == models[1].loss)
    let samples = try models.map { try $0.sample(rows: 500, seed: 1) }
    #expect(samples[0] == samples[1])
  }
}
