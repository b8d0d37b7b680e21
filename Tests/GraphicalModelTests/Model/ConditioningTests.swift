import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct ConditioningTests {
  private static func likelihoods(
    _ sizes: [Int], of columns: [Int], _ random: inout SeededRandom, isHard: Bool
  ) -> [Int: [Double]] {
    Dictionary(
      uniqueKeysWithValues: columns.map { column in
        var cells = (0..<sizes[column]).map { _ in
          isHard ? (random.unit() < 0.5 ? 1.0 : 0) : random.unit() * 3
        }
        cells[0] = max(cells[0], 1)
        return (column, cells)
      })
  }

  @Test(arguments: 0..<40, [true, false])
  func `evidence agrees with brute force`(seed: UInt64, isHard: Bool) throws {
    let model = RandomModel(seed: seed)
    var random = SeededRandom(seed: seed + 1000)
    let columns = model.sizes.indices.filter { _ in random.unit() < 0.6 }
    let evidence = ConditioningTests.likelihoods(
      model.sizes, of: columns, &random, isHard: isHard)
    let joint = model.joint
    let given = evidence.reduce(joint) {
      $0.times(Factor(sizes: model.sizes, clique: Clique($1.key), values: $1.value))
    }
    let mass = given.values.reduce(0, +) / joint.values.reduce(0, +)
    let result = try model.fitted(total: 50).conditioned(on: evidence)
    #expect(abs(result.probability / mass - 1) < 1e-9)
    let conditioned = try #require(result.model)
    #expect(conditioned.total == 50)
    let scale = 50 / given.values.reduce(0, +)
    for node in model.tree.nodes {
      let expected = given.summed(to: node.clique).values.map { $0 * scale }
      #expect(isClose(conditioned.marginal(of: node.clique), expected))
    }
    for (pair, table) in try conditioned.pairMarginals() {
      #expect(isClose(table, given.summed(to: pair).values.map { $0 * scale }))
    }
  }

  @Test func `no evidence changes nothing`() throws {
    let model = RandomModel(seed: 3).fitted(total: 20)
    let result = try model.conditioned(on: [:])
    #expect(abs(result.probability - 1) < 1e-12)
    #expect(isClose(try #require(result.model).beliefs, model.beliefs))
  }

  @Test func `evidence may come piece by piece`() throws {
    let model = RandomModel(seed: 12)
    var random = SeededRandom(seed: 2)
    let all = Array(model.sizes.indices)
    let evidence = ConditioningTests.likelihoods(model.sizes, of: all, &random, isHard: true)
    let whole = try model.fitted(total: 1).conditioned(on: evidence)
    var current = model.fitted(total: 1)
    var probability = 1.0
    for (column, cells) in evidence.sorted(by: { $0.key < $1.key }) {
      let next = try current.conditioned(on: [column: cells])
      probability *= next.probability
      current = try #require(next.model)
    }
    #expect(abs(probability / whole.probability - 1) < 1e-9)
    #expect(isClose(current.beliefs, try #require(whole.model).beliefs))
  }

  @Test func `large and small likelihoods only scale`() throws {
    let model = RandomModel(seed: 4).fitted(total: 1)
    let ones = Array(repeating: 1.0, count: model.sizes[0])
    for scale in [1e-200, 1e200] {
      let result = try model.conditioned(on: [0: ones.map { $0 * scale }])
      #expect(abs(result.probability / scale - 1) < 1e-9)
      #expect(isClose(try #require(result.model).beliefs, model.beliefs))
    }
  }

  @Test func `contradictions have no model`() throws {
    let sizes = [2, 3, 2]
    let cliques = [Clique(0, 1), Clique(1, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    // Column 0 decides column 1 here: 0 goes with 0 only.
    let zeros = StructuralZeros(
      clique: Clique(0, 1), isPossible: [true, false, false, false, true, true])
    let model = try FittedModel.fit(
      [], tree: tree, options: FitOptions(total: 60, zeros: [zeros]))
    let nothing = try model.conditioned(on: [1: [0, 0, 0]])
    #expect(nothing.probability == 0 && nothing.model == nil)
    let apart = try model.conditioned(on: [0: [1, 0], 1: [0, 1, 1]])
    #expect(apart.probability == 0 && apart.model == nil)
    let fine = try model.conditioned(on: [0: [1, 0], 2: [0, 1]])
    #expect(isClose(try #require(fine.model).marginal(of: Clique(1)), [60, 0, 0]))
  }

  /// A cell kept from 0 by the fit alone is no evidence of anything.
  @Test func `what was never seen is a contradiction`() throws {
    let tree = JunctionTree(sizes: [2, 2], cliques: [Clique(0, 1)])
    let target = MarginalTarget(
      clique: Clique(0, 1), values: [5000, -4000, -4000, 5000], variance: 0.01)
    let model = try FittedModel.fit(
      [target], tree: tree, options: FitOptions(iterations: 400, total: 10_000))
    #expect(try model.conditioned(on: [0: [1, 0], 1: [0, 1]]).probability < 1e-6)
  }

  @Test func `rows drawn given evidence agree with it`() throws {
    let sizes = [4, 5, 6, 3]
    let cliques = [Clique(0, 1), Clique([1, 2]), Clique(2, 3)]
    let table = CodeTable.random(rows: 900, sizes: sizes, seed: 4)
    let model = try FittedModel.fit(
      FitTests.targets(cliques, of: table), tree: JunctionTree(sizes: sizes, cliques: cliques))
    let given = try model.conditioned(on: [1: [0, 1, 0, 0, 1], 3: [0, 0, 1]])
    let rows = try #require(given.model).sample(rows: 5000, seed: 3)
    for row in 0..<5000 {
      #expect([1, 4].contains(rows.columns[1][row]) && rows.columns[3][row] == 2)
    }
  }
}
