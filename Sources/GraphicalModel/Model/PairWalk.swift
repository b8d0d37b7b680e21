import Tables

/// Joint tables of one column with columns in other nodes, carried from node to node along the tree.
///
/// Leaving the nodes that hold column a through a separator s, p(a | s) is carried on: a node with belief b
/// gives p(a, c) = Σ_s b(s, c) p(a | s) for its columns c, and p(a, s′) likewise for the next
/// separator. Every step adds whole rows over a.
struct PairWalk: Sendable {
  private let model: FittedModel
  private let neighbours: [[Int]]
  private var tables: [Int: [Double]] = [:]
  private var wanted: Set<Int> = []

  init(_ model: FittedModel) {
    self.model = model
    var neighbours: [[Int]] = Array(repeating: [], count: model.tree.nodes.count)
    for (node, place) in model.tree.nodes.enumerated() {
      guard let parent = place.parent else { continue }
      neighbours[node].append(parent)
      neighbours[parent].append(node)
    }
    self.neighbours = neighbours
  }

  /// Tables of `column` with each of `others`, none of which shares a node with it.
  ///
  /// Each has the other column's codes as rows and those of `column` inside the row, counted in rows.
  /// - Complexity: O(size of `column` · cells of the nodes summed to separators), at most.
  mutating func tables(from column: Int, to others: Set<Int>) -> [Int: [Double]] {
    tables = [:]
    wanted = others
    let nodes = model.tree.nodes
    for node in nodes.indices where nodes[node].clique.contains(column) {
      for next in neighbours[node] where !nodes[next].clique.contains(column) {
        let separator = Clique(
          nodes[node].clique.columns.filter(nodes[next].clique.columns.contains))
        guard reaches(next, from: node) else { continue }
        let conditional = start(node, separator: separator, column: column)
        walk(next, from: node, separator: separator, conditional: conditional, column: column)
      }
    }
    return tables
  }

  private func reaches(_ node: Int, from previous: Int) -> Bool {
    if model.tree.nodes[node].clique.columns.contains(where: wanted.contains) { return true }
    return neighbours[node].contains { $0 != previous && reaches($0, from: node) }
  }

  /// p(column | separator), one row of `column` for each separator cell.
  private func start(_ node: Int, separator: Clique, column: Int) -> [Double] {
    let order = model.layout.order
    let axes = order.axes(of: separator.union(Clique(column)))
    let rows = order.axes(of: separator) + [column]
    let joint = order.relaid(model.projected(node, to: axes), from: axes, to: rows)
    return normalised(joint, row: order.sizes[column])
  }

  private mutating func walk(
    _ node: Int, from previous: Int, separator: Clique, conditional: [Double], column: Int
  ) {
    let nodes = model.tree.nodes
    for other in nodes[node].clique.columns
    where wanted.contains(other) && !separator.contains(other) && tables[other] == nil {
      tables[other] = carried(
        node, from: separator, to: Clique(other), conditional, row: model.sizes[column])
    }
    for next in neighbours[node] where next != previous && reaches(next, from: node) {
      let further = nodes[node].clique.intersection(nodes[next].clique)
      let joint = carried(
        node, from: separator, to: further, conditional, row: model.sizes[column])
      walk(
        next, from: node, separator: further,
        conditional: normalised(joint, row: model.sizes[column]), column: column)
    }
  }

  /// Σ over the separator of the node's table times p(column | separator).
  private func carried(
    _ node: Int, from separator: Clique, to target: Clique, _ conditional: [Double], row: Int
  ) -> [Double] {
    let order = model.layout.order
    let axes = order.axes(of: separator.union(target))
    let weights = model.projected(node, to: axes)
    let targetAxes = order.axes(of: target)
    let sources = order.offsets(of: axes, in: order.axes(of: separator))
    let targets = order.offsets(of: axes, in: targetAxes)
    var result = Array(repeating: 0.0, count: order.cells(targetAxes) * row)
    conditional.withUnsafeBufferPointer { conditional in
      result.withUnsafeMutableBufferPointer { result in
        guard let from = conditional.baseAddress, let to = result.baseAddress else { return }
        for (cell, weight) in weights.enumerated() {
          Rows.add(from + sources[cell] * row, times: weight, row, into: to + targets[cell] * row)
        }
      }
    }
    return result
  }

  private func normalised(_ joint: [Double], row: Int) -> [Double] {
    var result = joint
    for start in stride(from: 0, to: joint.count, by: row) {
      let sum = joint[start..<start + row].reduce(0, +)
      let scale = sum > 0 ? 1 / sum : 0
      for cell in start..<start + row { result[cell] *= scale }
    }
    return result
  }
}

extension FittedModel {
  /// The tables of all pairs of columns, in rows: row-major, the higher column fastest.
  ///
  /// - Throws: `CancellationError` once `isCancelled`, polled every few columns, says so.
  /// - Complexity: about Σ size · cells over the columns, tens of milliseconds for 15 columns and 64 k
  ///   cells.
  public func pairMarginals(
    isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> [Clique: [Double]] {
    let walk = PairWalk(self)
    var tables: [Clique: [Double]] = [:]
    for start in stride(from: 0, to: sizes.count, by: Parallel.width) {
      if isCancelled() { throw CancellationError() }
      let columns = Array(start..<min(start + Parallel.width, sizes.count))
      for part in Parallel.map(columns.count, { pairTables(of: columns[$0], walk) }) {
        tables.merge(part) { first, _ in first }
      }
    }
    return tables
  }

  /// The tables of one column with all lower ones.
  private func pairTables(of column: Int, _ walk: PairWalk) -> [Clique: [Double]] {
    var walk = walk
    var tables: [Clique: [Double]] = [:]
    var apart: Set<Int> = []
    for other in 0..<column {
      let pair = Clique(other, column)
      if let node = tree.home(of: pair) {
        tables[pair] = marginal(of: pair, in: node)
      } else {
        apart.insert(other)
      }
    }
    for (other, table) in walk.tables(from: column, to: apart) {
      tables[Clique(other, column)] = table
    }
    return tables
  }
}
