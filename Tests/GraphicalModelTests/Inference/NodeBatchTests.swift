import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct NodeBatchTests {
  @Test(arguments: [(1, 1), (7, 100_000), (100_000, 100_000), (3, 4_000_000), (900, 900_000)])
  func `chunks cover a node's rows, and parts cover chunks`(rows: Int, cells: Int) {
    let chunks = NodeBatch.chunks(of: 7, rows: rows, cells: cells)
    #expect(chunks.flatMap { Array($0.rows) } == Array(0..<rows))
    #expect(chunks.allSatisfy { $0.node == 7 && !$0.rows.isEmpty })
    for chunk in chunks {
      for parts in [1, 2, 5] {
        let covered = (0..<parts).flatMap { Array(chunk.part($0, of: parts)) }
        #expect(covered == Array(chunk.rows))
      }
    }
  }

  /// Large cliques, so that there are chunks and batches to share out.
  @Test func `one thread and several give the same bits`() throws {
    let sizes = [60, 40, 45, 30, 25, 3]
    let cliques = [
      Clique([0, 1, 2]), Clique([1, 2, 3]), Clique([2, 4]), Clique(4, 5), Clique(1),
    ]
    let table = CodeTable.random(rows: 3000, sizes: sizes, seed: 6)
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let layout = BeliefLayout(tree: tree)
    #expect(layout.chunkCounts.contains { $0 > 1 })
    #expect(layout.upward.contains { $0.cells >= NodeBatch.worthThreads })
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
