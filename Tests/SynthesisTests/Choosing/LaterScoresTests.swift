import GraphicalModel
import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct LaterScoresTests {
  /// Every round's sums stay within an equal part of what the plan gives scores, at both levels.
  @Test(arguments: [[:], [0: 9.0, 4: 0.1]]) func `later scores stay within their part`(
    shares: [Int: Double]
  ) throws {
    let request = try SynthesizerTests.request(.junction, shares: shares)
    let plan = Synthesizer(request).plan
    let tree = JunctionTree(
      sizes: request.sizes, cliques: [Clique([0, 1, 2, 3]), Clique([0, 4])])
    let asked = LaterScores(plan: plan, rounds: 3).asked(tree, scores: [:])
    #expect(asked.count { $0.clique.count == 2 } == 10)
    #expect(asked.count { $0.clique.count == 3 } == 4)
    let planned = plan.scores.map {
      AccessCost(.score, sources: $0.clique, variance: $0.variance)
    }
    let costs = asked.map { AccessCost(.score, sources: $0.clique, variance: $0.variance) }
    #expect(3 * costs.recordRho().value <= planned.recordRho().value)
    for column in 0..<5 {
      let sum = costs.columnRho(Clique(column)).value
      #expect(3 * sum <= planned.columnRho(Clique(column)).value)
    }
  }

  @Test func `without shared nodes only pairs are scored, as in a first round`() throws {
    let plan = Synthesizer(try SynthesizerTests.request(.junction)).plan
    let asked = LaterScores(plan: plan, rounds: 1).asked(
      JunctionTree(sizes: [4, 4, 4, 3, 6], cliques: []), scores: [:])
    #expect(asked.map(\.clique) == plan.scores.map(\.clique))
  }

  /// Three columns of which each two are independent and the third is their sum modulo 2.
  @Test func `a dependence of three columns is found in the second round`() throws {
    var random = SeededRandom(seed: 2)
    let codes = (0..<5000).map { _ in (Int(random.unit() * 2), Int(random.unit() * 2)) }
    let columns: [CodeColumn] = [
      CodeColumn(count: 5000, size: 2) { codes[$0].0 },
      CodeColumn(count: 5000, size: 2) { codes[$0].1 },
      CodeColumn(count: 5000, size: 2) { (codes[$0].0 + codes[$0].1) % 2 },
    ]
    let table = CodeTable(sizes: [2, 2, 2], columns: columns, rowCount: 5000)
    var request = SynthesisRequest(
      columns: (0..<3).map { SynthesisColumn(name: "\($0)", size: 2) },
      total: try #require(Rho(0.5)), method: .junction)
    request.batches = 2
    // The pairs explain nothing and have to be asked for, so that the three share a node.
    request.forced = [Clique(0, 1), Clique(1, 2), Clique(0, 2)]
    let rows = PrivateTable(table)
    var measurer = DraftMeasurer(seed: 1)
    let result = try Synthesizer(request).run(rows.counts, using: &measurer)
    #expect(result.measurements.contains { $0.query == .marginal(Clique([0, 1, 2])) })
    let cells = result.model.marginal(of: Clique([0, 1, 2])).map { $0 / result.model.total }
    #expect(cells[1] + cells[2] + cells[4] + cells[7] < 0.05)
    #expect(try #require(result.predictedPairDistance) < 0.05)
  }
}
