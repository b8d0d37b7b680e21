import Tables
import Testing

@testable import GraphicalModel

/// Targets whose cells sum several measured ones.
@Suite struct MultiplicityTests {
  private static let options = FitOptions(iterations: 400, total: 100)

  private func fit(
    _ targets: [MarginalTarget], sizes: [Int], options: FitOptions = MultiplicityTests.options
  ) throws -> FittedModel {
    let tree = JunctionTree(sizes: sizes, cliques: targets.map(\.clique))
    return try FittedModel.fit(targets, tree: tree, options: options)
  }

  /// argmin Σ (μ − y)²/(2σ²m) with Σ μ = N is μ = y − m (Σ y − N)/Σ m while that is positive.
  @Test func `one column is the weighted projection`() throws {
    let multiplicities = [1.0, 4, 2, 9]
    let values = [40.0, 30, 15, 31]
    let target = MarginalTarget(
      clique: Clique(0), values: values, variance: 3, multiplicities: multiplicities)
    let model = try fit([target], sizes: [4])
    let expected = zip(values, multiplicities).map { $0 - $1 }
    #expect(isClose(model.marginal(of: Clique(0)), expected, tolerance: 1e-5))
    // Σ m²/(2 · 3 · m) = 16/6.
    #expect(abs(model.loss - 16.0 / 6) < 1e-4)
  }

  /// Cells that the projection would make negative are 0; the others share the rest by multiplicity.
  @Test func `negative cells are left out of the projection`() throws {
    let target = MarginalTarget(
      clique: Clique(0), values: [-60, 80, 44], variance: 25, multiplicities: [1, 2, 6])
    let model = try fit([target], sizes: [3])
    #expect(isClose(model.marginal(of: Clique(0)), [0, 74, 26], tolerance: 1e-3))
  }

  @Test func `equal multiplicities are a larger variance`() throws {
    let values = [3.0, 9, 30, 18, 25, 22]
    let plain = MarginalTarget(clique: Clique(0, 1), values: values, variance: 8)
    let summed = MarginalTarget(
      clique: Clique(0, 1), values: values, variance: 2,
      multiplicities: Array(repeating: 4, count: 6))
    let other = MarginalTarget(clique: Clique(1), values: [40, 30, 30], variance: 1)
    let models = try [plain, summed].map { try fit([$0, other], sizes: [2, 3]) }
    #expect(isClose(models[0].beliefs, models[1].beliefs, tolerance: 1e-6))
    #expect(abs(models[0].loss - models[1].loss) < 1e-6 * models[0].loss)
  }

  /// A fine table summed to coarse cells is fitted as the fine fit, summed.
  @Test func `a sum of fine cells is fitted like the fine cells`() throws {
    let fine = [20.0, 7, 9, 30, 11, 8, 24]
    let groups = [0..<3, 3..<4, 4..<7]
    let fineModel = try fit(
      [MarginalTarget(clique: Clique(0), values: fine, variance: 5)], sizes: [7])
    let coarse = MarginalTarget(
      clique: Clique(0), values: groups.map { fine[$0].reduce(0, +) }, variance: 5,
      multiplicities: groups.map { Double($0.count) })
    let model = try fit([coarse], sizes: [3])
    let cells = fineModel.marginal(of: Clique(0))
    let expected = groups.map { cells[$0].reduce(0, +) }
    #expect(isClose(model.marginal(of: Clique(0)), expected, tolerance: 1e-5))
    #expect([coarse].estimatedTotal() == fine.reduce(0, +))
  }

  /// One clique named twice, with groups of its own each time, is the weighted mean of the two.
  @Test func `several targets of one clique are weighed cell by cell`() throws {
    let first = MarginalTarget(
      clique: Clique(0), values: [60, 44], variance: 1, multiplicities: [1, 3])
    let second = MarginalTarget(
      clique: Clique(0), values: [52, 40], variance: 1, multiplicities: [1, 6])
    let merged = [first, second].merged()
    // Precisions 1 + 1 and 1/3 + 1/6.
    #expect(isClose(merged[0].values, [56, (44 / 3.0 + 40 / 6.0) * 2]))
    #expect(merged[0].variance == 0.5)
    #expect(isClose(merged[0].multiplicities ?? [], [1, 4]))
    let model = try fit([first, second], sizes: [2])
    let excess = 56 + (44 / 3.0 + 40 / 6.0) * 2 - 100
    let expected = [56 - excess / 5, 100 - 56 + excess / 5]
    #expect(isClose(model.marginal(of: Clique(0)), expected, tolerance: 1e-5))
  }

  @Test func `the start weighs noise cell by cell`() {
    let target = MarginalTarget(
      clique: Clique(0), values: [0, 0], variance: 1, multiplicities: [1, 9])
    let layout = BeliefLayout(tree: JunctionTree(sizes: [2], cliques: []))
    // E max(0, σZ) is proportional to σ.
    let start = CellBuffer(layout.beliefCells, value: 0)
    #expect(IndependentStart([target], sizes: [2]).write(layout, into: start) { false })
    #expect(isClose(start.array, [0.25, 0.75]))
  }

  /// The loss is Σ (μ − y)²/(2σ²m) over all targets.
  @Test func `the loss is the weighted square`() throws {
    let targets = [
      MarginalTarget(
        clique: Clique(0, 1), values: [10, 20, 30, 15, 20, 25], variance: 4,
        multiplicities: [1, 2, 1, 3, 6, 3]),
      MarginalTarget(clique: Clique(1), values: [20, 50, 30], variance: 2),
    ]
    let model = try fit(
      targets, sizes: [2, 3], options: FitOptions(iterations: 20, total: 110))
    let expected = targets.reduce(0.0) { sum, target in
      let cells = model.marginal(of: target.clique)
      return cells.indices.reduce(sum) {
        let difference = cells[$1] - target.values[$1]
        return $0 + difference * difference / (2 * target.variance(ofCell: $1))
      }
    }
    #expect(abs(model.loss / expected - 1) < 1e-6)
  }
}
