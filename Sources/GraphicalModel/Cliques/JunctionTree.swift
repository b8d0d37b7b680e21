import Tables

/// A tree of cliques in which the cliques that hold any one column are connected.
///
/// Every column is in some clique. Lauritzen and Spiegelhalter 1988; the elimination order is the greedy
/// one of McKenna, Sheldon and Miklau 2019 (smallest product of sizes first), best of several
/// random tie-breaks.
public struct JunctionTree: Sendable, Hashable {
  /// A clique and its place in the tree.
  public struct Node: Sendable, Hashable {
    /// The columns of the clique.
    public let clique: Clique
    /// The parent's position in ``JunctionTree/nodes``, always smaller than the node's own; `nil` for
    /// the root.
    public let parent: Int?
    /// The columns shared with the parent; empty for the root and where two parts are independent.
    public let separator: Clique
  }

  /// Cells of each column, each at least 1.
  public let sizes: [Int]
  /// The nodes in preorder, the root first. Empty only without columns.
  public let nodes: [Node]

  /// Builds a tree in which every given clique lies inside some node.
  ///
  /// - Parameters:
  ///   - sizes: cells of each column, each at least 1.
  ///   - cliques: sets of positions below `sizes.count`; overlaps and repeats are welcome.
  ///   - attempts: how many elimination orders to try, at least 1; ties are broken reproducibly.
  ///   - isCancelled: asked every few columns; once it says so no further order is tried. The tree is
  ///     valid: the first order is always finished (``build(sizes:cliques:attempts:isCancelled:)`` is not).
  /// - Complexity: O(attempts · columns²) plus the fill-in.
  public init(
    sizes: [Int], cliques: [Clique], attempts: Int = 20, isCancelled: () -> Bool = { false }
  ) {
    let maximal = JunctionTree.ordered(sizes, cliques, attempts, isCancelled, finishesFirst: true)
    self.sizes = sizes
    nodes = JunctionTree.spanned(maximal ?? [], sizes: sizes) { false } ?? []
  }

  /// The same tree, or none: a cancel is heeded at once.
  ///
  /// - Throws: `CancellationError` once `isCancelled`, asked every few columns, says so.
  public static func build(
    sizes: [Int], cliques: [Clique], attempts: Int = 20, isCancelled: () -> Bool
  ) throws(CancellationError) -> JunctionTree {
    guard
      let maximal = ordered(sizes, cliques, attempts, isCancelled, finishesFirst: false),
      let nodes = spanned(maximal, sizes: sizes, isCancelled: isCancelled)
    else { throw CancellationError() }
    return JunctionTree(sizes: sizes, nodes: nodes)
  }

  private init(sizes: [Int], nodes: [Node]) {
    self.sizes = sizes
    self.nodes = nodes
  }

  /// Cells of all nodes together, saturating.
  public var cellCount: Int {
    nodes.reduce(0) { total, node in
      let (sum, overflow) = total.addingReportingOverflow(
        node.clique.cellCount(sizes: sizes) ?? .max)
      return overflow ? .max : sum
    }
  }

  /// The smallest node that holds all of `clique`, if one does. Complexity: O(nodes).
  public func home(of clique: Clique) -> Int? {
    nodes.indices.filter { clique.isSubset(of: nodes[$0].clique) }.min {
      cells($0) < cells($1)
    }
  }

  private func cells(_ node: Int) -> Int { nodes[node].clique.cellCount(sizes: sizes) ?? .max }

  /// The maximal cliques of the best order; `nil` on a cancel, unless the first order is to be finished.
  private static func ordered(
    _ sizes: [Int], _ cliques: [Clique], _ attempts: Int, _ isCancelled: () -> Bool,
    finishesFirst: Bool
  ) -> [Clique]? {
    func cliquesOf<Bits: ColumnBits & Sendable>(_: Bits.Type) -> [Clique]? {
      var graph = EliminationGraph<Bits>(sizes: sizes)
      for clique in cliques { graph.connect(clique) }
      var random: SeededRandom?
      let first = graph.eliminated(random: &random) { finishesFirst ? false : isCancelled() }
      guard var best = first else { return nil }
      for attempt in 1..<max(attempts, 2) {
        random = SeededRandom(seed: UInt64(attempt))
        guard !isCancelled(), let next = graph.eliminated(random: &random, isCancelled: isCancelled)
        else {
          if finishesFirst { break }
          return nil
        }
        if next.cells < best.cells { best = next }
      }
      return best.cliques.map { bits in
        var columns: [Int] = []
        bits.forEach { columns.append($0) }
        return Clique(columns)
      }
    }
    return sizes.count <= 64
      ? cliquesOf(UInt64.self)
      : sizes.count <= 128 ? cliquesOf(TwoWords.self) : cliquesOf(WideBits.self)
  }

  /// Prim's maximum spanning tree by separator size from the largest clique, in preorder; `nil` on a cancel.
  private static func spanned(
    _ cliques: [Clique], sizes: [Int], isCancelled: () -> Bool
  ) -> [Node]? {
    let cells = cliques.map { $0.cellCount(sizes: sizes) ?? .max }
    guard let root = cliques.indices.max(by: { (cells[$0], $1) < (cells[$1], $0) }) else {
      return []
    }
    var parents: [Int: Int] = [:]
    var nearest = cliques.indices.map { (node: root, shared: shared(cliques[$0], cliques[root])) }
    var left = cliques.indices.filter { $0 != root }
    while let next = left.max(by: { (nearest[$0].shared, $1) < (nearest[$1].shared, $0) }) {
      if left.count.isMultiple(of: 32), isCancelled() { return nil }
      left.removeAll { $0 == next }
      parents[next] = nearest[next].node
      for other in left {
        let count = shared(cliques[other], cliques[next])
        if count > nearest[other].shared { nearest[other] = (next, count) }
      }
    }
    var nodes: [Node] = []
    var stack = [(clique: root, parent: Int?.none)]
    while let (clique, parent) = stack.popLast() {
      if nodes.count % 32 == 31, isCancelled() { return nil }
      let separator = parent.map { cliques[clique].intersection(nodes[$0].clique) } ?? Clique([])
      nodes.append(Node(clique: cliques[clique], parent: parent, separator: separator))
      let position = nodes.count - 1
      for child in cliques.indices.reversed() where parents[child] == clique {
        stack.append((child, position))
      }
    }
    return nodes
  }

  private static func shared(_ left: Clique, _ right: Clique) -> Int {
    left.columns.count(where: right.contains)
  }
}
