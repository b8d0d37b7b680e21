import Tables

/// Targets in the model's axis order, each hung under the smallest thing that holds it: a larger target,
/// or a node of the tree.
///
/// Only targets that hang under a node touch beliefs; the rest is summed and multiplied between targets.
struct TargetForest: Sendable {
  enum Host: Sendable { case node(Int), target(Int) }

  struct Entry: Sendable {
    let host: Host
    let projection: AxisProjection
    let offset: Int
    let cells: Int
    /// The target's precision over the largest one, in 0 … 1.
    let weight: Double
  }

  /// Larger tables before smaller ones.
  let entries: [Entry]
  let cells: Int
  /// The noisy tables, one after another.
  let values: [Double]
  /// The largest precision, 1/σ².
  let precision: Double

  init(_ targets: [MarginalTarget], layout: BeliefLayout) {
    let order = layout.order
    let hubs = TargetForest.hubs(targets.map(\.clique), layout: layout)
    let placed = (targets + hubs).map { (target: $0, axes: order.axes(of: $0.clique)) }
      .sorted { ($1.axes.count, $0.target.clique) < ($0.axes.count, $1.target.clique) }
    precision = targets.reduce(0) { max($0, 1 / $1.variance) }
    var entries: [Entry] = []
    var values: [Double] = []
    for (position, (target, axes)) in placed.enumerated() {
      let host: Host
      let hostAxes: [Int]
      let larger = placed[..<position].indices.filter {
        target.clique.isSubset(of: placed[$0].target.clique)
      }
      if let above = larger.min(by: { entries[$0].cells < entries[$1].cells }) {
        host = .target(above)
        hostAxes = placed[above].axes
      } else {
        guard let node = layout.tree.home(of: target.clique) else {
          preconditionFailure("no node of the tree holds \(target.clique)")
        }
        host = .node(node)
        hostAxes = layout.nodes[node].axes
      }
      let cells = order.cells(axes)
      precondition(target.values.count == cells, "a table over \(target.clique) has \(cells) cells")
      entries.append(
        Entry(
          host: host,
          projection: AxisProjection(from: hostAxes, to: axes, sizes: layout.tree.sizes),
          offset: values.count, cells: cells, weight: 1 / (target.variance * precision)))
      values += order.relaid(target.values, from: target.clique.columns, to: axes)
    }
    self.entries = entries
    self.values = values
    cells = values.count
  }

  /// Tables without weight that stand between a node and several of its targets.
  ///
  /// Targets that leave out a node's largest column are reached through one table without it, so that
  /// they share a single pass over the node's cells.
  private static func hubs(_ cliques: [Clique], layout: BeliefLayout) -> [MarginalTarget] {
    let maximal = cliques.filter { clique in
      !cliques.contains { clique != $0 && clique.isSubset(of: $0) }
    }
    var unions: [Int: (clique: Clique, count: Int)] = [:]
    for clique in maximal {
      guard let node = layout.tree.home(of: clique), let largest = layout.nodes[node].axes.last,
        !clique.contains(largest)
      else { continue }
      let before = unions[node] ?? (Clique([]), 0)
      unions[node] = (before.clique.union(clique), before.count + 1)
    }
    return unions.sorted { $0.key < $1.key }.compactMap { node, union in
      let cells = layout.order.cells(union.clique.columns)
      guard union.count > 1, 2 * cells <= layout.nodes[node].cells else { return nil }
      return MarginalTarget(
        clique: union.clique, values: Array(repeating: 0, count: cells), variance: .infinity)
    }
  }

  /// The model's marginals over all targets.
  func project(_ calibration: Calibration, into marginals: Cells) {
    for entry in entries {
      switch entry.host {
      case .node(let node):
        let offset = calibration.layout.nodes[node].offset
        entry.projection.sum(calibration.beliefs.cells + offset, into: marginals + entry.offset)
      case .target(let target):
        entry.projection.sum(marginals + entries[target].offset, into: marginals + entry.offset)
      }
    }
  }

  /// Multiplies the factors of all targets into beliefs, from `old` into `new`; spoils `factors`.
  func multiply(_ factors: Cells, from old: Calibration, into new: Calibration) {
    for entry in entries.reversed() {
      guard case .target(let target) = entry.host else { continue }
      let host = factors + entries[target].offset
      entry.projection.multiply(host, by: factors + entry.offset, into: host)
    }
    var isWritten = Array(repeating: false, count: new.layout.nodes.count)
    for entry in entries {
      guard case .node(let node) = entry.host else { continue }
      let offset = new.layout.nodes[node].offset
      let source = isWritten[node] ? new.beliefs : old.beliefs
      entry.projection.multiply(
        source.cells + offset, by: factors + entry.offset, into: new.beliefs.cells + offset)
      isWritten[node] = true
    }
    for (node, place) in new.layout.nodes.enumerated() where !isWritten[node] {
      (new.beliefs.cells + place.offset).update(
        from: old.beliefs.cells + place.offset, count: place.cells)
    }
  }
}
