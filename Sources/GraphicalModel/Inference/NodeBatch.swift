import Tables

/// Nodes at one depth of a tree that are worked on together, each cut into a fixed number of chunks.
///
/// A chunk reads only finished batches and writes only its own cells, and the sums of a node's chunks are
/// added in order: the split over threads changes no bit.
struct NodeBatch: Sendable, Equatable {
  /// Part of a node's slabs.
  struct Chunk: Sendable, Equatable {
    let node: Int
    /// Its number within the node.
    let number: Int
    let slabs: Range<Int>
  }

  /// Below this many cells starting threads costs more than it saves.
  static let worthThreads = 16_384
  /// A batch's most cells, unless one node has more: below a millisecond between two polls.
  static let mostCells = 262_144

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
      if depths[node] != depth || sum + nodes[node].cells > mostCells { close() }
      depth = depths[node]
      open += nodes[node].slabs.chunks(of: node)
      sum += nodes[node].cells
    }
    close()
    return batches
  }

  /// The batch's nodes, each once.
  var nodes: [Int] { chunks.filter { $0.number == 0 }.map(\.node) }

  /// Calls `body` once a chunk, on several threads where that pays.
  func forEach(_ body: @Sendable (Chunk) -> Void) {
    if chunks.count > 1, cells >= NodeBatch.worthThreads, ThreadLimit.count > 1 {
      Parallel.forEach(chunks.count) { body(chunks[$0]) }
    } else {
      for chunk in chunks { body(chunk) }
    }
  }
}

/// How many threads a computation may use; tests set it to show that results do not depend on it.
enum ThreadLimit {
  @TaskLocal static var count = Parallel.width
}
