import Foundation
import Tables

/// The planner at work: which columns are measured and scored, and with how much.
struct PlanDraft {
  private let request: BudgetRequest
  private let budget: Rho
  private let columnLimits: [ColumnLimit]
  private var cut: Set<Int> = []
  private var measured: [Int]
  private var scored: Set<Int>
  private var oneWay: [Int: Double] = [:]
  private var score: [(clique: Clique, rho: Double)] = []
  private(set) var shortfalls: [Shortfall] = []

  /// Of `request`, with a record-level `budget` for all of it and the columns within `limits`.
  init(_ request: BudgetRequest, budget: Rho, limits: [ColumnLimit]) {
    self.request = request
    self.budget = budget
    columnLimits = limits
    measured = request.columns.indices.filter { request.columns[$0].isMeasured }
    scored = Set(measured)
  }

  /// Whether any budget is meant for pairs.
  var hasPairs: Bool {
    request.phases.oneWay + request.phases.scores < 1 && measured.count >= 2 && !scored.isEmpty
  }

  /// Splits the phases and drops what the caps cannot carry, until nothing more is dropped.
  mutating func settle() {
    while true {
      splitScores()
      splitOneWays()
      if dropUnmeasurable() { continue }
      if !dropScores() { break }
    }
    noteCappedOneWays()
  }

  /// The accesses with their variances.
  func accesses() -> (oneWays: [BudgetPlan.Access], scores: [BudgetPlan.Access]) {
    func access(_ kind: AccessCost.Kind, _ clique: Clique, _ rho: Double) -> BudgetPlan.Access? {
      variance(rho).map { BudgetPlan.Access(kind: kind, clique: clique, variance: $0) }
    }
    return (
      measured.compactMap { access(.marginal, Clique($0), oneWay[$0] ?? 0) },
      score.compactMap { access(.score, $0.clique, $0.rho) }
    )
  }

  /// Slightly below the total, so that sums of rounded parts stay within it.
  private var total: Double { budget.value * (1 - 1e-12) }

  private func cap(_ column: Int) -> Double { columnLimits[column].whole * (1 - 1e-12) }

  private func oneWayCap(_ column: Int) -> Double { columnLimits[column].oneWay * (1 - 1e-12) }

  /// Which limit decides each of `accesses`; a planned score is one that its columns could carry.
  func limits(_ accesses: [BudgetPlan.Access]) -> [AccessLimit] {
    let names = request.columns.map(\.name)
    return accesses.map { access in
      guard access.kind == .marginal else {
        return AccessLimit(.score(access.clique), by: .total, names: names)
      }
      let column = access.clique.columns[0]
      let limit: AccessLimit.Limit =
        !cut.contains(column)
        ? .total : columnLimits[column].isCap ? .cap(column) : .ceiling(column)
      return AccessLimit(.marginal(access.clique), by: limit, names: names)
    }
  }

  private func variance(_ rho: Double) -> Variance? {
    Rho(rho).flatMap { Variance.costing(atMost: $0, rowsPerUnit: request.rowsPerUnit) }
  }

  private mutating func splitScores() {
    score = []
    let columns = scored.sorted()
    guard request.phases.scores > 0, columns.count >= 2 else {
      scored = request.phases.scores > 0 ? [] : scored
      return
    }
    var parts: [(clique: Clique, part: Double)] = []
    for (place, first) in columns.enumerated() {
      for second in columns[(place + 1)...] {
        let clique = Clique(first, second)
        parts.append((clique, pow(request.weight(of: clique), 2 / 3)))
      }
    }
    let sum = parts.reduce(0) { $0 + $1.part }
    score = parts.map { ($0.clique, total * request.phases.scores * $0.part / sum) }
    // Below the smallest admitted ρ no pair can be scored at all.
    if score.contains(where: { variance($0.rho) == nil }) {
      score = []
      scored = []
    }
  }

  /// ρ_c ∝ (w_c n_c)^(2/3) with 2ρ_c within the cap; what a cap cuts off goes to the others.
  private mutating func splitOneWays() {
    let budget = total * (hasPairs ? request.phases.oneWay : 1)
    oneWay = [:]
    cut = []
    var open = measured
    var left = budget
    while !open.isEmpty {
      let sum = open.reduce(0) { $0 + part($1) }
      let capped = open.filter { left * part($0) / sum > oneWayCap($0) / 2 }
      if capped.isEmpty {
        for column in open { oneWay[column] = left * part(column) / sum }
        return
      }
      for column in capped {
        oneWay[column] = oneWayCap(column) / 2
        left -= oneWayCap(column) / 2
      }
      cut.formUnion(capped)
      open.removeAll(where: capped.contains)
    }
  }

  private func part(_ column: Int) -> Double {
    pow(request.weight(of: Clique(column)) * Double(request.columns[column].size), 2 / 3)
  }

  private mutating func dropUnmeasurable() -> Bool {
    let lost = measured.filter { variance(oneWay[$0] ?? 0) == nil }
    for column in lost {
      note(column, .unmeasurable(given: Rho(oneWay[column] ?? 0) ?? .zero))
    }
    measured.removeAll(where: lost.contains)
    scored.subtract(lost)
    return !lost.isEmpty
  }

  private mutating func dropScores() -> Bool {
    var dropped = false
    for column in scored.sorted() where !score.isEmpty {
      let scores = score.reduce(0) { $0 + ($1.clique.contains(column) ? $1.rho : 0) }
      let needed = 2 * (oneWay[column] ?? 0) + 4 * scores
      guard needed > cap(column) else { continue }
      scored.remove(column)
      note(
        column, .scoresDropped(cap: Rho(cap(column)) ?? .zero, needed: Rho(needed) ?? .largest))
      dropped = true
    }
    return dropped
  }

  private mutating func noteCappedOneWays() {
    let sum = measured.reduce(0) { $0 + part($1) }
    let budget = total * (hasPairs ? request.phases.oneWay : 1)
    for column in measured {
      let wanted = budget * part(column) / sum
      let given = oneWay[column] ?? 0
      guard given < wanted * (1 - 1e-9) else { continue }
      let (most, least) = (Rho(wanted) ?? .largest, Rho(given) ?? .zero)
      note(
        column,
        columnLimits[column].isCap
          ? .oneWayCapped(wanted: most, given: least)
          : .oneWayAtCeiling(wanted: most, given: least))
    }
  }

  private mutating func note(_ column: Int, _ reason: Shortfall.Reason) {
    shortfalls.append(
      Shortfall(column: column, name: request.columns[column].name, reason: reason))
  }
}
