@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

/// Columns read by rules that drop real rows: charged for everything, whatever is measured of them.
@Suite struct DroppingColumnTests {
  private func plan(
    _ change: (inout [BudgetRequest.Column]) -> Void
  ) throws -> BudgetPlan {
    var columns = (0..<6).map { BudgetRequest.Column(name: "c\($0)", size: 10) }
    change(&columns)
    let total = try #require(Rho(0.02))
    return BudgetPlan(BudgetRequest(columns: columns, total: total, phases: .scored(total)))
  }

  @Test func theCeilingIsAtLeastTheRecordsCharge() throws {
    let without = try plan { _ in }
    let with = try plan { $0[1].dropsRows = true }
    #expect(with.ceilings[1] == max(without.ceilings[1], with.charged))
    #expect(with.ceilings[0] == without.ceilings[0])
    // Nothing else of the plan moves: what is measured is the same.
    #expect(with.oneWays == without.oneWays && with.scores == without.scores)
    #expect(with.pairCeilings == without.pairCeilings)
  }

  @Test func aColumnThatIsNeverMeasuredIsChargedToo() throws {
    let plan = try plan {
      $0[1].share = 0
      $0[1].dropsRows = true
    }
    #expect(!plan.oneWays.contains { $0.clique == Clique(1) })
    #expect(plan.ceilings[1] == plan.charged)
  }

  @Test func aRaiseChargesTheWholeDifference() throws {
    let plan = try plan {
      $0[1].share = 0
      $0[1].dropsRows = true
    }
    let made = plan.oneWays.map {
      Measurement(
        query: .marginal($0.clique), values: Array(repeating: 0, count: 10), variance: $0.variance,
        origin: .draft)
    }
    let larger = try #require(Rho(0.03))
    let raise = try #require(plan.raise(from: made, to: larger))
    #expect(raise.ceilings[1] == raise.charged)
    #expect(raise.ceilingsReached[1] == Rho.sum([plan.charged, raise.charged]))
  }

  @Test func theWallAddsTheRecordsSumToIt() throws {
    // All that the plan foresees is measured; the column that drops rows has spent what the record has.
    let plan = try plan { $0[1].dropsRows = true }
    let costs = (plan.oneWays + plan.scores).map(\.cost)
    let list = AccessList(costs, dropping: Clique(1))
    #expect(list.columnCost(of: Clique(1)).rho >= list.recordCost.rho)
    #expect(list.columnCost(of: Clique(1)).rho <= plan.ceilings[1])
  }
}
