import GraphicalModel
import Tables
import Testing

@testable import Synthesis

/// New margins against iterative proportional fitting on the whole joint table, and weights that undo them.
@Suite struct TiltingTests {
  /// Four columns of 2, 3, 4 and 3 cells, fitted to random pairs along a path; small enough to enumerate.
  static func model(seed: UInt64 = 11) throws -> TableModel {
    var random = SeededRandom(seed: seed)
    let sizes = [2, 3, 4, 3]
    let cliques = [Clique(0, 1), Clique(1, 2), Clique(2, 3)]
    let targets = cliques.map { clique in
      MarginalTarget(
        clique: clique,
        values: (0..<(clique.cellCount(sizes: sizes) ?? 0)).map { _ in 20 + 400 * random.unit() },
        variance: 1)
    }
    let model = try FittedModel.fit(
      targets, tree: JunctionTree(sizes: sizes, cliques: cliques),
      options: FitOptions(iterations: 60))
    return TableModel(
      model: model, coarsenings: sizes.map { Coarsening(identity: $0) },
      densities: sizes.map { Array(repeating: 1, count: $0) })
  }

  static let all = Clique([0, 1, 2, 3])

  /// Probabilities of all cells.
  static func joint(_ model: TableModel) -> [Double] {
    let cells = model.marginal(of: all)
    let total = cells.reduce(0, +)
    return cells.map { $0 / total }
  }

  /// The codes of a cell of the joint table.
  static func codes(_ cell: Int) -> [Int] { [cell / 36, cell / 12 % 3, cell / 3 % 4, cell % 3] }

  private func position(_ cell: Int, in clique: Clique) -> Int {
    let sizes = [2, 3, 4, 3]
    return clique.columns.reduce(0) { $0 * sizes[$1] + TiltingTests.codes(cell)[$1] }
  }

  /// Iterative proportional fitting, cell by cell.
  private func fitted(_ joint: [Double], to margins: [TargetMargin], sweeps: Int) -> [Double] {
    var joint = joint
    for _ in 0..<sweeps {
      for margin in margins {
        var sums = Array(repeating: 0.0, count: margin.shares.count)
        let groups = joint.indices.map { margin.groups[position($0, in: margin.clique)] }
        for (cell, group) in groups.enumerated() { sums[group] += joint[cell] }
        for (cell, group) in groups.enumerated() where sums[group] > 0 {
          joint[cell] *= margin.shares[group] / sums[group]
        }
      }
    }
    return joint
  }

  private static let event = TargetMargin(
    clique: Clique(2), groups: [0, 1, 0, 0], shares: [0.8, 0.2])
  private static let classes = TargetMargin(
    clique: Clique(0), groups: [0, 1], shares: [0.5, 0.5])
  private static let pair = TargetMargin(
    clique: Clique(1, 2), groups: (0..<12).map { $0 == 5 || $0 == 6 ? 1 : 0 }, shares: [0.6, 0.4])

  @Test(arguments: [
    [event], [classes], [pair], [event, classes], [event, classes, pair],
  ])
  func `margins are those of fitting the whole table`(_ margins: [TargetMargin]) throws {
    let model = try TiltingTests.model()
    let before = TiltingTests.joint(model)
    let tilted = try model.tilted(to: margins)
    let expected = fitted(before, to: margins, sweeps: 400)
    let found = TiltingTests.joint(tilted.model)
    for cell in expected.indices { #expect(abs(found[cell] - expected[cell]) < 1e-8) }
    // What probabilities were multiplied by leads back to the model.
    for cell in expected.indices {
      let factor = margins.indices.reduce(1.0) {
        $0 * tilted.factors[$1][margins[$1].groups[position(cell, in: margins[$1].clique)]]
      }
      #expect(abs(found[cell] * tilted.scale / factor - before[cell]) < 1e-8)
    }
  }

  @Test func `a single margin takes one exact step`() throws {
    let model = try TiltingTests.model()
    let tilted = try model.tilted(to: [TiltingTests.event])
    #expect(abs(tilted.model.shares(of: TiltingTests.event)[1] - 0.2) < 1e-12)
    // Given the event, and given its contrary, nothing changes.
    let (before, after) = (TiltingTests.joint(model), TiltingTests.joint(tilted.model))
    for inside in [true, false] {
      let cells = before.indices.filter { (TiltingTests.codes($0)[2] == 1) == inside }
      let sums = (
        cells.reduce(0) { $0 + before[$1] }, cells.reduce(0) { $0 + after[$1] }
      )
      for cell in cells { #expect(abs(before[cell] / sums.0 - after[cell] / sums.1) < 1e-10) }
    }
  }

  @Test func `what cannot be is refused`() throws {
    let model = try TiltingTests.model()
    let twice = TargetMargin(clique: Clique(2), groups: [0, 1, 0, 0], shares: [0.3, 0.7])
    #expect(throws: TiltProblem.contradictory) {
      try model.tilted(to: [TiltingTests.event, twice])
    }
    let none = try #require(try model.conditioned(on: [2: [1, 0, 1, 1]]).model)
    #expect(throws: TiltProblem.nothingThere(margin: 0, group: 1)) {
      try none.tilted(to: [TiltingTests.event])
    }
  }

  @Test func `evidence on fine cells is Bayes' rule`() throws {
    let model = try TiltingTests.model()
    // The third column's four cells as the coarse cells of nine fine ones.
    let coarsening = try #require(Coarsening([0, 0, 0, 1, 2, 2, 3, 3, 3]))
    let shares = [0.5, 0.25, 0.25, 1, 0.1, 0.9, 0.2, 0.2, 0.6]
    let fine = TableModel(
      model: model.model,
      coarsenings: [
        Coarsening(identity: 2), Coarsening(identity: 3), coarsening, Coarsening(identity: 3),
      ],
      densities: [[1, 1], [1, 1, 1], shares, [1, 1, 1]])
    let likelihood = [1, 0, 0.5, 1, 0, 1, 0, 0.3, 1]
    let clique = Clique(0, 2)
    let before = fine.marginal(of: clique).map { $0 / fine.total }
    let (probability, after) = try fine.conditioned(on: [2: likelihood])
    let expected = before.indices.map { before[$0] * likelihood[$0 % 9] }
    #expect(abs(probability - expected.reduce(0, +)) < 1e-12)
    let found = try #require(after).marginal(of: clique).map { $0 / fine.total }
    for cell in found.indices { #expect(abs(found[cell] - expected[cell] / probability) < 1e-12) }
  }
}
