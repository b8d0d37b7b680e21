import Tables

/// Targets in the model's axis order, each hung under the smallest thing that holds it: a larger target,
/// or a node of the tree.
///
/// Only targets that hang under a node touch beliefs; the rest is summed and multiplied between targets.
/// The cells of all targets lie one target after another, each from a whole vector on: the cells that fill
/// a vector up are 0 in every buffer.
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

  /// Larger tables before smaller ones.
  let entries: [Entry]
  /// The targets that hang under each node: their axes and where they begin.
  let hosted: [[(offset: Int, axes: [Int])]]
  /// Cells of all targets, filled up.
  let cells: Int
  /// The noisy tables.
  let values: [Double]
  /// The precisions of the cells over the largest one, in 0 … 1.
  let weights: [Double]
  /// The largest precision of a cell, 1/σ².
  let precision: Double

  init(_ targets: [MarginalTarget], layout: BeliefLayout) {
    let order = layout.order
    let placed = targets.map { (target: $0, axes: order.axes(of: $0.clique)) }
      .sorted { ($1.axes.count, $0.target.clique) < ($0.axes.count, $1.target.clique) }
    let highest = targets.reduce(0) { max($0, 1 / ($1.variance * $1.leastMultiplicity)) }
    let precision = highest > 0 ? highest : 1
    var entries: [Entry] = []
    var values: [Double] = []
    var weights: [Double] = []
    var hosted: [[(offset: Int, axes: [Int])]] = layout.nodes.map { _ in [] }
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
        hosted[node].append((values.count, axes))
      }
      let cells = order.cells(axes)
      precondition(target.values.count == cells, "a table over \(target.clique) has \(cells) cells")
      let weight = 1 / (target.variance * precision)
      entries.append(
        Entry(
          host: host, offset: values.count, cells: cells, weight: weight,
          isUneven: target.multiplicities != nil))
      let filling = repeatElement(0.0, count: NodeTables.padded(cells) - cells)
      values += order.relaid(target.values, from: target.clique.columns, to: axes) + filling
      if let multiplicities = target.multiplicities {
        weights += order.relaid(multiplicities, from: target.clique.columns, to: axes)
          .map { weight / $0 }
      } else {
        weights += repeatElement(weight, count: cells)
      }
      weights += filling
    }
    self.precision = precision
    self.weights = weights
    self.entries = entries
    self.hosted = hosted
    self.values = values
    cells = values.count
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
}
