import Privacy
import Synthesis
import Tables

/// The budget of a table, with what deriving domains takes of it.
///
/// A function of public choices and of what is derived how: the same before anything is measured and
/// when a release's rows are made again.
struct DomainBudget: Sendable {
  /// How domains are derived, by modelled column.
  private let derivations: [Int: BudgetRequest.Derivation]
  /// What is charged in all: ρ, and δ′ of derivations.
  let cost: PrivacyCost
  /// The plan of derivations; `nil` where there are none.
  private let domains: DomainPlan?
  private let synthesis: SynthesisRequest

  /// The budget of `request`, whose total is replaced; sizes of columns to be derived do not matter.
  ///
  /// - Parameter derivations: by column name; other names are passed over.
  init(
    _ request: SynthesisRequest, deriving derivations: [String: BudgetRequest.Derivation],
    epsilon: Epsilon, delta: Delta
  ) {
    var known: [Int: BudgetRequest.Derivation] = [:]
    for (place, column) in request.columns.enumerated() {
      known[place] = derivations[column.name]
    }
    self.derivations = known
    let columns = DomainBudget.nominal(request, known).columns
    cost = BudgetRequest.charge(for: columns, epsilon: epsilon, delta: delta)
    var synthesis = request
    synthesis.total = cost.rho
    self.synthesis = synthesis
    var budget = DomainBudget.nominal(synthesis, known)
    budget.selectionDelta = cost.delta
    domains = known.isEmpty ? nil : DomainPlan(budget)
  }

  private static func nominal(
    _ request: SynthesisRequest, _ derivations: [Int: BudgetRequest.Derivation]
  ) -> BudgetRequest {
    var budget = request.budget
    for (place, derivation) in derivations {
      budget.columns[place].derivation = derivation
      budget.columns[place].size = derivation.nominalSize
    }
    return budget
  }

  /// What is derived, in column order.
  var planned: [DomainPlan.Derivation] { domains?.derivations ?? [] }

  /// What is charged and certified at record level.
  var charged: PrivacyCost {
    domains?.charged ?? PrivacyCost(rho: Synthesizer(synthesis).plan.charged)
  }

  /// What is charged and certified for each modelled column.
  var ceilings: [PrivacyCost] {
    domains?.ceilings ?? Synthesizer(synthesis).plan.columnCeilings
  }

  /// What could not be met.
  var shortfalls: [Shortfall] { domains?.shortfalls ?? Synthesizer(synthesis).plan.shortfalls }

  /// The synthesizer of `request`, whose sizes are known now and whose total is this budget's.
  func synthesizer(_ request: SynthesisRequest) -> Synthesizer {
    var request = request
    request.total = cost.rho
    guard let domains else { return Synthesizer(request) }
    return Synthesizer(request, plan: domains.plan(sizes: request.budget.columns.map(\.size)))
  }
}
