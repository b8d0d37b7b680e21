import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct PredictionTests {
  private func basis(
    _ request: SynthesisRequest, seed: UInt64 = 3
  ) throws -> PredictionBasis {
    var measurer = DraftMeasurer(seed: seed)
    let rows = PrivateTable(SynthesizerTests.table)
    let measured = try Synthesizer(request).measureAll(rows.counts, using: &measurer)
    return try #require(PredictionBasis(measured, of: Synthesizer(request)))
  }

  /// Two links of strength ½ between columns of diversity ½ carry a quarter of ½.
  @Test func `strength multiplies along a path and the strongest path counts`() throws {
    let paths = try DependencePaths(
      diversity: [0.5, 0.5, 0.5, 0.5],
      structure: [(Clique(0, 1), 0.25), (Clique(1, 2), 0.25), (Clique(0, 3), 0.5)],
      isCancelled: { false })
    #expect(abs(paths.carried(Clique(0, 2)) - 0.125) < 1e-12)
    #expect(abs(paths.carried(Clique(0, 1)) - 0.25) < 1e-12)
    #expect(abs(paths.carried(Clique(1, 3)) - 0.25) < 1e-12)
    #expect(throws: CancellationError.self) {
      try DependencePaths(diversity: [1, 1], structure: [], isCancelled: { true })
    }
  }

  @Test func `a score that is noise or chance leaves no structure`() {
    let column = ComparedColumn(
      fine: [500, 300, 200], Coarsening(identity: 3), comparedOver: Coarsening(identity: 3),
      total: 1000, isKnown: true)
    #expect(abs(column.diversity - (1 - 0.25 - 0.09 - 0.04)) < 1e-12)
    #expect(column.hidden == 0)
    let none = ScoredPair(column, column, total: 1000, score: (30, 0), noise: 0.02)
    #expect(none.structure == 0 && none.chance == 0)
    let some = ScoredPair(column, column, total: 1000, score: (400, 0), noise: 0)
    #expect(some.structure > 0.19 && some.structure < some.score && some.score == 0.2)
    #expect(abs(some.structure * some.structure + some.chance * some.chance - 0.04) < 1e-12)
  }

  @Test func `cells that cut coarse ones hide dependence and show more noise`() {
    let halves = ComparedColumn(
      fine: [250, 250, 250, 250], Coarsening([0, 0, 1, 1]) ?? Coarsening(identity: 4),
      comparedOver: Coarsening(identity: 4), total: 1000, isKnown: true)
    #expect(abs(halves.diversity - 0.5) < 1e-12)
    #expect(abs(halves.hidden - (0.75 - 0.5) / 0.75) < 1e-12)
    #expect(halves.withinError(100) > 0)
    #expect(abs(halves.distance(to: [1, 1, 0, 0]) - 0.5) < 1e-12)
  }

  /// More budget never makes a distance larger by more than the plan's changes of shape.
  @Test func `distances fall as the budget grows and a share moves them`() throws {
    let basis = try basis(try SynthesizerTests.request(.tree))
    var last = Double.infinity
    for rho in [1e-5, 1e-4, 1e-3, 1e-2, 0.1] {
      let predicted = try basis.predicted(under: try SynthesizerTests.request(.tree, rho: rho))
      let mean = try #require(predicted.meanPair)
      #expect(mean < last * 1.02 && mean > 0 && mean <= 1)
      last = mean
    }
    let even = try basis.predicted(under: try SynthesizerTests.request(.tree, rho: 1e-3))
    let favoured = try basis.predicted(
      under: try SynthesizerTests.request(.tree, rho: 1e-3, shares: [4: 16]))
    #expect(favoured.columns[4] < even.columns[4])
    #expect(favoured.columns[3] > even.columns[3])
    let none = try basis.predicted(
      under: try SynthesizerTests.request(.tree, rho: 1e-3, shares: [4: 0]))
    #expect(none.columns[4] > even.columns[4])
  }

  /// The copied pair is predicted to be measured; without it independence costs what its score says.
  @Test func `a pair that is not measured keeps what its score says`() throws {
    let basis = try basis(try SynthesizerTests.request(.tree))
    let tree = try basis.predicted(under: try SynthesizerTests.request(.tree))
    let apart = try basis.predicted(under: try SynthesizerTests.request(.independent))
    let pair = Clique(0, 1)
    #expect(tree.measured.contains(pair) && apart.measured.isEmpty)
    let expected = SynthesizerTests.distance(
      try SynthesizerTests.run(try SynthesizerTests.request(.independent)), pair)
    #expect(abs((apart.pairs[pair] ?? 0) / expected - 1) < 0.1)
    #expect((tree.pairs[pair] ?? 1) < expected / 5)
  }
}
