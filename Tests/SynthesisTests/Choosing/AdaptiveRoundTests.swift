import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct AdaptiveRoundTests {
  @Test func `a round measures one pair, and one pair's scores stay within their part`() throws {
    let request = try SynthesizerTests.request(.adaptive, rho: 0.5)
    let result = try SynthesizerTests.run(request)
    let rounds = Dictionary(grouping: result.verdicts, by: \.round)
    #expect(rounds.count > 1 && rounds.count <= 10)
    for (_, verdicts) in rounds { #expect(verdicts.count { $0.isMeasured } <= 1) }
    let planned = Dictionary(
      uniqueKeysWithValues: result.plan.scores.map { ($0.clique, 1 / $0.variance.value) })
    var spent: [Clique: Double] = [:]
    for measurement in result.measurements where measurement.query.kind == .score {
      spent[measurement.query.clique, default: 0] += 1 / measurement.variance.value
    }
    for (pair, sum) in spent { #expect(sum <= planned[pair, default: 0] * (1 + 1e-12)) }
  }

  @Test func `the first choice is the pair that is furthest from independent`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.adaptive, rho: 0.5))
    let first = result.verdicts.first { $0.round == 0 && $0.isMeasured }
    #expect(first?.pair == Clique(0, 1))
    #expect(SynthesizerTests.distance(result, Clique(0, 1)) < 0.03)
  }

  /// Annealing: no round spends less than the first, and the last takes what is left.
  @Test func `rounds grow and use the budget up`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.adaptive, rho: 0.05))
    let pairs = result.measurements.filter {
      $0.query.kind == .marginal && $0.query.clique.count == 2
    }
    let spent = pairs.map(\.rho.value)
    for (before, after) in zip(spent, spent.dropFirst()) { #expect(after >= before * 0.99) }
    #expect(spent.reduce(0, +) > 0.5 * result.plan.pairBudget.value)
  }
}
