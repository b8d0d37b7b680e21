import Foundation
@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct BudgetRaiseTests {
  private func plan(_ total: Double, caps: [Int: Double] = [:], rows: Int = 1) throws -> BudgetPlan
  {
    let rho = try amount(rho: total)
    let columns = (0..<6).map {
      BudgetRequest.Column(name: "c\($0)", size: 4 + 9 * $0, cap: caps[$0].flatMap(Rho.init))
    }
    return BudgetPlan(
      BudgetRequest(columns: columns, total: rho, phases: .scored(rho), rowsPerUnit: rows))
  }

  /// One-ways, scores and five pairs of a plan, as measured.
  private func made(_ plan: BudgetPlan) -> [Privacy.Measurement] {
    let items = plan.scores.prefix(5).map {
      BudgetSolver.Item(clique: $0.clique, weight: Double(1 + $0.clique.columns[1]))
    }
    let rhos = BudgetSolver.solve(items, budget: plan.pairBudget, ceilings: plan.pairCeilings)
    let pairs = zip(items, rhos).compactMap { item, rho in
      plan.variance(for: rho).map { (Query.marginal(item.clique), $0) }
    }
    let oneWays = plan.oneWays.map { (Query.marginal($0.clique), $0.variance) }
    let scores = plan.scores.map { (Query.score($0.clique, reference: [0]), $0.variance) }
    return (oneWays + scores + pairs).map {
      Privacy.Measurement(query: $0.0, values: [0], variance: $0.1, origin: .charged("c"))
    }
  }

  @Test func onlyTheDifferenceIsChargedAndItPassesTheWall() throws {
    var random = SplitMix(seed: 51)
    for trial in 0..<100 {
      let total = pow(10, -3 + 3 * random.unit())
      let larger = try amount(rho: total * (1.01 + 4 * random.unit()))
      let caps = [2: total * (0.01 + 3 * random.unit()), 4: total * random.unit()]
      let plan = try plan(total, caps: caps, rows: 1 + trial % 2)
      let before = made(plan)
      guard let raise = plan.raise(from: before, to: larger) else {
        Issue.record("no raise")
        continue
      }
      #expect(raise.charged.value <= larger.value - total)
      #expect(raise.charged.value > (larger.value - total) * (1 - 1e-9) && raise.total <= larger)
      let receipt = ChargeReceipt(
        id: "t", rho: raise.charged, columnCeilings: raise.ceilings, rowsPerUnit: 1 + trial % 2)
      let measurer = try ReleaseMeasurer(receipt, columnCount: 6)
      for access in raise.accesses {
        #expect(access.kind == .marginal)
        _ = try measurer.measure(
          .marginal(access.clique), of: TrueCounts(clique: access.clique, cells: [0]),
          variance: access.variance)
      }
      // Rounded up at every addition, what is spent in all is within the larger total and the caps.
      let all = AccessList(
        before + measurer.log, columns: .identity(6), rowsPerUnit: 1 + trial % 2)
      #expect(all.recordCost.rho <= larger)
      for (column, cap) in caps {
        #expect(raise.ceilingsReached[column].value <= cap)
        #expect(all.columnCost(of: Clique(column)).rho.value <= cap)
      }
      for column in 0..<6 {
        #expect(all.columnCost(of: Clique(column)).rho <= raise.ceilingsReached[column])
      }
    }
  }

  /// Without caps every marginal grows in proportion, and its combination is worth one at the sum.
  @Test func everyMarginalIsRaisedInProportion() throws {
    let plan = try plan(0.02)
    let before = made(plan)
    let raise = try #require(plan.raise(from: before, to: amount(rho: 0.05)))
    let marginals = before.filter { $0.query.kind == .marginal }
    #expect(raise.accesses.map(\.clique) == marginals.map(\.query.clique).sorted())
    let spent = marginals.reduce(0) { $0 + $1.rho.value }
    for access in raise.accesses {
      let first = try #require(marginals.first { $0.query.clique == access.clique })
      let wanted = first.rho.value * (1 + 0.03 / spent)
      let more = Privacy.Measurement(
        query: first.query, values: [0], variance: access.variance, origin: .charged("d"))
      let both = try #require(Privacy.Measurement.combined([first, more]))
      let reached = 1 / (2 * both.variance)
      #expect(reached <= wanted && reached > wanted * 0.998)
    }
    let again = try #require(
      plan.raise(
        from: before
          + raise.accesses.map {
            Privacy.Measurement(
              query: .marginal($0.clique), values: [0], variance: $0.variance,
              origin: .charged("d"))
          }, to: amount(rho: 0.06), after: raise))
    #expect(again.total.value <= 0.06 && abs(again.charged.value - 0.01) < 1e-12)
    #expect(again.accesses.count == raise.accesses.count)
  }

  /// 100,000 cells measured, raised and combined, against one measurement at the combined variance: two
  /// samples' Kolmogorov distance; passed by chance with probability 1e-6 (2·exp(−2·2.7²)) a seed, and the
  /// lattice of one measurement of σ ≈ 10 takes at most 0.04 of the law more.
  @Test func aRaisedMarginalHasTheLawOfOneMeasurement() throws {
    let plan = try plan(0.02)
    let before = made(plan)
    let raise = try #require(plan.raise(from: before, to: amount(rho: 0.05)))
    let access = try #require(raise.accesses.first)
    let first = try #require(before.first { $0.query == .marginal(access.clique) })
    let count = 100_000
    func noise(_ variance: Variance, _ seed: UInt64) -> [Int64] {
      DiscreteGaussian(variance: variance).samples(count, bits: SplitMix(seed: seed))
    }
    func measured(_ variance: Variance, _ seed: UInt64) -> Privacy.Measurement {
      Privacy.Measurement(
        query: first.query, values: noise(variance, seed), variance: variance,
        origin: .charged("c"))
    }
    let both = try #require(
      Privacy.Measurement.combined([measured(first.variance, 61), measured(access.variance, 62)]))
    let one = try #require(Variance.roundedUp(from: both.variance))
    let left = both.values.sorted()
    let right = noise(one, 63).map(Double.init).sorted()
    let square = both.values.reduce(0) { $0 + $1 * $1 } / Double(count)
    #expect(abs(square / both.variance - 1) < 5 * (2 / Double(count)).squareRoot())
    var (place, distance) = (0, 0.0)
    for (rank, value) in left.enumerated() {
      while place < count, right[place] <= value { place += 1 }
      distance = max(distance, abs(Double(rank + 1 - place)) / Double(count))
    }
    #expect(distance < 2.7 * (2 / Double(count)).squareRoot() + 0.4 / both.variance.squareRoot())
  }

  @Test func nothingToRaiseIsNone() throws {
    let plan = try plan(0.02)
    let before = made(plan)
    #expect(plan.raise(from: before, to: try amount(rho: 0.02)) == nil)
    #expect(plan.raise(from: before, to: .zero) == nil)
    #expect(plan.raise(from: before, to: try amount(rho: 0.02 + 1e-12)) == nil)
    #expect(plan.raise(from: [], to: try amount(rho: 0.05)) == nil)
    let scores = before.filter { $0.query.kind == .score }
    #expect(plan.raise(from: scores, to: try amount(rho: 0.05)) == nil)
  }

  @Test func aColumnAtItsCapIsNotRaised() throws {
    let plan = try plan(0.02, caps: [1: 1e-3])
    #expect(plan.ceilings[1].value == 1e-3)
    let raise = try #require(plan.raise(from: made(plan), to: amount(rho: 0.05)))
    #expect(!raise.accesses.contains { $0.clique.contains(1) } && raise.ceilings[1] == .zero)
  }
}
