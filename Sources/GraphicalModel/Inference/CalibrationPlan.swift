/// How the nodes of a layout are multiplied and summed for given targets, and the memory for it.
///
/// Calibrations that take turns share one.
struct CalibrationPlan: Sendable {
  let layout: BeliefLayout
  let nodes: [NodeTables]
  /// Every node's cells, to be multiplied by its tables' factors.
  let base: CellBuffer
  /// Base cells that stay 0, ascending.
  private var zeros: [Int] = []
  /// Cells of all nodes' tables.
  let tableCells: Int
  /// The sums of all nodes' tables, and those of every further chunk of a node.
  let sums: [CellBuffer]
  /// Each node's message to its parent: what it summed to, and that over the old separator.
  let collected: CellBuffer
  let ratios: CellBuffer
  /// ln of each message's scale.
  let logarithms: CellBuffer

  /// Plans for the targets that hang under each node; `nil` on a cancel.
  init?(layout: BeliefLayout, forest: TargetForest, isCancelled: () -> Bool) {
    var offset = 0
    self.layout = layout
    var nodes: [NodeTables] = []
    for node in layout.nodes.indices {
      if isCancelled() { return nil }
      nodes.append(
        NodeTables(node: node, layout: layout, targets: forest.hosted[node], offset: &offset))
    }
    self.nodes = nodes
    let cells = offset
    tableCells = cells
    base = CellBuffer(unset: layout.beliefCells)
    sums = (0..<max(1, layout.chunkCounts.max() ?? 1)).map { _ in CellBuffer(unset: cells) }
    collected = CellBuffer(unset: layout.separatorCells)
    ratios = CellBuffer(unset: layout.separatorCells)
    logarithms = CellBuffer(unset: layout.nodes.count)
  }

  /// Lets the cells of the base that are 0 stay so.
  mutating func keepZeros() { zeros = (0..<base.count).filter { base.cells[$0] <= 0 } }

  /// Takes back what was added to cells that stay 0.
  func restoreZeros() { for cell in zeros { base.cells[cell] = 0 } }

  /// `new` = the old factors of a node times those of its targets and its children's messages.
  func multiplyFactors(_ node: Int, old: CellBuffer, targets: ConstantCells, into new: CellBuffer) {
    let tables = nodes[node]
    for table in tables.untouched {
      (new.cells + table.offset).update(from: old.cells + table.offset, count: table.cells)
    }
    for (offset, link) in tables.targets {
      multiply(link, of: link.isFirst ? old : new, by: targets + offset, into: new)
    }
    for (child, link) in tables.children {
      multiply(
        link, of: link.isFirst ? old : new,
        by: ratios.cells + layout.nodes[child].separatorOffset, into: new)
    }
  }

  /// `new` = the factors of a table times a smaller table.
  func multiply(
    _ link: NodeTables.Link, of old: CellBuffer, by smaller: ConstantCells, into new: CellBuffer
  ) {
    link.projection.multiply(
      old.cells + link.offset, by: smaller, into: new.cells + link.offset)
  }

  /// Sums a table to a smaller one.
  func sum(_ link: NodeTables.Link, into smaller: Cells) {
    link.projection.sum(sums[0].cells + link.offset, into: smaller)
  }

  /// Sets a chunk's sums of the wide tables, or of one of them, to 0.
  func clear(_ chunk: NodeBatch.Chunk, only: Int? = nil) {
    for (index, table) in nodes[chunk.node].wide.enumerated() where only ?? index == index {
      (sums[chunk.number].cells + table.offset).update(repeating: 0, count: table.cells)
    }
  }

  /// Adds the chunks' sums of the wide tables, or of one of them, in order.
  func addChunks(_ node: Int, only: Int? = nil) {
    for number in 1..<max(1, layout.chunkCounts[node]) {
      for (index, table) in nodes[node].wide.enumerated() where only ?? index == index {
        Rows.add(
          sums[number].cells + table.offset, table.cells, into: sums[0].cells + table.offset)
      }
    }
  }

  /// The loop over a chunk's rows.
  func pass(_ chunk: NodeBatch.Chunk, _ factors: CellBuffer) -> RowPass {
    RowPass(
      tables: nodes[chunk.node], base: base.cells + layout.nodes[chunk.node].offset,
      factors: factors.cells, sums: sums[0].cells, wideSums: sums[chunk.number].cells)
  }
}
