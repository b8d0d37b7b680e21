import Foundation
import Tables

/// Splits a budget over marginals so that the expected error is least and every ceiling holds.
///
/// minimise Σ a_m ρ_m^(−1/2) subject to Σ ρ_m ≤ R and 2 Σ_{m∋c} ρ_m ≤ K_c, which is convex. At the
/// optimum ρ_m = (a_m / (2(λ + 2 Σ_{c∈m} ν_c)))^(2/3), with prices λ, ν ≥ 0 that are 0 where there is
/// slack; the prices are found by multiplicative updates, and a final scale-down per marginal makes
/// every constraint hold exactly (algorithms 4.2).
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

  /// The record-level ρ of each item, in the order given.
  ///
  /// - Parameters:
  ///   - items: the marginals; one of weight 0 gets nothing.
  ///   - budget: R, the record-level ρ for all of them together.
  ///   - ceilings: K_c, the column-level ρ left to each column; `nil` or missing for none. A column
  ///     whose ceiling is 0 leaves nothing to any of its marginals.
  ///   - sweeps: price updates, 30 … 1000.
  /// - Complexity: O(sweeps · Σ|m|), about 2 µs a sweep of 20 pairs.
  public static func solve(
    _ items: [Item], budget: Rho, ceilings: [Rho?], sweeps: Int = 100
  ) -> [Rho] {
    var state = Prices(items, budget: budget, ceilings: ceilings)
    for _ in 0..<max(1, sweeps) { state.update() }
    return state.feasible()
  }
}

/// The prices of the total and of every column with a ceiling, and what they make each item spend.
private struct Prices {
  private let items: [BudgetSolver.Item]
  private let limits: [Double]
  /// Constraint numbers of each item with their coefficients: 0 is the total, then the columns.
  private let members: [[Int]]
  private let halves: [Double]
  private let blocked: [Bool]
  private var prices: [Double]

  init(_ items: [BudgetSolver.Item], budget: Rho, ceilings: [Rho?]) {
    // Strictly inside, so that sums in any order stay within the limits.
    let shrink = 1 - 1e-12
    var limits = [budget.value * shrink]
    var number: [Int: Int] = [:]
    for (column, ceiling) in ceilings.enumerated() {
      guard let ceiling else { continue }
      number[column] = limits.count
      limits.append(ceiling.value / 2 * shrink)
    }
    let members = items.map { item in [0] + item.clique.columns.compactMap { number[$0] } }
    let blocked = zip(items, members).map { item, member in
      !(item.weight > 0 && item.weight.isFinite) || member.contains { !(limits[$0] > 0) }
    }
    let halves = zip(items, blocked).map { $1 ? 0 : pow($0.weight / 2, 2 / 3) }
    // The total alone would have this price; columns start far below it and rise as needed.
    let alone = limits[0] > 0 ? pow(halves.reduce(0, +) / limits[0], 1.5) : 0
    self.items = items
    self.limits = limits
    self.members = members
    self.blocked = blocked
    self.halves = halves
    prices = [alone] + Array(repeating: alone, count: limits.count - 1)
  }

  /// ρ of each item at the present prices.
  private var spending: [Double] {
    items.indices.map { item in
      guard !blocked[item] else { return 0 }
      let price = members[item].reduce(0) { $0 + prices[$1] }
      guard price > 0 else { return limits[0] }
      let root = cbrt(price)
      return min(halves[item] / (root * root), limits[0])
    }
  }

  /// What is used of each limit, as a fraction.
  private func load(_ spending: [Double]) -> [Double] {
    var used = [Double](repeating: 0, count: limits.count)
    for item in items.indices {
      for member in members[item] { used[member] += spending[item] }
    }
    return zip(used, limits).map { $1 > 0 ? $0 / $1 : 0 }
  }

  mutating func update() {
    let loads = load(spending)
    for member in prices.indices { prices[member] *= loads[member] }
  }

  /// The spending with each item divided by the worst overload among its own limits.
  func feasible() -> [Rho] {
    let spending = spending
    let loads = load(spending)
    return items.indices.map { item in
      let worst = members[item].reduce(1) { max($0, loads[$1]) }
      return Rho(spending[item] / worst) ?? .zero
    }
  }
}
