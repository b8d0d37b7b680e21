import Tables

/// Where the beliefs of a junction tree lie in one flat buffer, and how they map to separators.
struct BeliefLayout: Sendable {
  /// One node's place.
  struct Node: Sendable {
    let axes: [Int]
    let offset: Int
    let cells: Int
    let parent: Int?
    /// The separator to the parent: its axes and its place among the separators.
    let separatorAxes: [Int]
    let separatorOffset: Int
    let separatorCells: Int
    /// Runs of the last axis.
    let rows: Int
  }

  let tree: JunctionTree
  let order: AxisOrder
  /// In preorder, like the tree's.
  let nodes: [Node]
  let beliefCells: Int
  let separatorCells: Int
  /// Children of each node, ascending.
  let children: [[Int]]
  /// How many chunks each node is cut into.
  let chunkCounts: [Int]
  /// Batches of nodes without paths among them, from the leaves to the root.
  let upward: [NodeBatch]
  /// The same from the root to the leaves.
  let downward: [NodeBatch]

  init(tree: JunctionTree) {
    let order = AxisOrder(sizes: tree.sizes)
    var nodes: [Node] = []
    var offset = 0
    var separatorOffset = 0
    for node in tree.nodes {
      let axes = order.axes(of: node.clique)
      let separator = order.axes(of: node.separator)
      let placed = Node(
        axes: axes, offset: offset, cells: order.cells(axes), parent: node.parent,
        separatorAxes: separator, separatorOffset: separatorOffset,
        separatorCells: order.cells(separator), rows: order.cells(axes.dropLast()))
      nodes.append(placed)
      offset += placed.cells
      separatorOffset += placed.separatorCells
    }
    self.tree = tree
    self.order = order
    self.nodes = nodes
    beliefCells = offset
    separatorCells = separatorOffset
    var children: [[Int]] = nodes.map { _ in [] }
    var depths = nodes.map { _ in 0 }
    for (node, place) in nodes.enumerated() {
      guard let parent = place.parent else { continue }
      children[parent].append(node)
      depths[node] = depths[parent] + 1
    }
    self.children = children
    chunkCounts = nodes.map { NodeBatch.chunks(of: 0, rows: $0.rows, cells: $0.cells).count }
    downward = NodeBatch.batches(nodes, depths: depths)
    upward = downward.reversed()
  }

  /// A node's belief as a table over its axes.
  func projection(of node: Int, to axes: [Int]) -> AxisProjection {
    AxisProjection(from: nodes[node].axes, to: axes, sizes: tree.sizes)
  }
}
