import Foundation
import Tables

/// Splits a budget over marginals so that the expected error is least and every ceiling holds.
///
/// minimise Σ a_m ρ_m^(−1/2) subject to Σ ρ_m ≤ R and 2 Σ_{m∋c} ρ_m ≤ K_c, which is convex. At the
/// optimum ρ_m = (a_m / (2(λ + 2 Σ_{c∈m} ν_c)))^(2/3), with prices λ, ν ≥ 0 that are 0 where there is
/// slack; the prices are found by multiplicative updates, and a final scale-down per marginal makes
/// every constraint hold exactly.
public struct BudgetSolver: Sendable {
  /// One marginal to be measured.
  public struct Item: Hashable, Sendable {
    /// Its columns.
    public let clique: Clique
    /// a_m ≥ 0: the weight of its error times its cells.
    public let weight: Double

    /// A marginal over `clique` whose expected error is `weight`·ρ^(−1/2).
    public init(clique: Clique, weight: Double) {
      self.clique = clique
      self.weight = weight
    }
  }

  /// What limits an item at the optimum.
  public enum Limit: Hashable, Sendable {
    /// The budget of all items together.
    case budget
    /// This column's ceiling.
    case ceiling(Int)
  }

  /// What each item gets, in the order given, and what it is limited by.
  public struct Solution: Hashable, Sendable {
    /// The record-level ρ.
    public let rhos: [Rho]
    /// Of an item's limits the one with the highest price; `nil` for an item of weight 0.
    public let limits: [Limit?]
  }

  /// The record-level ρ of each item, in the order given.
  ///
  /// - Parameters:
  ///   - items: the marginals; one of weight 0 gets nothing.
  ///   - budget: R, the record-level ρ for all of them together.
  ///   - ceilings: K_c, the column-level ρ left to each column; `nil` or missing for none. A column
  ///     whose ceiling is 0 leaves nothing to any of its marginals.
  ///   - sweeps: price updates, 30 … 1000.
  /// - Complexity: O(sweeps · Σ|m|), about 1 µs a sweep of 20 pairs.
  public static func solve(
    _ items: [Item], budget: Rho, ceilings: [Rho?], sweeps: Int = 100
  ) -> [Rho] {
    solution(items, budget: budget, ceilings: ceilings, sweeps: sweeps).rhos
  }

  /// ``solve(_:budget:ceilings:sweeps:)`` with the limit that binds each item.
  ///
  /// - Complexity: the same.
  public static func solution(
    _ items: [Item], budget: Rho, ceilings: [Rho?], sweeps: Int = 100
  ) -> Solution {
    var state = Prices(items, budget: budget, ceilings: ceilings)
    for _ in 0..<max(1, sweeps) { state.update() }
    return Solution(rhos: state.feasible(), limits: state.binding(items))
  }
}

/// The prices of the total and of every column with a ceiling, and what they make each item spend.
private struct Prices {
  /// Limit 0 is the total; the others are halved ceilings, strictly inside, so that sums in any order
  /// stay within them.
  private let limits: [Double]
  /// Whose each limit is.
  private let owners: [BudgetSolver.Limit]
  /// The limits of item i are `members[starts[i] ..< starts[i + 1]]`.
  private let members: [Int]
  private let starts: [Int]
  /// (a/2)^(2/3), or 0 for an item that gets nothing.
  private let parts: [Double]
  private var prices: [Double]
  private var spending: [Double]
  private var loads: [Double]

  init(_ items: [BudgetSolver.Item], budget: Rho, ceilings: [Rho?]) {
    let shrink = 1 - 1e-12
    var limits = [budget.value * shrink]
    var owners = [BudgetSolver.Limit.budget]
    var number = [Int?](repeating: nil, count: ceilings.count)
    for (column, ceiling) in ceilings.enumerated() {
      guard let ceiling else { continue }
      number[column] = limits.count
      limits.append(ceiling.value / 2 * shrink)
      owners.append(.ceiling(column))
    }
    var members: [Int] = []
    var starts = [0]
    var parts: [Double] = []
    for item in items {
      let columns = item.clique.columns.filter(ceilings.indices.contains)
      let own = [0] + columns.compactMap { number[$0] }
      let spends = item.weight > 0 && item.weight.isFinite && own.allSatisfy { limits[$0] > 0 }
      members += own
      starts.append(members.count)
      parts.append(spends ? pow(item.weight / 2, 2 / 3) : 0)
    }
    // What the total would cost if it alone were binding.
    let alone = limits[0] > 0 ? pow(parts.reduce(0, +) / limits[0], 1.5) : 0
    prices = Array(repeating: alone, count: limits.count)
    spending = parts.map { _ in 0 }
    loads = limits.map { _ in 0 }
    self.limits = limits
    self.owners = owners
    self.members = members
    self.starts = starts
    self.parts = parts
    respond()
  }

  /// One sweep: every price times the fraction of its limit that is used.
  mutating func update() {
    for limit in prices.indices { prices[limit] *= loads[limit] }
    respond()
  }

  /// Spends ρ = parts / (sum of prices)^(2/3) on each item and adds up the loads.
  private mutating func respond() {
    for limit in loads.indices { loads[limit] = 0 }
    for item in parts.indices where parts[item] > 0 {
      let own = starts[item]..<starts[item + 1]
      var price = 0.0
      for place in own { price += prices[members[place]] }
      let root = cbrt(price)
      let rho = price > 0 ? min(parts[item] / (root * root), limits[0]) : limits[0]
      spending[item] = rho
      for place in own { loads[members[place]] += rho }
    }
    for limit in loads.indices where limits[limit] > 0 { loads[limit] /= limits[limit] }
  }

  /// The spending with each item divided by the worst overload among its own limits.
  func feasible() -> [Rho] {
    parts.indices.map { item in
      let worst = members[starts[item]..<starts[item + 1]].reduce(1) { max($0, loads[$1]) }
      return Rho(spending[item] / worst) ?? .zero
    }
  }

  /// Of each item's limits one that leaves nothing at all, or else the one with the highest price.
  func binding(_ items: [BudgetSolver.Item]) -> [BudgetSolver.Limit?] {
    items.indices.map { item in
      guard items[item].weight > 0, items[item].weight.isFinite else { return nil }
      let own = members[starts[item]..<starts[item + 1]]
      if let empty = own.first(where: { limits[$0] <= 0 }) { return owners[empty] }
      var dearest = 0
      for limit in own where prices[limit] > prices[dearest] { dearest = limit }
      return owners[dearest]
    }
  }
}
