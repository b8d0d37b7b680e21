import Foundation
import Tables
import TestSupport
import Testing

@testable import GraphicalModel

@Suite struct FitTests {
  /// Exact counts of a table with dependent columns, as targets.
  static func targets(_ cliques: [Clique], of table: CodeTable) -> [MarginalTarget] {
    cliques.map {
      MarginalTarget(clique: $0, values: table.counts(of: $0).map(Double.init), variance: 1)
    }
  }

  static func dependentTable(rows: Int, sizes: [Int], seed: UInt64) -> CodeTable {
    var random = SeededRandom(seed: seed)
    var drawn: [[Int]] = sizes.map { _ in [] }
    for _ in 0..<rows {
      var last = Int(random.unit() * 3)
      for (column, size) in sizes.enumerated() {
        last = random.unit() < 0.6 ? last : Int(random.unit() * 3)
        drawn[column].append(min(size - 1, last))
      }
    }
    let columns = zip(drawn, sizes).map { codes, size in
      CodeColumn(count: rows, size: size) { codes[$0] }
    }
    return CodeTable(sizes: sizes, columns: columns, rowCount: rows)
  }

  @Test func `marginals without noise are recovered`() throws {
    let sizes = [3, 4, 2, 3, 5]
    let table = FitTests.dependentTable(rows: 5000, sizes: sizes, seed: 1)
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique(0, 3), Clique([2, 3, 4])]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let targets = FitTests.targets(cliques, of: table)
    let model = try FittedModel.fit(targets, tree: tree, options: FitOptions(iterations: 600))
    #expect(abs(model.total - 5000) < 1e-6)
    for target in targets {
      let distance =
        zip(model.marginal(of: target.clique), target.values)
        .reduce(0) { $0 + abs($1.0 - $1.1) } / 2 / 5000
      #expect(distance < 0.002)
    }
  }

  @Test func `on one pair the fit reaches the pair`() throws {
    let target = MarginalTarget(clique: Clique(0, 1), values: [10, 20, 30, 40], variance: 4)
    let tree = JunctionTree(sizes: [2, 2], cliques: [target.clique])
    let model = try FittedModel.fit([target], tree: tree)
    #expect(isClose(model.marginal(of: target.clique), target.values, tolerance: 1e-4))
  }

  @Test func `loss falls and more iterations do not hurt`() throws {
    let sizes = [6, 5, 4, 3]
    let table = FitTests.dependentTable(rows: 2000, sizes: sizes, seed: 2)
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique(0, 3)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let targets = FitTests.targets(cliques, of: table)
    let losses = try [1, 10, 40, 160, 640].map {
      try FittedModel.fit(targets, tree: tree, options: FitOptions(iterations: $0)).loss
    }
    for (before, after) in zip(losses, losses.dropFirst()) { #expect(after <= before * 1.001) }
    #expect(losses[4] < losses[0] * 0.01)
  }

  @Test func `no targets give the uniform model`() throws {
    let tree = JunctionTree(sizes: [2, 3], cliques: [])
    let model = try FittedModel.fit([], tree: tree, options: FitOptions(total: 12))
    #expect(isClose(model.marginal(of: Clique(0, 1)), Array(repeating: 2, count: 6)))
  }

  @Test func `the same inputs give the same bits`() throws {
    let sizes = [4, 4, 4]
    let table = FitTests.dependentTable(rows: 300, sizes: sizes, seed: 3)
    let cliques = [Clique(0, 1), Clique(1, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let targets = FitTests.targets(cliques, of: table)
    let first = try FittedModel.fit(targets, tree: tree)
    let second = try FittedModel.fit(targets, tree: tree)
    #expect(first.beliefs == second.beliefs)
  }

  @Test func `a cancelled fit throws`() {
    let tree = JunctionTree(sizes: [2], cliques: [])
    let target = MarginalTarget(clique: Clique(0), values: [1, 2], variance: 1)
    #expect(throws: CancellationError.self) {
      try FittedModel.fit([target], tree: tree, isCancelled: { true })
    }
  }

  @Test func `a warm start continues an earlier fit`() throws {
    let sizes = [5, 5, 5]
    let table = FitTests.dependentTable(rows: 900, sizes: sizes, seed: 4)
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(0, 2)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let targets = FitTests.targets(cliques, of: table)
    let cold = try FittedModel.fit(targets, tree: tree, options: FitOptions(iterations: 60))
    let warm = try FittedModel.fit(
      targets, tree: tree, options: FitOptions(iterations: 60, warmStart: cold))
    #expect(warm.loss < cold.loss)
  }

  /// σ from 0.1 to 1e5, no rows or one, columns of one value, cells that sum many, wild targets.
  @Test(arguments: 0..<120) func `nothing becomes NaN`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let sizes = [1, 2, 7, 30, 3]
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique([0, 1, 4]), Clique(3)]
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let rows = [0.0, 1, 100, 1e6][Int.random(in: 0..<4, using: &random)]
    let targets = cliques.map { clique in
      let sigma = pow(10, random.unit() * 6 - 1)
      let cells = clique.cellCount(sizes: sizes) ?? 0
      let values = (0..<cells).map { cell in
        (cell == 0 ? rows : 0) + sigma * (random.unit() + random.unit() + random.unit() - 1.5) * 2
      }
      let multiplicities = (0..<cells).map { _ in pow(10, (random.unit() * 3).rounded()) }
      return MarginalTarget(
        clique: clique, values: values, variance: sigma * sigma,
        multiplicities: random.unit() < 0.5 ? multiplicities : nil)
    }
    let model = try FittedModel.fit(targets, tree: tree)
    #expect(model.loss.isFinite)
    #expect(model.beliefs.allSatisfy { $0.isFinite && $0 > 0 })
    for node in tree.nodes {
      let sum = model.marginal(of: node.clique).reduce(0, +)
      #expect(abs(sum / model.total - 1) < 1e-6)
    }
    #expect(try model.sample(rows: 50, seed: seed).rowCount == 50)
    for table in try model.pairMarginals().values {
      #expect(table.allSatisfy { $0.isFinite && $0 >= 0 })
    }
  }
}
