import Tables

/// Targets in the model's axis order, each hung under the smallest thing that holds it: a larger target,
/// or a node of the tree.
///
/// Only targets that hang under a node touch beliefs; the rest is summed and multiplied between targets.
struct TargetForest: Sendable {
  enum Host: Sendable { case node(Int), target(Int, AxisProjection) }

  struct Entry: Sendable {
    let host: Host
    let offset: Int
    let cells: Int
    /// The precision of a cell of multiplicity 1 over the largest cell's.
    let weight: Double
    /// Whether cells differ: each then has its own weight in ``TargetForest/weights``.
    let isUneven: Bool
  }

  /// A target that is summed from a node's cells.
  private struct Hosted {
    let projection: SlabProjection
    let offset: Int
    let cells: Int
  }

  /// Larger tables before smaller ones.
  let entries: [Entry]
  /// The entries that hang under each node, in order.
  private let hosted: [[Hosted]]
  /// Cells of a slab of each node.
  private let slabCells: [Int]
  let cells: Int
  /// The noisy tables, one after another.
  let values: [Double]
  /// The precisions of the cells over the largest one, in 0 … 1, one target after another.
  let weights: [Double]
  /// The largest precision of a cell, 1/σ².
  let precision: Double

  init(_ targets: [MarginalTarget], layout: BeliefLayout) {
    let order = layout.order
    let hubs = TargetForest.hubs(targets.map(\.clique), layout: layout)
    let placed = (targets + hubs).map { (target: $0, axes: order.axes(of: $0.clique)) }
      .sorted { ($1.axes.count, $0.target.clique) < ($0.axes.count, $1.target.clique) }
    let precision = targets.reduce(0) { max($0, 1 / ($1.variance * $1.leastMultiplicity)) }
    var entries: [Entry] = []
    var values: [Double] = []
    var weights: [Double] = []
    for (position, (target, axes)) in placed.enumerated() {
      let host: Host
      let larger = placed[..<position].indices.filter {
        target.clique.isSubset(of: placed[$0].target.clique)
      }
      if let above = larger.min(by: { entries[$0].cells < entries[$1].cells }) {
        host = .target(
          above,
          AxisProjection(from: placed[above].axes, to: axes, sizes: layout.tree.sizes))
      } else {
        guard let node = layout.tree.home(of: target.clique) else {
          preconditionFailure("no node of the tree holds \(target.clique)")
        }
        host = .node(node)
      }
      let cells = order.cells(axes)
      precondition(target.values.count == cells, "a table over \(target.clique) has \(cells) cells")
      let weight = 1 / (target.variance * precision)
      entries.append(
        Entry(
          host: host, offset: values.count, cells: cells, weight: weight,
          isUneven: target.multiplicities != nil))
      values += order.relaid(target.values, from: target.clique.columns, to: axes)
      if let multiplicities = target.multiplicities {
        weights += order.relaid(multiplicities, from: target.clique.columns, to: axes)
          .map { weight / $0 }
      } else {
        weights += repeatElement(weight, count: cells)
      }
    }
    self.precision = precision
    self.weights = weights
    self.entries = entries
    var hosted: [[Hosted]] = layout.nodes.map { _ in [] }
    for (entry, place) in zip(entries, placed) {
      guard case .node(let node) = entry.host else { continue }
      let projection = SlabProjection(
        from: layout.nodes[node].axes, to: place.axes, order: order)
      hosted[node].append(
        Hosted(projection: projection, offset: entry.offset, cells: entry.cells))
    }
    self.hosted = hosted
    slabCells = layout.nodes.map(\.slabs.cells)
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

  /// Calls `body` with every cell and its weight, one target after another.
  @inline(__always)
  func forEachCell(_ body: (_ cell: Int, _ weight: Double) -> Void) {
    for entry in entries {
      if entry.isUneven {
        for cell in entry.offset..<entry.offset + entry.cells { body(cell, weights[cell]) }
      } else {
        for cell in entry.offset..<entry.offset + entry.cells { body(cell, entry.weight) }
      }
    }
  }

  /// The model's marginals over all targets.
  func project(_ calibration: Calibration, into marginals: CellBuffer) {
    for (node, place) in calibration.layout.nodes.enumerated() {
      for target in hosted[node] {
        target.projection.sum(
          calibration.beliefs.cells + place.offset, into: marginals.cells + target.offset)
      }
    }
    projectBetweenTargets(marginals)
  }

  /// The marginals over the targets that hang under other targets.
  func projectBetweenTargets(_ marginals: CellBuffer) {
    for entry in entries {
      guard case .target(let target, let projection) = entry.host else { continue }
      projection.sum(
        marginals.cells + entries[target].offset, into: marginals.cells + entry.offset)
    }
  }

  /// Multiplies the factors of targets under other targets into those; spoils `factors`.
  func gather(_ factors: CellBuffer) {
    for entry in entries.reversed() {
      guard case .target(let target, let projection) = entry.host else { continue }
      let host = factors.cells + entries[target].offset
      projection.multiply(host, by: factors.cells + entry.offset, into: host)
    }
  }

  /// `cells` = the slab at `source` times all gathered factors of its node.
  func multiply(
    _ node: Int, _ slab: Int, at source: ConstantCells, by factors: Cells, into cells: Cells
  ) {
    var source = source
    for target in hosted[node] {
      target.projection.multiply(slab, at: source, by: factors + target.offset, into: cells)
      source = ConstantCells(cells)
    }
    if hosted[node].isEmpty {
      cells.update(from: source, count: slabCells[node])
    }
  }

  /// Sets the sums of a node's targets to 0.
  func clear(_ node: Int, in sums: Cells) {
    for target in hosted[node] { (sums + target.offset).update(repeating: 0, count: target.cells) }
  }

  /// Adds a slab to the sums of its node's targets.
  func accumulate(_ node: Int, _ slab: Int, at cells: ConstantCells, into sums: Cells) {
    for target in hosted[node] {
      target.projection.accumulate(slab, at: cells, into: sums + target.offset)
    }
  }

  /// Adds one chunk's sums of a node's targets to another's.
  func add(_ node: Int, from part: Cells, to sums: Cells) {
    for target in hosted[node] {
      Rows.add(part + target.offset, times: 1, target.cells, into: sums + target.offset)
    }
  }
}
