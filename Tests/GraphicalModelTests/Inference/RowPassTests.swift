import Tables
import Testing

@testable import GraphicalModel

/// The loops over a node's rows against plain algebra, for any number of wide tables.
@Suite struct RowPassTests {
  private struct Setting {
    let sizes: [Int]
    let plan: CalibrationPlan
    let factors: CellBuffer

    /// A node over all columns but the last, and a child for each separator.
    init?(sizes: [Int], targets: [[Int]], seed: UInt64) {
      var random = SeededRandom(seed: seed)
      let last = sizes.count - 1
      let cliques = [Clique(Array(0..<last))] + [Clique(last - 1, last)]
      let layout = BeliefLayout(tree: JunctionTree(sizes: sizes, cliques: cliques))
      let forest = TargetForest(
        targets.map { columns in
          let clique = Clique(columns)
          let cells = clique.cellCount(sizes: sizes) ?? 0
          return MarginalTarget(
            clique: clique, values: Array(repeating: 0, count: cells), variance: 1)
        }, layout: layout)
      guard let plan = CalibrationPlan(layout: layout, forest: forest, isCancelled: { false })
      else { return nil }
      for cell in 0..<plan.base.count { plan.base.cells[cell] = random.unit() + 0.1 }
      factors = CellBuffer((0..<plan.tableCells).map { _ in random.unit() + 0.5 })
      self.sizes = sizes
      self.plan = plan
    }

    func factor(_ axes: [Int], _ cells: [Double]) -> Factor {
      let order = AxisOrder(sizes: sizes)
      let columns = axes.sorted()
      return Factor(
        sizes: sizes, clique: Clique(columns),
        values: order.relaid(cells, from: axes, to: columns))
    }

    func cells(_ buffer: CellBuffer, _ table: NodeTables.Table) -> [Double] {
      Array(UnsafeBufferPointer(start: buffer.cells + table.offset, count: table.cells))
    }

    /// The base of a node times the factors of all its tables but `omitted`.
    func product(_ node: Int, omitting omitted: Int? = nil) -> Factor {
      let place = plan.layout.nodes[node]
      let base = Array(
        UnsafeBufferPointer(start: plan.base.cells + place.offset, count: place.cells))
      let tables = [plan.nodes[node].outer] + plan.nodes[node].wide
      return tables.enumerated().filter { $0.offset != omitted }
        .reduce(factor(place.axes, base)) {
          $0.times(factor($1.element.axes, cells(factors, $1.element)))
        }
    }
  }

  /// Cliques of targets within the first four columns; from none to four wide tables.
  private static let targets: [[[Int]]] = [
    [], [[0, 1]], [[0, 3]], [[0, 3], [1, 3]], [[0, 3], [1, 3], [2, 3]],
    [[0, 1, 3], [1, 2, 3], [0, 2, 3], [0, 1, 2]], [[0, 1, 2, 3]],
  ]

  @Test(arguments: RowPassTests.targets, [[2, 3, 2, 5, 3], [3, 2, 3, 4, 9], [1, 1, 2, 11, 4]])
  func `sums agree with plain algebra`(targets: [[Int]], sizes: [Int]) throws {
    let setting = try #require(Setting(sizes: sizes, targets: targets, seed: 5))
    let plan = setting.plan
    for (node, tables) in plan.nodes.enumerated() {
      let chunk = NodeBatch.Chunk(node: node, number: 0, rows: 0..<tables.rows)
      let pass = plan.pass(chunk, setting.factors)
      plan.clear(chunk)
      pass.distribute(chunk.rows)
      let whole = setting.product(node)
      for table in [tables.outer] + tables.wide {
        let sums = setting.factor(table.axes, setting.cells(plan.sums[0], table))
        #expect(isClose(sums.values, whole.summed(to: sums.clique).values))
      }
      plan.clear(chunk)
      pass.collect(chunk.rows)
      let target = tables.separator.table
      let table = target == 0 ? tables.outer : tables.wide[target - 1]
      let sums = setting.factor(table.axes, setting.cells(plan.sums[0], table))
      let expected = setting.product(node, omitting: target == 0 ? nil : target)
      #expect(isClose(sums.values, expected.summed(to: sums.clique).values))
    }
  }

  @Test(arguments: RowPassTests.targets) func `settling leaves the product`(targets: [[Int]]) throws
  {
    let setting = try #require(Setting(sizes: [2, 3, 2, 5, 3], targets: targets, seed: 6))
    let plan = setting.plan
    for (node, tables) in plan.nodes.enumerated() {
      let expected = setting.product(node).values.map { $0 + 0.25 }
      let chunk = NodeBatch.Chunk(node: node, number: 0, rows: 0..<tables.rows)
      plan.pass(chunk, setting.factors).settle(chunk.rows, floor: 0.25)
      let place = plan.layout.nodes[node]
      let base = Array(
        UnsafeBufferPointer(start: plan.base.cells + place.offset, count: place.cells))
      #expect(isClose(setting.factor(place.axes, base).values, expected))
    }
  }

  /// Small unions are one table; a table inside another is none of its own.
  @Test func `wide tables are few`() throws {
    let setting = try #require(
      Setting(sizes: [2, 2, 40, 50, 3], targets: [[0, 3], [1, 3], [0, 1, 3], [2]], seed: 1))
    let root = setting.plan.nodes[0]
    #expect(root.wide.map(\.axes) == [[0, 1, 3]])
    #expect(root.outer.axes == [0, 1, 2])
    #expect(root.row == 50)
  }
}
