/// How a table's cells map to the cells of a table over some of its axes.
///
/// Neighbouring axes of the same fate are merged, so that the work is done in whole rows: a row is either
/// kept cell by cell or summed to one cell, and there is no index for single cells.
struct AxisProjection: Sendable {
  /// Cells of the larger table.
  let sourceCells: Int
  /// Cells of the smaller table.
  let targetCells: Int
  /// Cells of the innermost merged axis.
  let row: Int
  /// Rows of the next merged axis: they share one target row if `isRowKept`, else each has its own cell.
  let rows: Int
  /// Whether the innermost merged axis is kept.
  let isRowKept: Bool
  /// Where each block of `rows` · `row` source cells lands in the target.
  let blocks: [Int]

  /// From a table with axes `source` to one with axes `kept`, a subsequence of them.
  init(from source: [Int], to kept: [Int], sizes: [Int]) {
    var groups: [(extent: Int, isKept: Bool)] = []
    for axis in source where sizes[axis] > 1 {
      let isKept = kept.contains(axis)
      if let last = groups.last, last.isKept == isKept {
        groups[groups.count - 1].extent *= sizes[axis]
      } else {
        groups.append((sizes[axis], isKept))
      }
    }
    sourceCells = groups.reduce(1) { $0 * $1.extent }
    targetCells = groups.reduce(1) { $1.isKept ? $0 * $1.extent : $0 }
    let innermost = groups.popLast() ?? (1, true)
    row = innermost.extent
    isRowKept = innermost.isKept
    let next = groups.popLast() ?? (1, !innermost.isKept)
    rows = next.extent
    var stride = isRowKept ? row : rows
    var strides: [Int] = []
    for group in groups.reversed() {
      strides.insert(group.isKept ? stride : 0, at: 0)
      if group.isKept { stride *= group.extent }
    }
    var offsets = [0]
    for (group, step) in zip(groups, strides) {
      offsets = offsets.flatMap { offset in (0..<group.extent).map { offset + $0 * step } }
    }
    blocks = offsets
  }
}
