import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct RefitTests {
  /// Run, keep the measurements, refit: every belief and every sampled row is the same.
  @Test(arguments: 0..<12) func `a release refits from its measurements bit for bit`(
    number: Int
  ) throws {
    var request = try TableModelTests.request(SynthesisMethod.allCases[number % 4])
    request.total = try #require(Rho([0.001, 0.1, 3][number / 4]))
    request.batches = 2
    request.iterations = 30
    let result = try TableModelTests.run(request)
    let synthesizer = Synthesizer(request)
    let again = try synthesizer.refit(
      result.measurements, coarsenings: result.model.coarsenings)
    #expect(again.coarsenings == result.model.coarsenings)
    #expect(again.densities == result.model.densities)
    for node in again.tree.nodes {
      #expect(
        again.model.marginal(of: node.clique) == result.model.model.marginal(of: node.clique))
    }
    #expect(try synthesizer.sample(again) == synthesizer.sample(result.model))
  }

  @Test func `coarse cells or tables that do not fit are refused`() throws {
    let request = try TableModelTests.request(.tree)
    let result = try TableModelTests.run(request)
    let synthesizer = Synthesizer(request)
    var other = result.model.coarsenings
    other[1] = try #require(Coarsening([0, 0, 1]))
    #expect(throws: RefitError.coarsening(column: 1)) {
      try synthesizer.refit(result.measurements, coarsenings: other)
    }
    var measurements = result.measurements
    let pair = try #require(measurements.last)
    measurements[measurements.count - 1] = Measurement(
      query: pair.query, values: Array(pair.values.dropLast()), variance: pair.variance,
      origin: .draft)
    #expect(throws: RefitError.shape(pair.query.clique)) {
      try synthesizer.refit(measurements)
    }
  }

  /// What is measured after the pairs never changes what the pairs were taken over.
  @Test func `a later one-way leaves the coarse cells as they are`() throws {
    let request = try TableModelTests.request(.tree)
    let result = try TableModelTests.run(request)
    let first = try #require(result.measurements.first)
    let later = Measurement(
      query: first.query, values: Array(first.values.reversed()), variance: first.variance,
      origin: .draft)
    let synthesizer = Synthesizer(request)
    #expect(
      synthesizer.coarsenings(result.measurements + [later]) == result.model.coarsenings)
  }

  /// A warm-started fit after a lowered budget was shown; the release's cold fit holds nothing of it.
  @Test func `a cold fit after a warm one equals a cold fit bit for bit`() throws {
    let sharp = try SynthesizerTests.run(SynthesizerTests.request(.tree, rho: 1)).model
    let lowered = Synthesizer(try SynthesizerTests.request(.tree, rho: 0.01))
    let rows = PrivateTable(SynthesizerTests.table)
    var measurer = DraftMeasurer(seed: 1)
    let measured = try lowered.measureAll(rows.counts, using: &measurer)
    let before = try lowered.fit(measured.measurements)
    let warm = try lowered.fit(measured.measurements, warmStart: sharp)
    let after = try lowered.fit(measured.measurements)
    for node in after.tree.nodes {
      let cells = after.model.marginal(of: node.clique)
      #expect(cells == before.model.marginal(of: node.clique))
      // Where the sharper model has the same tree, the warm fit does keep traces of it.
      if sharp.tree == after.tree, node.clique.count > 1 {
        #expect(cells != warm.model.marginal(of: node.clique))
      }
    }
    #expect(try lowered.sample(after) == lowered.sample(before))
  }
}
