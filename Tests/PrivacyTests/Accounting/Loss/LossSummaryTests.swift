import Tables
import Testing

@testable import Privacy

@Suite struct LossSummaryTests {
  private let delta = Delta(1e-6) ?? .zero

  private func plan(_ phases: PhaseFractions = .independent) throws -> BudgetPlan {
    let rho = try amount(rho: 0.05)
    let columns = (0..<6).map { BudgetRequest.Column(name: "c\($0)", size: 3 + 7 * $0) }
    return BudgetPlan(BudgetRequest(columns: columns, total: rho, phases: phases))
  }

  private func measured(
    _ accesses: [BudgetPlan.Access], origin: NoiseOrigin = .charged("c")
  ) -> [Privacy.Measurement] {
    accesses.map { access in
      Privacy.Measurement(
        query: access.kind == .marginal
          ? .marginal(access.clique) : .score(access.clique, reference: []),
        values: [], variance: access.variance, origin: origin)
    }
  }

  private func partition(_ sigma2: UInt32) throws -> DomainDerivation {
    DomainDerivation(
      column: 0,
      kind: .partition(variance: try #require(Variance(sigma2)), delta: try amount(delta: 1e-7)),
      answer: .values([], threshold: 1), origin: .charged("c"))
  }

  @Test func fixedScalesMayBeCertified() throws {
    for phases in [PhaseFractions.independent, .scored(try amount(rho: 0.05))] {
      let plan = try plan(phases)
      let all = LossSummary(measured(plan.oneWays + plan.scores), plan: plan, at: delta)
      #expect(all.mayCertify && all.caveats.isEmpty)
      let (composed, converted) = (try #require(all.epsilon), try #require(all.converted))
      #expect(composed.value < 0.99 * converted.value && composed.value > 0.8 * converted.value)
      // What was planned and not made is counted all the same.
      let some = LossSummary(measured(Array(plan.oneWays.prefix(2))), plan: plan, at: delta)
      #expect(some == all)
    }
  }

  @Test func whatWasChosenLaterIsInformation() throws {
    let plan = try plan(.scored(try amount(rho: 0.05)))
    let planned = measured(plan.oneWays + plan.scores)
    let pair = Privacy.Measurement(
      query: .marginal(Clique(0, 1)), values: [], variance: try #require(Variance(60)),
      origin: .charged("c"))
    let summary = LossSummary(planned + [pair], plan: plan, at: delta)
    #expect(summary.caveats == [.chosenLater] && !summary.mayCertify)
    #expect(try #require(summary.epsilon) < #require(summary.converted))
    let twice = LossSummary(planned + [planned[0]], plan: plan, at: delta)
    #expect(twice.caveats == [.chosenLater])
    let unplanned = LossSummary(planned, plan: nil, at: delta)
    #expect(unplanned.caveats == [.chosenLater])
    let draft = LossSummary(measured(plan.oneWays, origin: .draft), plan: plan, at: delta)
    #expect(draft.caveats == [.draft])
  }

  @Test func derivationsAreCountedAndSaid() throws {
    let plan = try plan()
    let made = measured(plan.oneWays)
    let without = LossSummary(made, plan: plan, at: delta)
    let open = LossSummary(made, derivations: [try partition(500)], plan: plan, at: delta)
    #expect(open.caveats == [.derivedDomains] && open.cost.delta.value == 1e-7)
    #expect(try #require(open.epsilon) > #require(without.epsilon))
    #expect(try #require(open.epsilon) < #require(open.converted))
    let cuts = DomainDerivation(
      column: 0, kind: .quantiles(levels: [try #require(SelectionStrength(1, over: 9))]),
      answer: .cuts([], cells: 2), origin: .charged("c"))
    let bisected = LossSummary(made, derivations: [cuts], plan: plan, at: delta)
    #expect(bisected.caveats == [.derivedDomains] && bisected.epsilon == bisected.converted)
    let spent = LossSummary(
      made, derivations: Array(repeating: try partition(500), count: 20), plan: plan, at: delta)
    #expect(spent.epsilon == nil && spent.converted == nil)
  }

  @Test func extremes() throws {
    let plan = try plan()
    let several = LossSummary(measured(plan.oneWays), plan: plan, rowsPerUnit: 3, at: delta)
    #expect(several.caveats == [.severalRows] && several.epsilon == several.converted)
    #expect(several.cost.rho.value > 8.9 * plan.charged.value)
    let nothing = LossSummary([], plan: nil, at: delta)
    #expect(nothing.epsilon == .zero && nothing.converted == .zero && nothing.mayCertify)
    let certain = LossSummary(measured(plan.oneWays), plan: plan, at: .zero)
    #expect(certain.epsilon == nil)
    for caveat in [LossSummary.Caveat.severalRows, .derivedDomains, .chosenLater, .draft] {
      #expect(caveat.description.hasSuffix("."))
    }
  }
}
