import Tables
import Testing

@testable import GraphicalModel

/// A small random model: a tree, positive factors on its cliques.
struct RandomModel {
  let sizes: [Int]
  let tree: JunctionTree
  let factors: [Factor]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let columns = Int.random(in: 1...6, using: &random)
    let sizes = (0..<columns).map { _ in Int.random(in: 1...4, using: &random) }
    let cliques = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      Clique((0..<3).map { _ in Int.random(in: 0..<columns, using: &random) })
    }
    self.sizes = sizes
    tree = JunctionTree(sizes: sizes, cliques: cliques)
    factors = Set(cliques).sorted().map { clique in
      let cells = clique.cellCount(sizes: sizes) ?? 0
      return Factor(
        sizes: sizes, clique: clique, values: (0..<cells).map { _ in random.unit() + 0.05 })
    }
  }

  /// The product of all factors over all columns.
  var joint: Factor {
    let all = Clique(Array(sizes.indices))
    let cells = all.cellCount(sizes: sizes) ?? 0
    let ones = Factor(sizes: sizes, clique: all, values: Array(repeating: 1, count: cells))
    return factors.reduce(ones) { $0.times($1) }
  }

  /// The model's beliefs by fast message passing, scaled to `total`.
  func fitted(total: Double) -> FittedModel {
    let layout = BeliefLayout(tree: tree)
    let targets = factors.map {
      MarginalTarget(clique: $0.clique, values: $0.values, variance: 1)
    }
    let forest = TargetForest(targets, layout: layout)
    guard
      let plan = CalibrationPlan(layout: layout, forest: forest, isCancelled: { false })
    else { preconditionFailure("nothing cancels") }
    let marginals = CellBuffer(forest.cells, value: 0)
    let old = Calibration(plan: plan)
    let new = Calibration(plan: plan)
    _ = IndependentStart([], sizes: sizes).write(layout, into: plan.base) { false }
    _ = old.start(total: total, into: marginals) { false }
    let cells = CellBuffer(forest.values)
    forest.gather(cells)
    _ = new.advance(from: old, by: cells, total: total, into: marginals) { false }
    _ = new.settle(floor: 0, into: marginals) { false }
    return FittedModel(
      total: total, loss: 0, iterations: 0, layout: layout, beliefs: plan.base.array)
  }
}

@Suite struct CalibrationTests {
  @Test(arguments: 0..<60) func `fast agrees with reference and brute force`(seed: UInt64) {
    let model = RandomModel(seed: seed)
    let joint = model.joint
    let scale = 100 / joint.values.reduce(0, +)
    let fast = model.fitted(total: 100)
    let reference = ReferenceCalibration(tree: model.tree, factors: model.factors).marginals()
    for (node, marginal) in reference.enumerated() {
      let expected = joint.summed(to: model.tree.nodes[node].clique).values.map { $0 * scale }
      #expect(isClose(marginal.values.map { $0 * scale }, expected))
      #expect(isClose(fast.marginal(of: model.tree.nodes[node].clique), expected))
    }
  }

  @Test(arguments: 0..<60) func `marginals across nodes agree with brute force`(seed: UInt64) throws
  {
    let model = RandomModel(seed: seed)
    let joint = model.joint
    let scale = 7 / joint.values.reduce(0, +)
    let fast = model.fitted(total: 7)
    let pairs = try fast.pairMarginals()
    let columns = model.sizes.count
    #expect(pairs.count == columns * (columns - 1) / 2)
    for (pair, table) in pairs {
      let expected = joint.summed(to: pair).values.map { $0 * scale }
      #expect(isClose(table, expected))
      #expect(isClose(fast.marginal(of: pair), expected))
    }
    for size in [0, 1, 3, 4] where size <= columns {
      let clique = Clique(Array((0..<columns).reversed().prefix(size)))
      let expected = joint.summed(to: clique).values.map { $0 * scale }
      #expect(isClose(fast.marginal(of: clique), expected))
    }
  }
}
