import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct ForcedTests {
  @Test(arguments: [SynthesisMethod.tree, .junction, .adaptive])
  func `what is forced is measured whatever it explains`(method: SynthesisMethod) throws {
    var request = try SynthesizerTests.request(method)
    // Columns 3 and 4 are independent of everything: no score asks for these.
    request.forced = [Clique(3, 4), Clique([0, 3, 4])]
    let result = try SynthesizerTests.run(request)
    for clique in request.forced {
      let verdict = try #require(result.verdicts.first { $0.pair == clique && $0.isMeasured })
      #expect(verdict.isForced && verdict.description.contains("as asked"))
      #expect(result.measurements.contains { $0.query == .marginal(clique) })
      #expect(result.model.tree.home(of: clique) != nil)
    }
    let costs = result.measurements.map {
      AccessCost($0.query.kind, sources: $0.query.clique, variance: $0.variance)
    }
    #expect(costs.recordRho() <= result.plan.charged)
  }

  @Test func `what cannot be measured is refused with its limit`() throws {
    var request = try SynthesizerTests.request(.junction, shares: [3: 0])
    request.forced = [Clique(3, 4), Clique(9, 10), Clique(0), Clique([0, 1, 2, 4])]
    let result = try SynthesizerTests.run(request)
    let verdict = try #require(result.verdicts.first { $0.pair == Clique(3, 4) })
    #expect(verdict.outcome == .unaffordable && verdict.limit == .column(3))
    #expect(result.verdicts.allSatisfy { $0.pair.columns.allSatisfy((0..<5).contains) })
  }

  @Test func `a forced table may pass the cell cap`() throws {
    var request = try SynthesizerTests.request(.junction)
    request.cellCap = 30
    request.forced = [Clique([0, 1, 4])]
    let result = try SynthesizerTests.run(request)
    #expect(result.model.tree.home(of: Clique([0, 1, 4])) != nil)
    #expect(result.verdicts.contains { $0.outcome == .large && $0.limit == .cells })
  }

  @Test func `a tight ceiling is named as the limit of its pairs`() throws {
    let request = try SynthesizerTests.request(.junction, caps: [2: 0.0035])
    let result = try SynthesizerTests.run(request)
    let dropped = result.verdicts.filter { !$0.isMeasured && $0.pair.contains(2) }
    #expect(!dropped.isEmpty || result.plan.shortfalls.contains { $0.column == 2 })
    for verdict in dropped where verdict.outcome == .unaffordable {
      #expect(verdict.limit == .column(2) && verdict.description.contains("ceiling of column 2"))
    }
  }

  @Test func `weights are geometric means, and a set of three counts a tenth unless named`() throws
  {
    var request = try SynthesizerTests.request(.junction, shares: [0: 4, 1: 9, 2: 6])
    let triple = Clique([0, 1, 2])
    #expect(abs(request.weight(of: Clique(0, 1)) - 6) < 1e-12)
    #expect(abs(request.weight(of: triple) - 0.6) < 1e-12)
    request.emphasise(2, by: 4)
    #expect(abs(request.weight(of: triple) - 0.6 * 3) < 1e-12)
    request.workload[triple] = 2
    #expect(abs(request.weight(of: triple) - 12) < 1e-12)
    request.columns[1].share = 0
    #expect(request.weight(of: triple) == 0)
  }
}
