import Tables

/// What deriving domains may spend, and everything that is charged, before a size is known.
///
/// A pure function of a ``BudgetRequest`` whose derived columns have nominal sizes. The order is:
/// 1. `DomainPlan`: the derivations with their exact costs, and ``charged`` and ``ceilings`` for the ledger;
/// 2. the charge, then the derivations, then the encoding, whose sizes are now known;
/// 3. ``plan(sizes:)``: every σ² of one-ways and scores from what is left, under the same total and the
///    same ceilings.
///
/// The ceilings are those of a plan with the nominal sizes. A derived size moves one-way budget between
/// columns only as far as they allow: a column's one-way marginal may take at most its nominal part and
/// half of its nominal room for pairs. Without derived columns the first plan is the last.
public struct DomainPlan: Sendable, Hashable {
  /// One derivation, planned.
  public struct Derivation: Sendable, Hashable {
    /// The modelled column.
    public let column: Int
    /// How, with the exact σ² and δ′ or strengths.
    public let kind: DerivationCost.Kind

    /// Its cost; the column is its own source.
    public var cost: DerivationCost { DerivationCost(kind, sources: Clique(column)) }
  }

  /// What was asked for.
  public let request: BudgetRequest
  /// The derivations, in column order.
  public let derivations: [Derivation]
  /// The record-level cost of all derivations, δ′ included.
  public let reserve: PrivacyCost
  /// The column-level cost of each column's derivation; nothing for the others.
  public let columnReserves: [PrivacyCost]
  /// The plan at nominal sizes, which fixes the ceilings.
  public let nominal: BudgetPlan
  /// Which limit decides each derivation, in column order.
  public let limits: [AccessLimit]
  /// What could not be met, in column order; those of the nominal plan included.
  public let shortfalls: [Shortfall]

  /// Plans `request`.
  ///
  /// A column whose domain cannot be derived, or whose marginal could not be measured afterwards, is left
  /// out, which the shortfalls say.
  /// - Complexity: as ``BudgetPlan/init(_:)``, times one more than the columns left out.
  public init(_ request: BudgetRequest) {
    var left: Set<Int> = []
    var lost: [Shortfall] = []
    while true {
      let draft = DomainDraft(request, without: left)
      let domains = Domains(draft.derivations, request)
      let nominal = BudgetPlan(
        DomainPlan.measurable(request, domains.columns), domains: domains, limits: nil)
      let measured = Set(nominal.oneWays.flatMap(\.clique.columns))
      let hopeless = domains.columns.subtracting(measured)
      if hopeless.isEmpty {
        self.request = request
        derivations = draft.derivations
        reserve = domains.reserve
        columnReserves = domains.columnReserves
        self.nominal = nominal
        limits = draft.limits
        shortfalls = (lost + draft.shortfalls + nominal.shortfalls).sorted {
          $0.column < $1.column
        }
        return
      }
      left.formUnion(hopeless)
      lost += nominal.shortfalls.filter { hopeless.contains($0.column) }
    }
  }

  /// What is charged and certified at record level: all of the total, and the δ′ of the derivations.
  public var charged: PrivacyCost { PrivacyCost(rho: request.total, delta: reserve.delta) }

  /// What is charged and certified for each modelled column, derivation included, whatever its size will be.
  public var ceilings: [PrivacyCost] { nominal.columnCeilings }

  /// The plan of one-ways and scores once every size is known.
  ///
  /// - Parameter sizes: cells by modelled column; a missing one keeps its nominal size.
  public func plan(sizes: [Int]) -> BudgetPlan {
    guard !derivations.isEmpty else { return resized(sizes, limits: nil) }
    let own = nominal.oneWayCosts
    let limits = request.columns.indices.map { column in
      let room = nominal.pairCeilings[column].value / 2
      return ColumnLimit(
        ceiling: nominal.ceilings[column], reserve: columnReserves[column].rho,
        oneWay: own[column].value + room, isCap: nominal.isCapped[column])
    }
    return resized(sizes, limits: limits)
  }

  private func resized(_ sizes: [Int], limits: [ColumnLimit]?) -> BudgetPlan {
    let domains = Domains(derivations, request)
    var known = DomainPlan.measurable(request, domains.columns)
    for (column, size) in zip(known.columns.indices, sizes) { known.columns[column].size = size }
    return BudgetPlan(
      known, domains: domains, limits: limits.map { ($0, nominal.ceilings, nominal.isCapped) })
  }

  /// The request without the columns whose domain stays unknown.
  private static func measurable(
    _ request: BudgetRequest, _ derived: Set<Int>
  ) -> BudgetRequest {
    var request = request
    for column in request.columns.indices
    where request.columns[column].derivation != nil && !derived.contains(column) {
      request.columns[column].share = 0
    }
    return request
  }
}

/// The costs of planned derivations.
struct Domains {
  let columns: Set<Int>
  let kinds: [DerivationCost.Kind]
  let reserve: PrivacyCost
  let columnReserves: [PrivacyCost]

  init(_ derivations: [DomainPlan.Derivation], _ request: BudgetRequest) {
    columns = Set(derivations.map(\.column))
    kinds = derivations.map(\.kind)
    let rows = request.rowsPerUnit
    reserve = derivations.reduce(.zero) { $0 + $1.cost.recordCost(rowsPerUnit: rows) }
    var reserves = [PrivacyCost](repeating: .zero, count: request.columns.count)
    for derivation in derivations {
      reserves[derivation.column] = derivation.cost.columnCost(
        Clique(derivation.column), rowsPerUnit: rows)
    }
    columnReserves = reserves
  }
}
