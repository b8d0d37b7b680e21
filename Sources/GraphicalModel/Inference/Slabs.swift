/// A table cut along its outer axes into equal slabs that fit the fastest memory.
///
/// All that is to be done to a slab is done while it is there, so that a pass over a table reads and writes
/// main memory once whatever the number of factors.
struct Slabs: Sendable {
  /// About 64 kB.
  static let mostCells = 8192
  /// The most chunks a table is cut into, and the fewest cells worth one.
  static let mostChunks = 8
  static let chunkCells = 16_384

  /// How many leading axes number the slabs.
  let outer: Int
  let count: Int
  /// Cells of one slab.
  let cells: Int

  init(axes: [Int], sizes: [Int]) {
    var outer = axes.count
    var cells = 1
    while outer > 0, outer == axes.count || cells * sizes[axes[outer - 1]] <= Slabs.mostCells {
      outer -= 1
      cells *= sizes[axes[outer]]
    }
    self.outer = outer
    self.cells = cells
    count = axes[..<outer].reduce(1) { $0 * sizes[$1] }
  }

  /// Even runs of slabs, as many as the table's size is worth.
  func chunks(of node: Int) -> [NodeBatch.Chunk] {
    let wanted = max(1, min(Slabs.mostChunks, count * cells / Slabs.chunkCells, count))
    return (0..<wanted).map { number in
      NodeBatch.Chunk(
        node: node, number: number,
        slabs: count * number / wanted..<count * (number + 1) / wanted)
    }
  }
}

/// A projection of a table that works slab by slab.
struct SlabProjection: Sendable {
  let slabs: Slabs
  /// From one slab to its part of the target.
  let inner: AxisProjection
  /// Where that part begins, slab by slab.
  let offsets: [Int]
  /// Cells of the whole target.
  let targetCells: Int

  init(from axes: [Int], to kept: [Int], order: AxisOrder) {
    slabs = Slabs(axes: axes, sizes: order.sizes)
    let within = Array(axes[slabs.outer...])
    inner = AxisProjection(
      from: within, to: kept.filter(within.contains), sizes: order.sizes)
    offsets = order.offsets(of: Array(axes[..<slabs.outer]), in: kept)
    targetCells = order.cells(kept)
  }

  /// Adds a slab, summed over the axes that are not kept, to `target`.
  func accumulate(_ slab: Int, at cells: ConstantCells, into target: Cells) {
    inner.accumulate(cells, into: target + offsets[slab])
  }

  /// `target` = the slab at `source` times `factor`; both may be the same cells.
  func multiply(
    _ slab: Int, at source: ConstantCells, by factor: ConstantCells, into target: Cells
  ) {
    inner.multiply(source, by: factor + offsets[slab], into: target)
  }

  /// The same in place, lifting every result to at least `floor`.
  func multiply(_ slab: Int, at cells: Cells, by factor: ConstantCells, floor: Double) {
    inner.multiply(cells, by: factor + offsets[slab], floor: floor)
  }

  /// `target` = the whole table summed over the axes that are not kept.
  func sum(_ source: ConstantCells, into target: Cells) {
    target.update(repeating: 0, count: targetCells)
    for slab in 0..<slabs.count { accumulate(slab, at: source + slab * slabs.cells, into: target) }
  }
}
