import Foundation
import Tables
import Testing

@testable import GraphicalModel

@Suite struct StructuralZerosTests {
  /// What is left is fitted as if the other cells were not there.
  @Test func `zeros are left out of the projection`() throws {
    let target = MarginalTarget(
      clique: Clique(0, 1), values: [30, 500, 20, 45, 15, -7], variance: 4)
    let zeros = StructuralZeros(
      clique: Clique(0, 1), isPossible: [true, false, true, true, true, false])
    let tree = JunctionTree(sizes: [2, 3], cliques: [target.clique])
    let options = FitOptions(iterations: 400, total: 100, zeros: [zeros])
    let model = try FittedModel.fit([target], tree: tree, options: options)
    let cells = model.marginal(of: Clique(0, 1))
    // The four sum to 110: each gives 2.5.
    #expect(isClose(cells, [27.5, 0, 17.5, 42.5, 12.5, 0], tolerance: 1e-5))
    #expect(cells[1] == 0 && cells[5] == 0)
    #expect(abs(model.loss - 4 * 2.5 * 2.5 / 8) < 1e-4)
  }

  /// Rows counted in such cells are rows all the same: the number of rows is that of all cells, and the cells left
  /// keep their proportions.
  @Test func `what zeros contradict stays in the number of rows`() throws {
    let tree = JunctionTree(sizes: [2, 3], cliques: [Clique(0, 1)])
    let target = MarginalTarget(
      clique: Clique(0, 1), values: [30, 500, 20, 45, 15, -7], variance: 4)
    let other = MarginalTarget(clique: Clique(1), values: [75, 515, 13], variance: 1e6)
    let zeros = StructuralZeros(
      clique: Clique(0, 1), isPossible: [true, false, true, true, true, false])
    let model = try FittedModel.fit(
      [target, other], tree: tree, options: FitOptions(iterations: 800, zeros: [zeros]))
    #expect(abs(model.total - 603) < 0.1)
    let cells = model.marginal(of: Clique(0, 1))
    let expected = [30, 0, 20, 45, 15, 0].map { $0 * 603.0 / 110 }
    #expect(isClose(cells, expected, tolerance: 0.5))
    // A table whose cells are nearly all impossible says nothing of the others.
    let empty = MarginalTarget(
      clique: Clique(0, 1), values: [1, 500, -1, 2, -2, 103], variance: 4)
    let rest = try FittedModel.fit(
      [empty, MarginalTarget(clique: Clique(0), values: [400, 203], variance: 4)], tree: tree,
      options: FitOptions(iterations: 800, zeros: [zeros]))
    #expect(abs(rest.total - 603) < 5)
    #expect(isClose(rest.marginal(of: Clique(0)), [400, 203], tolerance: 1))
  }

  @Test func `all possible is no constraint`() throws {
    let sizes = [3, 4, 2]
    let cliques = [Clique(0, 1), Clique(1, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let table = FitTests.dependentTable(rows: 300, sizes: sizes, seed: 3)
    let targets = FitTests.targets(cliques, of: table)
    let zeros = StructuralZeros(clique: Clique(0, 1), isPossible: Array(repeating: true, count: 12))
    let free = try FittedModel.fit(targets, tree: tree)
    let model = try FittedModel.fit(targets, tree: tree, options: FitOptions(zeros: [zeros]))
    #expect(isClose(model.beliefs, free.beliefs, tolerance: 1e-6))
  }

  @Test func `contradictory zeros are told`() {
    let tree = JunctionTree(sizes: [2, 2, 2], cliques: [Clique(0, 1), Clique(1, 2)])
    let equal = StructuralZeros(clique: Clique(0, 1), isPossible: [true, false, false, true])
    let only0 = StructuralZeros(clique: Clique(0), isPossible: [true, false])
    let only1 = StructuralZeros(clique: Clique(1, 2), isPossible: [false, false, true, true])
    #expect(tree.leavesRows([]))
    #expect(tree.leavesRows([equal, only0]))
    #expect(tree.leavesRows([equal, only1]))
    #expect(!tree.leavesRows([equal, only0, only1]))
  }

  /// Any zeros with any noise: 0 in every table and in every row.
  @Test(arguments: 0..<80) func `zeros are never violated`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sizes = (0..<5).map { _ in Int.random(in: 1...6, using: &random) }
    let cliques = [Clique(0, 1), Clique([1, 2, 3]), Clique(3, 4), Clique(0, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    // One row that every table allows keeps them from contradicting each other.
    let allowed = sizes.map { Int.random(in: 0..<$0, using: &random) }
    let zeros = cliques.filter { _ in random.unit() < 0.7 }.map { clique in
      let cells = clique.cellCount(sizes: sizes) ?? 0
      var isPossible = (0..<cells).map { _ in random.unit() < 0.5 }
      let cell = clique.columns.reduce(0) { $0 * sizes[$1] + allowed[$1] }
      isPossible[cell] = true
      return StructuralZeros(clique: clique, isPossible: isPossible)
    }
    #expect(tree.leavesRows(zeros))
    let targets = (cliques + [Clique(2), Clique(4)]).map { clique in
      let sigma = pow(10, random.unit() * 6 - 1)
      let cells = clique.cellCount(sizes: sizes) ?? 0
      return MarginalTarget(
        clique: clique, values: (0..<cells).map { _ in 50 + sigma * (random.unit() - 0.5) * 3 },
        variance: sigma * sigma)
    }
    let cold = try FittedModel.fit(targets, tree: tree, options: FitOptions(zeros: zeros))
    let warm = try FittedModel.fit(
      targets, tree: tree, options: FitOptions(warmStart: cold, zeros: zeros))
    for model in [cold, warm] {
      #expect(model.loss.isFinite && model.beliefs.allSatisfy { $0.isFinite && $0 >= 0 })
      for node in tree.nodes {
        #expect(abs(model.marginal(of: node.clique).reduce(0, +) / model.total - 1) < 1e-6)
      }
      for zero in zeros {
        let cells = model.marginal(of: zero.clique)
        #expect(zip(cells, zero.isPossible).allSatisfy { $1 || $0 == 0 })
        let counts = try model.sample(rows: 700, seed: seed).counts(of: zero.clique)
        #expect(zip(counts, zero.isPossible).allSatisfy { $1 || $0 == 0 })
      }
    }
  }
}
