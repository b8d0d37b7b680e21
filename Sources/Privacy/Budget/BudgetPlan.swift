import Tables

/// Every σ² that can be fixed before the first access to the rows, and the ceilings that are certified.
///
/// A pure function of a ``BudgetRequest``. One-way marginals get ρ_c ∝ (w_c n_c)^(2/3), which
/// minimises Σ w_c n_c ρ_c^(−1/2); pair scores get ρ_ab ∝ (w_a w_b)^(1/3), the same optimum for a pair's weight
/// √(w_a w_b); what is left is split later by ``BudgetSolver``, within ``pairBudget`` and
/// ``pairCeilings``, once released scores have chosen the pairs.
public struct BudgetPlan: Sendable, Hashable {
  /// One access, planned.
  public struct Access: Sendable, Hashable {
    /// Marginal or score.
    public let kind: AccessCost.Kind
    /// The modelled columns.
    public let clique: Clique
    /// The noise's variance.
    public let variance: Variance
  }

  /// How far a column's pairs may use the pair budget by default: 2ρ_pairs · min(1, κ · w_c/mean w).
  public static let pairUse = 0.6

  /// The record-level ρ that is charged and certified: all of the total, whatever is left unspent.
  public let charged: Rho
  /// The column-level ρ that is charged and certified, by modelled column; 0 for one never measured.
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

  /// Plans `request`.
  ///
  /// - Complexity: O(columns³) at worst, about 0.2 ms for 15 columns.
  public init(_ request: BudgetRequest) {
    var draft = PlanDraft(request)
    draft.settle()
    let accesses = draft.accesses()
    let rows = request.rowsPerUnit
    let spent = (accesses.oneWays + accesses.scores).map {
      AccessCost($0.kind, sources: $0.clique, variance: $0.variance)
    }
    let pairs = draft.hasPairs ? request.total.value - spent.recordRho(rowsPerUnit: rows).value : 0
    let pairBudget = Rho(max(0, pairs.nextDown)) ?? .zero
    let base = request.columns.indices.map { spent.columnRho(Clique($0), rowsPerUnit: rows) }
    let measured = accesses.oneWays.map { $0.clique.columns[0] }
    let shares = measured.map { request.columns[$0].share }
    let mean = shares.reduce(0, +) / Double(max(1, shares.count))
    var ceilings = [Rho](repeating: .zero, count: request.columns.count)
    for column in measured {
      let use = min(1, BudgetPlan.pairUse * request.columns[column].share / mean)
      let wanted = Rho.sum([base[column], Rho(2 * pairBudget.value * use) ?? .zero])
      ceilings[column] = min(wanted, request.columns[column].cap ?? wanted)
    }
    charged = request.total
    self.ceilings = ceilings
    oneWays = accesses.oneWays
    scores = accesses.scores
    self.pairBudget = pairBudget
    pairCeilings = zip(ceilings, base).map { ceiling, base in
      Rho(max(0, (ceiling.value - base.value).nextDown)) ?? .zero
    }
    rowsPerUnit = rows
    shortfalls = draft.shortfalls.sorted { $0.column < $1.column }
  }

  /// The variance at which a marginal costs at most `rho` at record level; `nil` when ρ is too small.
  public func variance(for rho: Rho) -> Variance? {
    Variance.costing(atMost: rho, rowsPerUnit: rowsPerUnit)
  }
}
