import Foundation
@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct BudgetPlanTests {
  private let adult = [85, 9, 100, 16, 7, 15, 6, 5, 2, 100, 100, 99, 42, 2]

  private func request(
    _ total: Double = 0.015, phases: PhaseFractions? = nil, rowsPerUnit: Int = 1,
    change: (inout [BudgetRequest.Column]) -> Void = { _ in }
  ) throws -> BudgetRequest {
    var columns = adult.enumerated().map { BudgetRequest.Column(name: "c\($0)", size: $1) }
    change(&columns)
    let total = try #require(Rho(total))
    return BudgetRequest(
      columns: columns, total: total, phases: phases ?? .scored(total), rowsPerUnit: rowsPerUnit)
  }

  private func spent(_ plan: BudgetPlan) -> [AccessCost] {
    (plan.oneWays + plan.scores).map {
      AccessCost($0.kind, sources: $0.clique, variance: $0.variance)
    }
  }

  @Test func phasesTakeTheirFractions() throws {
    let request = try request()
    let plan = BudgetPlan(request)
    let oneWay = Rho.sum(plan.oneWays.map { Rho(1 / (2 * $0.variance.value)) ?? .zero })
    let scores = Rho.sum(plan.scores.map { Rho(1 / (2 * $0.variance.value)) ?? .zero })
    #expect(abs(oneWay.value / 0.015 - 0.3) < 0.001)
    #expect(abs(scores.value / 0.015 - 0.1) < 0.001)
    #expect(abs(plan.pairBudget.value / 0.015 - 0.6) < 0.002)
    #expect(plan.oneWays.count == 14 && plan.scores.count == 91)
    #expect(plan.charged == request.total && plan.shortfalls.isEmpty)
  }

  @Test func fractionsAreClamped() throws {
    #expect(PhaseFractions.scored(try #require(Rho(1e-9))).oneWay == 0.6)
    #expect(PhaseFractions.scored(try #require(Rho(1e9))).oneWay == 0.1)
    #expect(PhaseFractions.scored(.zero).oneWay == 0.6)
    #expect(PhaseFractions(oneWay: 0.9, scores: 0.2) == nil)
  }

  @Test func independentSpendsAllOnOneWays() throws {
    let plan = BudgetPlan(try request(phases: .independent))
    #expect(plan.scores.isEmpty && plan.pairBudget == .zero)
    #expect(spent(plan).recordRho().value > 0.015 * 0.999)
    let ratio = plan.oneWays[4].variance.value / plan.oneWays[0].variance.value
    #expect(abs(ratio - pow(85.0 / 7, 2 / 3)) < 0.01 * ratio)
  }

  @Test func shareZeroAndCapZeroAreNeverMeasured() throws {
    let plan = BudgetPlan(
      try request {
        $0[3].share = 0
        $0[5].cap = .zero
        $0[6].share = .nan
      })
    for column in [3, 5, 6] {
      #expect(!(plan.oneWays + plan.scores).contains { $0.clique.contains(column) })
      #expect(plan.ceilings[column] == .zero && plan.pairCeilings[column] == .zero)
    }
    #expect(plan.scores.count == 55)
  }

  @Test func movedShareLeavesTheTotalAndMovesTheCeiling() throws {
    let before = BudgetPlan(try request())
    let after = BudgetPlan(try request { $0[2].share = 3 })
    #expect(after.charged == before.charged)
    #expect(after.ceilings[2] > before.ceilings[2])
    #expect(after.ceilings[1] < before.ceilings[1])
    #expect(after.oneWays[2].variance.value < before.oneWays[2].variance.value)
  }

  @Test func lowCapsAreKeptAndSaid() throws {
    let tight = try #require(Rho(1e-4))
    let plan = BudgetPlan(try request { $0[2].cap = tight })
    #expect(plan.ceilings[2] <= tight)
    #expect(!plan.scores.contains { $0.clique.contains(2) })
    #expect(plan.scores.count == 78)
    #expect(spent(plan).columnRho(Clique(2)) <= tight)
    #expect(plan.shortfalls.count == 2)
    #expect(plan.shortfalls.allSatisfy { $0.column == 2 && $0.description.contains("c2") })

    let hopeless = BudgetPlan(try request { $0[2].cap = Rho(1e-11) })
    #expect(hopeless.oneWays.count == 13 && hopeless.ceilings[2] == .zero)
    #expect(hopeless.shortfalls.count == 1)
  }

  @Test func extremes() throws {
    let nothing = BudgetPlan(try request(0))
    #expect(nothing.oneWays.isEmpty && nothing.scores.isEmpty && nothing.shortfalls.count == 14)
    let tiny = BudgetPlan(try request(1e-8))
    #expect(tiny.scores.isEmpty && spent(tiny).recordRho().value <= 1e-8)
    let huge = BudgetPlan(try request(1e6))
    #expect(spent(huge).recordRho().value <= 1e6)
    let one = BudgetPlan(
      BudgetRequest(
        columns: [.init(name: "a", size: 4)], total: try #require(Rho(0.01)),
        phases: .scored(try #require(Rho(0.01)))))
    #expect(one.oneWays.count == 1 && one.pairBudget == .zero)
    #expect(spent(one).recordRho().value > 0.00999)
    let none = BudgetPlan(BudgetRequest(columns: [], total: .zero, phases: .independent))
    #expect(none.ceilings.isEmpty)
  }

  /// Whatever the shares, caps and units: the plan and any solved pairs pass the wall.
  @Test func everyPlanPassesTheWall() throws {
    var random = SplitMix(seed: 13)
    for trial in 0..<150 {
      let rowsPerUnit = 1 + trial % 3
      let total = pow(10, -5 + 6 * random.unit())
      let request = try request(
        total, phases: trial % 5 == 0 ? .independent : nil, rowsPerUnit: rowsPerUnit
      ) {
        for column in $0.indices {
          $0[column].size = 1
          $0[column].share = random.unit() < 0.1 ? 0 : pow(10, -1 + 2 * random.unit())
          if random.unit() < 0.4 { $0[column].cap = Rho(total * pow(10, -3 + 3.5 * random.unit())) }
        }
      }
      let plan = BudgetPlan(request)
      for (column, ceiling) in plan.ceilings.enumerated() {
        #expect(ceiling <= request.columns[column].cap ?? .largest)
      }
      let receipt = ChargeReceipt(
        id: "t", rho: plan.charged, columnCeilings: plan.ceilings, rowsPerUnit: rowsPerUnit)
      let measurer = try ReleaseMeasurer(receipt, columnCount: 14)
      for access in plan.oneWays + plan.scores {
        let query: Query =
          access.kind == .marginal
          ? .marginal(access.clique) : .score(access.clique, reference: [0])
        let counts = TrueCounts(clique: access.clique, cells: [0])
        _ = try measurer.measure(query, of: counts, variance: access.variance)
      }
      let items = plan.scores.prefix(20).map { BudgetSolver.Item(clique: $0.clique, weight: 10) }
      let rhos = BudgetSolver.solve(items, budget: plan.pairBudget, ceilings: plan.pairCeilings)
      for (item, rho) in zip(items, rhos) {
        guard let variance = plan.variance(for: rho) else { continue }
        let counts = TrueCounts(clique: item.clique, cells: [0])
        _ = try measurer.measure(.marginal(item.clique), of: counts, variance: variance)
      }
    }
  }
}
