import Foundation
import Tables
import Testing

@testable import Privacy

@Suite struct AccessLimitTests {
  private func plan(_ caps: [Double?]) throws -> BudgetPlan {
    let rho = try amount(rho: 0.02)
    let columns = caps.enumerated().map {
      BudgetRequest.Column(name: "c\($0)", size: 10, cap: $1.flatMap(Rho.init))
    }
    return BudgetPlan(BudgetRequest(columns: columns, total: rho, phases: .scored(rho)))
  }

  @Test func plannedAccessesSayWhatLimitsThem() throws {
    let plan = try plan([nil, 1e-4, nil])
    #expect(
      plan.limits.map(\.access)
        == plan.oneWays.map { .marginal($0.clique) } + plan.scores.map { .score($0.clique) })
    #expect(plan.limits.prefix(3).map(\.limit) == [.total, .cap(1), .total])
    #expect(plan.limits.dropFirst(3).allSatisfy { $0.limit == .total })
    #expect(
      plan.limits[1].description
        == "The counts of c1: the cap of c1 decides how much noise there is.")
  }

  @Test func solvedPairsSayWhatLimitsThem() throws {
    // At κ·w/mean = 0.6 a column's share lets it use 0.6 of the pair budget; the cap leaves column 2 less.
    let plan = try plan([nil, nil, 4e-3, nil])
    let pairs = [Clique(0, 1), Clique(0, 2), Clique(1, 2)]
    let solution = BudgetSolver.solution(
      pairs.map { .init(clique: $0, weight: 1) }, budget: plan.pairBudget,
      ceilings: plan.pairCeilings, sweeps: 1000)
    let limits = plan.limits(pairs, in: solution)
    #expect(limits.map(\.access) == pairs.map { .marginal($0) })
    #expect(limits[0].limit == .ceiling(0) || limits[0].limit == .ceiling(1))
    #expect(limits[1].limit == .cap(2) && limits[2].limit == .cap(2))
    #expect(limits[1].description.contains("the cap of c2"))
    #expect(limits[0].description.contains("the share of"))
  }

  @Test func closedForms() throws {
    func limits(_ ceilings: [Double?], weight: Double = 1) throws -> [BudgetSolver.Limit?] {
      BudgetSolver.solution(
        [.init(clique: Clique(0, 1), weight: weight)], budget: try amount(rho: 1),
        ceilings: ceilings.map { $0.flatMap(Rho.init) }
      ).limits
    }
    #expect(try limits([nil, nil]) == [.budget])
    #expect(try limits([0.4, 0.1]) == [.ceiling(1)])
    #expect(try limits([5, 9]) == [.budget])
    #expect(try limits([0, nil]) == [.ceiling(0)])
    #expect(try limits([0.4, 0.1], weight: 0) == [nil])
  }

  /// The limit that is named is used up, to 2%, whatever the case.
  @Test func whatBindsIsUsedUp() throws {
    var random = SplitMix(seed: 71)
    for _ in 0..<100 {
      let items = (0..<12).map { _ in
        BudgetSolver.Item(
          clique: Clique([Int(random.next() % 6), Int(random.next() % 6)]),
          weight: pow(10, 3 * random.unit()))
      }
      let ceilings = (0..<6).map { _ in random.unit() < 0.7 ? Rho(2 * random.unit()) : nil }
      let solution = BudgetSolver.solution(
        items, budget: try amount(rho: 1), ceilings: ceilings, sweeps: 1000)
      for limit in Set(solution.limits.compactMap { $0 }) {
        switch limit {
        case .budget: #expect(Rho.sum(solution.rhos).value > 0.98)
        case .ceiling(let column):
          let used = zip(items, solution.rhos).filter { $0.0.clique.contains(column) }
          let sum = 2 * Rho.sum(used.map(\.1)).value
          #expect(sum > 0.98 * (try #require(ceilings[column])).value)
        }
      }
    }
  }
}
