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
    /// From this node, and from its parent, to the separator.
    let toSeparator: AxisProjection
    let parentToSeparator: AxisProjection
  }

  let tree: JunctionTree
  let order: AxisOrder
  /// In preorder, like the tree's.
  let nodes: [Node]
  let beliefCells: Int
  let separatorCells: Int

  init(tree: JunctionTree) {
    let order = AxisOrder(sizes: tree.sizes)
    var nodes: [Node] = []
    var offset = 0
    var separatorOffset = 0
    for node in tree.nodes {
      let axes = order.axes(of: node.clique)
      let separator = order.axes(of: node.separator)
      let parentAxes = node.parent.map { nodes[$0].axes } ?? axes
      let placed = Node(
        axes: axes, offset: offset, cells: order.cells(axes), parent: node.parent,
        separatorAxes: separator, separatorOffset: separatorOffset,
        separatorCells: order.cells(separator),
        toSeparator: AxisProjection(from: axes, to: separator, sizes: tree.sizes),
        parentToSeparator: AxisProjection(from: parentAxes, to: separator, sizes: tree.sizes))
      nodes.append(placed)
      offset += placed.cells
      separatorOffset += placed.separatorCells
    }
    self.tree = tree
    self.order = order
    self.nodes = nodes
    beliefCells = offset
    separatorCells = separatorOffset
  }

  /// A node's belief as a table over its axes.
  func projection(of node: Int, to axes: [Int]) -> AxisProjection {
    AxisProjection(from: nodes[node].axes, to: axes, sizes: tree.sizes)
  }
}
