import Tables

/// The small tables through which a node's cells are multiplied and summed.
///
/// A node's cells are rows over its largest column. Whatever leaves that column out (a target, a separator)
/// is multiplied and summed by way of one table with a cell for each row, the outer table; the rest by way of
/// a few tables over the largest column and some others, the wide ones. A pass over the node is then one loop
/// over its rows, however many targets and children there are.
struct NodeTables: Sendable {
  /// A table over some of the node's columns, with its place among all nodes' tables.
  struct Table: Sendable {
    let axes: [Int]
    let cells: Int
    let offset: Int
    /// Where each row of the node lands; empty in the outer table, where row r lands at r.
    let rowOffsets: [Int]
  }

  /// How a separator's or a target's table comes out of one of the node's tables.
  struct Link: Sendable {
    /// 0 is the outer table, k the wide table k − 1.
    let table: Int
    /// The place of that table among all nodes' tables.
    let offset: Int
    let projection: AxisProjection
    /// Whether no target and no earlier child has the same table.
    let isFirst: Bool
  }

  /// Cells of the largest column.
  let row: Int
  let rows: Int
  /// One cell for each row.
  let outer: Table
  let wide: [Table]
  /// The wide tables whose factors are needed to sum to the separator: all but the one that holds it.
  let collected: [Table]
  /// Where a row may be worked on.
  let scratch: Int
  let separator: Link
  /// Children and their separators, ascending.
  let children: [(node: Int, link: Link)]
  /// Targets, by where they begin among all targets.
  let targets: [(offset: Int, link: Link)]
  /// The tables, outer first, that no target and no child multiplies.
  let untouched: [Table]

  /// - Parameters:
  ///   - offset: cells of the tables of the nodes before; grows by this node's.
  ///   - targets: the axes of the targets that hang under the node, and where they begin.
  init(
    node: Int, layout: BeliefLayout, targets: [(offset: Int, axes: [Int])], offset: inout Int
  ) {
    let place = layout.nodes[node]
    let order = layout.order
    let last = place.axes.last
    let children = layout.children[node].map { ($0, layout.nodes[$0].separatorAxes) }
    let sets = targets.map(\.axes) + children.map(\.1) + [place.separatorAxes]
    let wideSets = NodeTables.merged(
      sets.filter { last.map($0.contains) ?? false }, place: place, order: order)
    row = last.map { order.sizes[$0] } ?? 1
    rows = place.cells / row
    let outerAxes = Array(place.axes.dropLast())
    outer = Table(axes: outerAxes, cells: rows, offset: offset, rowOffsets: [])
    offset += NodeTables.padded(rows)
    var wide: [Table] = []
    for axes in wideSets {
      let cells = order.cells(axes)
      wide.append(
        Table(
          axes: axes, cells: cells, offset: offset,
          rowOffsets: order.offsets(of: outerAxes, in: axes)))
      offset += NodeTables.padded(cells)
    }
    self.wide = wide
    scratch = offset
    offset += NodeTables.padded(row)
    let tables = [outer] + wide
    var touched: Set<Int> = []
    func link(_ axes: [Int]) -> Link {
      let holders = tables.indices.filter { NodeTables.holds(tables[$0].axes, axes) }
      guard let table = holders.min(by: { tables[$0].cells < tables[$1].cells }) else {
        preconditionFailure("no table of node \(node) holds columns \(axes)")
      }
      return Link(
        table: table, offset: tables[table].offset,
        projection: AxisProjection(from: tables[table].axes, to: axes, sizes: order.sizes),
        isFirst: touched.insert(table).inserted)
    }
    self.targets = targets.map { ($0.offset, link($0.axes)) }
    self.children = children.map { ($0.0, link($0.1)) }
    untouched = tables.indices.filter { !touched.contains($0) }.map { tables[$0] }
    let separator = link(place.separatorAxes)
    self.separator = separator
    collected = wide.indices.filter { $0 + 1 != separator.table }.map { wide[$0] }
  }

  /// Whole vectors of cells, so that no two tables share one.
  static func padded(_ cells: Int) -> Int { (cells + 3) & ~3 }

  private static func holds(_ axes: [Int], _ part: [Int]) -> Bool {
    part.allSatisfy(axes.contains)
  }

  /// The maximal ones of `sets`, put together where their union is small beside the node.
  private static func merged(
    _ sets: [[Int]], place: BeliefLayout.Node, order: AxisOrder
  ) -> [[Int]] {
    var merged: [[Int]] = []
    for axes in sets where !merged.contains(where: { holds($0, axes) }) {
      merged.removeAll { holds(axes, $0) }
      merged.append(axes)
    }
    while let union = smallestUnion(merged, place: place, order: order) {
      merged.removeAll { holds(union, $0) }
      merged.append(union)
    }
    return merged
  }

  private static func smallestUnion(
    _ sets: [[Int]], place: BeliefLayout.Node, order: AxisOrder
  ) -> [Int]? {
    var best: (axes: [Int], cells: Int)?
    for (index, first) in sets.enumerated() {
      for second in sets[..<index] {
        let axes = place.axes.filter { first.contains($0) || second.contains($0) }
        let cells = order.cells(axes)
        if 5 * cells <= place.cells, cells < best?.cells ?? .max { best = (axes, cells) }
      }
    }
    return best?.axes
  }
}
