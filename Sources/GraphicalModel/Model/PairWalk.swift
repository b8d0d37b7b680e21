import Tables

/// Joint tables of one column with columns in other nodes, carried from node to node along the tree.
///
/// Leaving the nodes that hold column a through a separator s, p(a | s) is carried on: a node with belief b
/// gives p(a, c) = Σ_s b(s, c) p(a | s) for its columns c, and p(a, s′) likewise for the next
/// separator. Every step adds whole rows over a. A walk can be left and taken up again at any step.
struct PairWalk: Sendable {
  /// What comes of carrying a column to some columns of a node.
  private enum Outcome: Sendable { case table(of: Int), passage(from: Int, to: Int) }

  /// A sum still to be made: the node's table times p(column | separator), over the separator.
  private struct Errand: Sendable {
    let node: Int
    let separator: Clique
    let conditional: [Double]
    let target: Clique
    let outcome: Outcome
  }

  private let model: FittedModel
  private let neighbours: [[Int]]
  private let column: Int
  private var wanted: Set<Int>
  /// Edges by which the column's nodes are left, as far as not yet taken.
  private var departures: [(node: Int, next: Int)] = []
  private var errands: [Errand] = []
  private var carriage: (errand: Errand, carriage: Carriage)?
  /// Tables reached so far: the other column's codes as rows, and those of the walk's column inside the
  /// row, counted in rows.
  private(set) var tables: [Int: [Double]] = [:]

  /// Sets out from `column` to `others`, none of which shares a node with it.
  init(_ model: FittedModel, from column: Int, to others: Set<Int>) {
    self.model = model
    self.column = column
    wanted = others
    let nodes = model.tree.nodes
    var neighbours: [[Int]] = Array(repeating: [], count: nodes.count)
    for (node, place) in nodes.enumerated() {
      guard let parent = place.parent else { continue }
      neighbours[node].append(parent)
      neighbours[parent].append(node)
    }
    self.neighbours = neighbours
    for node in nodes.indices where nodes[node].clique.contains(column) {
      for next in neighbours[node] where !nodes[next].clique.contains(column) {
        departures.append((node, next))
      }
    }
  }

  /// Goes on for about `additions` additions; whether it has arrived everywhere.
  ///
  /// - Complexity: O(size of the column · cells of the nodes summed to separators) in all, at most.
  mutating func advance(additions: Int) -> Bool {
    var left = additions
    while left > 0 {
      if let (errand, open) = carriage {
        var open = open
        carriage = nil
        if open.advance(errand.conditional, additions: &left) {
          finish(errand, open.result)
        } else {
          carriage = (errand, open)
        }
      } else if let errand = errands.popLast() {
        left -= model.layout.nodes[errand.node].cells
        let carriage = Carriage(
          model, errand.node, from: errand.separator, to: errand.target, row: model.sizes[column])
        self.carriage = (errand, carriage)
      } else if let (node, next) = departures.popLast() {
        left -= depart(node, to: next)
      } else {
        return true
      }
    }
    return carriage == nil && errands.isEmpty && departures.isEmpty
  }

  /// Leaves the column's nodes by one edge, if that leads anywhere; the cells it took.
  private mutating func depart(_ node: Int, to next: Int) -> Int {
    guard reaches(next, from: node) else { return 0 }
    let nodes = model.tree.nodes
    let separator = nodes[node].clique.intersection(nodes[next].clique)
    arrive(
      next, from: node, separator: separator, conditional: conditional(node, separator: separator))
    return model.layout.nodes[node].cells
  }

  private mutating func finish(_ errand: Errand, _ result: [Double]) {
    switch errand.outcome {
    case .table(let other): tables[other] = result
    case .passage(let node, let next):
      arrive(
        next, from: node, separator: errand.target,
        conditional: normalised(result, row: model.sizes[column]))
    }
  }

  /// Notes what is to be done at a node.
  private mutating func arrive(
    _ node: Int, from previous: Int, separator: Clique, conditional: [Double]
  ) {
    let nodes = model.tree.nodes
    func note(_ target: Clique, _ outcome: Outcome) {
      errands.append(
        Errand(
          node: node, separator: separator, conditional: conditional, target: target,
          outcome: outcome))
    }
    for other in nodes[node].clique.columns
    where !separator.contains(other) && wanted.remove(other) != nil {
      note(Clique(other), .table(of: other))
    }
    for next in neighbours[node] where next != previous && reaches(next, from: node) {
      note(
        nodes[node].clique.intersection(nodes[next].clique), .passage(from: node, to: next))
    }
  }

  private func reaches(_ node: Int, from previous: Int) -> Bool {
    if model.tree.nodes[node].clique.columns.contains(where: wanted.contains) { return true }
    return neighbours[node].contains { $0 != previous && reaches($0, from: node) }
  }

  /// p(column | separator), one row of `column` for each separator cell.
  private func conditional(_ node: Int, separator: Clique) -> [Double] {
    let order = model.layout.order
    let axes = order.axes(of: separator.union(Clique(column)))
    let rows = order.axes(of: separator) + [column]
    let joint = order.relaid(model.projected(node, to: axes), from: axes, to: rows)
    return normalised(joint, row: order.sizes[column])
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

/// Σ over a separator of a node's table times p(column | separator), made cell by cell.
private struct Carriage: Sendable {
  private let row: Int
  private let weights: [Double]
  private let sources: [Int]
  private let targets: [Int]
  private var next = 0
  private(set) var result: [Double]

  init(_ model: FittedModel, _ node: Int, from separator: Clique, to target: Clique, row: Int) {
    let order = model.layout.order
    let axes = order.axes(of: separator.union(target))
    let targetAxes = order.axes(of: target)
    self.row = row
    weights = model.projected(node, to: axes)
    sources = order.offsets(of: axes, in: order.axes(of: separator))
    targets = order.offsets(of: axes, in: targetAxes)
    result = Array(repeating: 0.0, count: order.cells(targetAxes) * row)
  }

  /// Adds rows until `additions` are used up; whether that was all.
  mutating func advance(_ conditional: [Double], additions: inout Int) -> Bool {
    let end = min(weights.count, next + max(1, additions / row))
    conditional.withUnsafeBufferPointer { conditional in
      result.withUnsafeMutableBufferPointer { result in
        guard let from = conditional.baseAddress, let to = result.baseAddress else { return }
        for cell in next..<end {
          Rows.add(
            from + sources[cell] * row, times: weights[cell], row, into: to + targets[cell] * row)
        }
      }
    }
    additions -= (end - next) * row
    next = end
    return next == weights.count
  }
}
