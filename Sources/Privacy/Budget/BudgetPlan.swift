import Tables

/// Every σ² that can be fixed before the first access to the rows, and the ceilings that are certified.
///
/// A pure function of a ``BudgetRequest``. One-way marginals get ρ_c ∝ (w_c n_c)^(2/3), which
/// minimises Σ w_c n_c ρ_c^(−1/2); pair scores get ρ_ab ∝ (w_a w_b)^(1/3), the same optimum for a pair's weight
/// √(w_a w_b); what is left is split later by ``BudgetSolver``, within ``pairBudget`` and
/// ``pairCeilings``, once released scores have chosen the pairs. Where domains are derived, a
/// ``DomainPlan`` comes first and its costs are spent already.
public struct BudgetPlan: Sendable, Hashable {
  /// One access, planned.
  public struct Access: Sendable, Hashable {
    /// Marginal or score.
    public let kind: AccessCost.Kind
    /// The modelled columns.
    public let clique: Clique
    /// The noise's variance.
    public let variance: Variance

    /// Its cost; every column is its own source.
    public var cost: AccessCost { AccessCost(kind, sources: clique, variance: variance) }
  }

  /// How far a column's pairs may use the pair budget by default: 2ρ_pairs · min(1, κ · w_c/mean w).
  public static let pairUse = 0.6

  /// What was asked for, with the sizes that were planned with.
  public let request: BudgetRequest
  /// The record-level ρ that is charged and certified: all of the total, whatever is left unspent.
  public let charged: Rho
  /// What derivations of domains take of it, and their δ′, which is charged too.
  public let reserve: PrivacyCost
  /// The column-level ρ that is charged and certified, by modelled column, derivation included; 0 for
  /// one never measured. A column read by a rule that drops real rows has at least ``charged``.
  public let ceilings: [Rho]
  /// The one-way marginals, in column order; a column never measured has none.
  public let oneWays: [Access]
  /// The pair scores, in order of their cliques.
  public let scores: [Access]
  /// The record-level ρ left for pairs, to be split by ``BudgetSolver``.
  public let pairBudget: Rho
  /// The column-level ρ left to each column for its pairs.
  public let pairCeilings: [Rho]
  /// Rows one unit may contribute.
  public let rowsPerUnit: Int
  /// What could not be met, in column order.
  public let shortfalls: [Shortfall]
  /// Which limit decides each of ``oneWays`` and then of ``scores``.
  public let limits: [AccessLimit]
  /// Whether a column's ceiling is its cap, by column, or else what its share gives it.
  let isCapped: [Bool]
  /// The column-level cost of each column's derivation.
  let columnReserves: [PrivacyCost]
  /// Whether all that is asked is a marginal or a partition selection: no score, no bisection.
  let asksCountsOnly: Bool

  /// Plans `request`; where domains are derived, at the nominal sizes.
  ///
  /// - Complexity: O(columns³) at worst, about 0.2 ms for 15 columns.
  public init(_ request: BudgetRequest) {
    let domains = DomainPlan(request)
    self = domains.nominal
  }

  /// Plans `request` from what `domains` leave, within ceilings already charged if there are any.
  init(
    _ request: BudgetRequest, domains: Domains,
    limits fixed: (limits: [ColumnLimit], ceilings: [Rho], isCapped: [Bool])?
  ) {
    let rows = request.rowsPerUnit
    let reserves = domains.columnReserves
    let limits =
      fixed?.limits
      ?? zip(request.columns, reserves).map { ColumnLimit(cap: $0.cap, reserve: $1.rho) }
    let free = Rho(max(0, request.total.value - domains.reserve.rho.value)) ?? .zero
    var draft = PlanDraft(request, budget: free, limits: limits)
    draft.settle()
    let accesses = draft.accesses()
    let spent = (accesses.oneWays + accesses.scores).map(\.cost)
    let all = Rho.sum([domains.reserve.rho, spent.recordRho(rowsPerUnit: rows)])
    let pairs = draft.hasPairs ? request.total.value - all.value : 0
    let pairBudget = Rho(max(0, pairs.nextDown)) ?? .zero
    let base = request.columns.indices.map { column in
      Rho.sum([reserves[column].rho, spent.columnRho(Clique(column), rowsPerUnit: rows)])
    }
    let own =
      fixed.map { ($0.ceilings, $0.isCapped) }
      ?? BudgetPlan.ceilings(
        request, measured: accesses.oneWays.map { $0.clique.columns[0] }, base: base,
        pairBudget: pairBudget)
    self.request = request
    charged = request.total
    reserve = domains.reserve
    isCapped = own.1
    ceilings = zip(request.columns, own.0).map { $0.dropsRows ? max($1, request.total) : $1 }
    oneWays = accesses.oneWays
    scores = accesses.scores
    self.pairBudget = pairBudget
    pairCeilings = zip(own.0, base).map { ceiling, base in
      Rho(max(0, (ceiling.value - base.value).nextDown)) ?? .zero
    }
    rowsPerUnit = rows
    shortfalls = draft.shortfalls.sorted { $0.column < $1.column }
    self.limits = draft.limits(accesses.oneWays + accesses.scores)
    columnReserves = reserves
    asksCountsOnly =
      accesses.scores.isEmpty
      && domains.kinds.allSatisfy { if case .partition = $0 { true } else { false } }
  }

  /// What columns are certified for: what is planned and a part of the pair budget, or the cap.
  private static func ceilings(
    _ request: BudgetRequest, measured: [Int], base: [Rho], pairBudget: Rho
  ) -> ([Rho], [Bool]) {
    let shares = measured.map { request.columns[$0].share }
    let mean = shares.reduce(0, +) / Double(max(1, shares.count))
    var ceilings = [Rho](repeating: .zero, count: request.columns.count)
    var isCapped = [Bool](repeating: false, count: request.columns.count)
    for column in measured {
      let use = min(1, pairUse * request.columns[column].share / mean)
      let wanted = Rho.sum([base[column], Rho(2 * pairBudget.value * use) ?? .zero])
      let cap = request.columns[column].cap ?? wanted
      ceilings[column] = min(wanted, cap)
      isCapped[column] = cap < wanted
    }
    return (ceilings, isCapped)
  }

  /// The variance at which a marginal costs at most `rho` at record level; `nil` when ρ is too small.
  public func variance(for rho: Rho) -> Variance? {
    Variance.costing(atMost: rho, rowsPerUnit: rowsPerUnit)
  }

  /// The column-level ρ that is certified with the δ′ of each column's derivation.
  public var columnCeilings: [PrivacyCost] {
    request.columns.indices.map { column in
      let own = columnReserves[column].delta
      return PrivacyCost(
        rho: ceilings[column],
        delta: request.columns[column].dropsRows ? max(own, reserve.delta) : own)
    }
  }

  /// The column-level cost of each column's one-way marginal; 0 where there is none.
  var oneWayCosts: [Rho] {
    var costs = [Rho](repeating: .zero, count: request.columns.count)
    for access in oneWays {
      costs[access.clique.columns[0]] = access.cost.columnRho(
        access.clique, rowsPerUnit: rowsPerUnit)
    }
    return costs
  }
}
