import Foundation
@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct DomainPlanTests {
  private func column(
    _ name: String, _ size: Int = 16, share: Double = 1, cap: Double? = nil,
    by derivation: BudgetRequest.Derivation? = nil
  ) -> BudgetRequest.Column {
    BudgetRequest.Column(
      name: name, size: derivation?.nominalSize ?? size, share: share,
      cap: cap.flatMap(Rho.init), derivation: derivation)
  }

  private func request(
    _ columns: [BudgetRequest.Column], total: Double = 0.02, delta: Double = 1e-10,
    phases: PhaseFractions? = nil, rowsPerUnit: Int = 1
  ) throws -> BudgetRequest {
    let total = try amount(rho: total)
    return BudgetRequest(
      columns: columns, total: total, phases: phases ?? .scored(total), rowsPerUnit: rowsPerUnit,
      selectionDelta: try amount(delta: delta))
  }

  @Test func withoutDerivedColumnsTheFirstPlanIsTheLast() throws {
    let request = try request([column("a"), column("b", 9), column("c", 4, cap: 1e-3)])
    let domains = DomainPlan(request)
    #expect(domains.derivations.isEmpty && domains.reserve == .zero)
    #expect(domains.charged == PrivacyCost(rho: request.total))
    #expect(domains.plan(sizes: [16, 9, 4]) == BudgetPlan(request))
    let plan = BudgetPlan(request)
    #expect(domains.ceilings.map(\.rho) == plan.ceilings && plan.reserve == .zero)
  }

  @Test func theReserveIsSharedByShares() throws {
    let domains = DomainPlan(
      try request([
        column("a"), column("b", by: .partition), column("c", share: 3, by: .quantiles(levels: 5)),
        column("d", share: 2, by: .partition),
      ]))
    #expect(domains.derivations.map(\.column) == [1, 2, 3] && domains.shortfalls.isEmpty)
    let costs = domains.derivations.map { $0.cost.recordCost() }
    for (cost, share) in zip(costs, [1.0, 3, 2]) {
      let wanted = 0.05 * 0.02 * share / 6
      #expect(cost.rho.value <= wanted && cost.rho.value > wanted * 0.998)
    }
    #expect(domains.reserve.rho.value <= 0.001 && domains.reserve.delta.value <= 1e-10)
    #expect(costs[0].delta.value > 4.9e-11 && costs[1].delta == .zero)
    #expect(domains.columnReserves[0] == .zero)
    #expect(abs(domains.columnReserves[1].rho.value - 2 * costs[0].rho.value) < 1e-12)
    #expect(abs(domains.columnReserves[2].rho.value - 4 * costs[1].rho.value) < 1e-12)
    #expect(domains.limits.map(\.limit) == [.total, .total, .total])
    #expect(domains.limits[0].description.contains("b"))
  }

  @Test(arguments: [1, 3]) func everyLevelCostsFourTimesItsParent(rows: Int) throws {
    let domains = DomainPlan(
      try request([column("a"), column("b", by: .quantiles(levels: 6))], rowsPerUnit: rows))
    guard case .quantiles(let levels) = domains.derivations.first?.kind else {
      Issue.record("no bisection")
      return
    }
    #expect(levels.count == 6)
    for (parent, child) in zip(levels, levels.dropFirst()) {
      #expect(abs(child.value / parent.value - 2) < 0.002)
    }
    let cost = domains.reserve.rho.value
    #expect(cost <= 0.001 && cost > 0.000998)
  }

  @Test func deltaOfOpenDomainsIsTakenOffBeforeConversion() throws {
    let (epsilon, delta) = (try amount(epsilon: 1), try amount(delta: 1e-9))
    let open = [column("a"), column("b", by: .partition), column("c", by: .partition)]
    let charge = BudgetRequest.charge(for: open, epsilon: epsilon, delta: delta)
    #expect(charge.delta.value <= 1e-10 && charge.delta.value > 0.999e-10)
    #expect(abs(try #require(charge.epsilon(at: delta)).value - 1) < 1e-9)
    #expect(charge.rho < epsilon.rho(at: delta))
    let domains = DomainPlan(
      BudgetRequest(
        columns: open, total: charge.rho, phases: .scored(charge.rho),
        selectionDelta: charge.delta))
    #expect(domains.charged.delta <= charge.delta && domains.charged.delta.value > 0.99e-10)
    #expect(domains.charged.rho == charge.rho)
    for closed in [
      [column("a")], [column("b", by: .quantiles(levels: 4))],
      [column("b", share: 0, by: .partition)],
    ] {
      let charge = BudgetRequest.charge(for: closed, epsilon: epsilon, delta: delta)
      #expect(charge == PrivacyCost(rho: epsilon.rho(at: delta)))
    }
  }

  @Test func capsCountTheDerivation() throws {
    let domains = DomainPlan(
      try request([
        column("a"), column("b", cap: 4e-4, by: .partition),
        column("c", cap: 4e-4, by: .quantiles(levels: 3)),
      ]))
    for column in [1, 2] {
      let spent = domains.columnReserves[column].rho.value
      #expect(spent <= 1e-4 && spent > 0.99e-4)
      let ceiling = domains.ceilings[column].rho.value
      #expect(ceiling <= 4e-4 && ceiling > 3.99e-4)
    }
    #expect(domains.limits.map(\.limit) == [.cap(1), .cap(2)])
    let capped = domains.shortfalls.filter {
      if case .derivationCapped = $0.reason { true } else { false }
    }
    #expect(capped.map(\.column) == [1, 2] && capped.allSatisfy { $0.description.contains("cap") })
  }

  @Test func whatCannotBeDerivedIsSaidAndNeverMeasured() throws {
    let domains = DomainPlan(
      try request([
        column("a"), column("b", cap: 1e-11, by: .partition), column("c", share: 0, by: .partition),
        column("d", cap: 0, by: .quantiles(levels: 3)),
        column("e", cap: 1e-13, by: .quantiles(levels: 3)),
      ]))
    #expect(domains.derivations.isEmpty && domains.reserve == .zero)
    #expect(
      domains.shortfalls.map(\.reason) == [
        .underivable(.cap(try amount(rho: 1e-11))), .underivable(.neverMeasured),
        .underivable(.neverMeasured), .underivable(.cap(try amount(rho: 1e-13))),
      ])
    #expect(
      zip(domains.shortfalls, ["b", "c", "d", "e"]).allSatisfy { $0.description.contains($1) })
    #expect(domains.plan(sizes: [16, 5, 5, 5, 5]).oneWays.map(\.clique) == [Clique(0)])
    #expect(domains.ceilings.dropFirst().allSatisfy { $0 == .zero })

    let shown = DomainPlan(try request([column("a"), column("b", by: .partition)], delta: 0))
    #expect(shown.shortfalls.map(\.reason) == [.underivable(.delta)])
    let poor = DomainPlan(try request([column("b", by: .partition)], total: 0))
    #expect(poor.shortfalls.map(\.reason) == [.underivable(.total)])
    // The derivation fits under this cap and the marginal after it does not.
    let barely = DomainPlan(
      try request([column("a"), column("b", cap: 2.3e-10, by: .quantiles(levels: 1))]))
    #expect(barely.derivations.isEmpty && barely.reserve == .zero)
    #expect(barely.shortfalls.contains { $0.column == 1 })
  }

  @Test func sizesMoveBudgetWithinTheCeilings() throws {
    let request = try request([column("a"), column("b"), column("c", by: .partition)])
    let domains = DomainPlan(request)
    let wide = domains.plan(sizes: [16, 16, 5000])
    let narrow = domains.plan(sizes: [16, 16, 2])
    func own(_ plan: BudgetPlan) -> Double { plan.oneWays[2].variance.value }
    #expect(own(wide) < own(domains.nominal) && own(domains.nominal) < own(narrow))
    for plan in [wide, narrow] {
      #expect(plan.columnCeilings == domains.ceilings && plan.charged == request.total)
      #expect(plan.scores == domains.nominal.scores && plan.pairBudget > .zero)
      #expect(plan.reserve == domains.reserve && plan.pairCeilings.allSatisfy { $0 > .zero })
    }
    let alone = DomainPlan(try self.request(request.columns, phases: .independent))
    let large = alone.plan(sizes: [16, 16, 100_000])
    #expect(large.limits.map(\.limit).contains(.ceiling(2)))
    #expect(
      large.shortfalls.contains {
        if case .oneWayAtCeiling = $0.reason { $0.column == 2 } else { false }
      })
  }

  /// Whatever is asked and whatever the sizes turn out to be: derivations, one-ways, scores and solved
  /// pairs pass a wall that was charged before a size was known.
  @Test func everyDerivedPlanPassesTheWall() throws {
    var random = SplitMix(seed: 41)
    var derived = 0
    for trial in 0..<120 {
      let total = pow(10, -4 + 5 * random.unit())
      let columns = (0..<7).map { place in
        column(
          "c\(place)", 2 + Int(random.next() % 60),
          share: random.unit() < 0.1 ? 0 : pow(10, random.unit()),
          cap: random.unit() < 0.4 ? total * pow(10, -3 + 3.5 * random.unit()) : nil,
          by: [nil, .partition, .quantiles(levels: 1 + Int(random.next() % 6))][
            Int(random.next() % 3)])
      }
      let domains = DomainPlan(
        try request(
          columns, total: total, phases: trial % 4 == 0 ? .independent : nil,
          rowsPerUnit: 1 + trial % 2))
      for (column, ceiling) in zip(columns, domains.ceilings) {
        #expect(ceiling.rho <= column.cap ?? .largest)
      }
      let receipt = ChargeReceipt(
        id: "t", rho: domains.charged.rho, delta: domains.charged.delta,
        columnCeilings: domains.ceilings.map(\.rho), rowsPerUnit: 1 + trial % 2)
      let measurer = try ReleaseMeasurer(receipt, columnCount: 7)
      for derivation in domains.derivations {
        derived += 1
        switch derivation.kind {
        case .partition(let variance, let delta):
          _ = try measurer.deriveValues(
            of: PrivateValues(column: derivation.column, values: ["x"]), variance: variance,
            delta: delta)
        case .quantiles(let levels):
          let counts = TrueCounts(clique: Clique(derivation.column), cells: [3, 1, 0, 2])
          _ = try measurer.deriveCuts(of: counts, cells: 4, levels: levels)
        }
      }
      #expect(measurer.spent <= domains.reserve.rho)
      let plan = domains.plan(sizes: columns.map { _ in 1 + Int(random.next() % 3000) })
      #expect(plan.ceilings == domains.ceilings.map(\.rho))
      for access in plan.oneWays + plan.scores {
        let query: Query =
          access.kind == .marginal
          ? .marginal(access.clique) : .score(access.clique, reference: [0])
        _ = try measurer.measure(
          query, of: TrueCounts(clique: access.clique, cells: [0]), variance: access.variance)
      }
      let items = plan.scores.prefix(9).map { BudgetSolver.Item(clique: $0.clique, weight: 10) }
      let rhos = BudgetSolver.solve(items, budget: plan.pairBudget, ceilings: plan.pairCeilings)
      for (item, rho) in zip(items, rhos) {
        guard let variance = plan.variance(for: rho) else { continue }
        _ = try measurer.measure(
          .marginal(item.clique), of: TrueCounts(clique: item.clique, cells: [0]),
          variance: variance)
      }
    }
    #expect(derived > 200)
  }
}
