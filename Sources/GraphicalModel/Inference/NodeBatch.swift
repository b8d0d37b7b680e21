import Tables

/// Nodes at one depth of a tree that are worked on together, each cut into a fixed number of chunks.
///
/// A chunk reads only finished batches and writes only its own cells, and the sums of a node's chunks are
/// added in order: the split over threads changes no bit.
struct NodeBatch: Sendable, Equatable {
  /// Part of a node's rows.
  struct Chunk: Sendable, Equatable {
    let node: Int
    /// Its number within the node.
    let number: Int
    let rows: Range<Int>

    func part(_ part: Int, of parts: Int) -> Range<Int> {
      let (start, count) = (rows.lowerBound, rows.count)
      return start + count * part / parts..<start + count * (part + 1) / parts
    }
  }

  /// Below this many cells starting threads costs more than it saves.
  static let worthThreads = 65_536
  /// Cells between two polls, at most twice as many: below a millisecond.
  static let pollCells = 131_072
  /// The most chunks a node is cut into, and the fewest cells worth one.
  static let mostChunks = 8
  static let chunkCells = 16_384

  let chunks: [Chunk]
  let cells: Int

  /// Groups nodes by depth, shallow first, in ascending order.
  static func batches(_ nodes: [BeliefLayout.Node], depths: [Int]) -> [NodeBatch] {
    var batches: [NodeBatch] = []
    var open: [Chunk] = []
    var sum = 0
    var depth = 0
    func close() {
      if !open.isEmpty { batches.append(NodeBatch(chunks: open, cells: sum)) }
      (open, sum) = ([], 0)
    }
    for node in nodes.indices.sorted(by: { (depths[$0], $0) < (depths[$1], $1) }) {
      if depths[node] != depth || sum + nodes[node].cells > pollCells { close() }
      depth = depths[node]
      open += chunks(of: node, rows: nodes[node].rows, cells: nodes[node].cells)
      sum += nodes[node].cells
    }
    close()
    return batches
  }

  /// Even runs of rows, as many as the node's size is worth.
  static func chunks(of node: Int, rows: Int, cells: Int) -> [Chunk] {
    let wanted = max(1, min(mostChunks, cells / chunkCells, rows))
    return (0..<wanted).map {
      Chunk(node: node, number: $0, rows: rows * $0 / wanted..<rows * ($0 + 1) / wanted)
    }
  }

  /// The batch's nodes, each once.
  var nodes: [Int] { chunks.filter { $0.number == 0 }.map(\.node) }

  /// Calls `body` for all rows of every chunk, part by part, on several threads where that pays.
  ///
  /// - Parameter body: takes a chunk, some of its rows, and whether they are its first.
  /// - Returns: `false` on a cancel.
  func forEach(
    isCancelled: () -> Bool, _ body: @Sendable (Chunk, Range<Int>, Bool) -> Void
  ) -> Bool {
    let parts = max(1, cells / NodeBatch.pollCells)
    for part in 0..<parts {
      if isCancelled() { return false }
      if chunks.count > 1, cells >= NodeBatch.worthThreads, ThreadLimit.count > 1 {
        Parallel.forEach(chunks.count) {
          body(chunks[$0], chunks[$0].part(part, of: parts), part == 0)
        }
      } else {
        for chunk in chunks { body(chunk, chunk.part(part, of: parts), part == 0) }
      }
    }
    return true
  }
}
