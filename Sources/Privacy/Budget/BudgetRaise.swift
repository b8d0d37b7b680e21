import Foundation
import Tables

/// What raises a release to a larger total: one more independent measurement of each marginal it has.
///
/// Costs add, so only the difference of the totals is charged, and ``Measurement/combined(_:)`` of all
/// measurements of a marginal is worth one made at its whole ρ. Scores are not asked again: the pairs are
/// chosen, and what a raise has goes to their counts.
public struct BudgetRaise: Hashable, Sendable {
  /// The measurements to make, in order of their cliques.
  public let accesses: [BudgetPlan.Access]
  /// The record-level ρ to charge: the larger total less the one charged already.
  public let charged: Rho
  /// The column-level ρ to charge, by modelled column: what the accesses cost it; at least ``charged`` where
  /// a rule that drops real rows reads it.
  public let ceilings: [Rho]
  /// The record-level ρ charged in all, at most the larger total.
  public let total: Rho
  /// The column-level ρ charged in all, within every cap.
  public let ceilingsReached: [Rho]
}

extension BudgetPlan {
  /// Plans a raise from `made` to the total `larger`.
  ///
  /// Each marginal gets a part of the difference in proportion to what was spent on it, and less where a
  /// column's cap leaves less (``BudgetSolver`` with weights ρ^(3/2)). What was charged and not spent stays
  /// unspent. The variances depend on released values only.
  /// - Parameters:
  ///   - made: what was measured so far, earlier raises included; scores in it are passed over.
  ///   - earlier: the last raise, if this is not the first.
  /// - Returns: `nil` unless `larger` is above what was charged and some marginal can be raised.
  /// - Complexity: O(100 · marginals).
  public func raise(
    from made: [Measurement], to larger: Rho, after earlier: BudgetRaise? = nil
  ) -> BudgetRaise? {
    let before = earlier?.total ?? charged
    let held = earlier?.ceilingsReached ?? ceilings
    guard let difference = BudgetPlan.difference(from: before, to: larger) else { return nil }
    var variances: [Clique: [Variance]] = [:]
    for measurement in made {
      guard case .marginal(let clique) = measurement.query else { continue }
      variances[clique, default: []].append(measurement.variance)
    }
    let cliques = variances.keys.sorted()
    let spent = cliques.map { clique in
      (variances[clique] ?? []).map { AccessCost(.marginal, sources: clique, variance: $0) }
        .recordRho(rowsPerUnit: rowsPerUnit)
    }
    let items = zip(cliques, spent).map {
      BudgetSolver.Item(clique: $0, weight: pow($1.value / difference.value, 1.5))
    }
    let rooms = request.columns.indices.map { column in
      request.columns[column].cap.map {
        BudgetPlan.difference(from: held[column], to: $0) ?? .zero
      }
    }
    let parts = BudgetSolver.solve(items, budget: difference, ceilings: rooms)
    let accesses = cliques.indices.compactMap { place -> Access? in
      let goal = Rho.sum([spent[place], parts[place]])
      guard parts[place] > .zero,
        let more = TopUp(
          from: variances[cliques[place]] ?? [], to: goal, rowsPerUnit: rowsPerUnit),
        // The goal is rounded up, so the part itself has the last word.
        let least = Variance.costing(atMost: parts[place], rowsPerUnit: rowsPerUnit)
      else { return nil }
      return Access(
        kind: .marginal, clique: cliques[place],
        variance: more.variance.value < least.value ? least : more.variance)
    }
    guard !accesses.isEmpty else { return nil }
    let increments = request.columns.indices.map { column in
      let own = accesses.map(\.cost).columnRho(Clique(column), rowsPerUnit: rowsPerUnit)
      return request.columns[column].dropsRows ? max(own, difference) : own
    }
    return BudgetRaise(
      accesses: accesses, charged: difference, ceilings: increments,
      total: Rho.sum([before, difference]),
      ceilingsReached: zip(held, increments).map { Rho.sum([$0, $1]) })
  }

  /// The largest ρ that raises `lower` to at most `upper` when they are added and rounded up.
  private static func difference(from lower: Rho, to upper: Rho) -> Rho? {
    var value = upper.value - lower.value
    while value > 0, let rho = Rho(value), Rho.sum([lower, rho]) > upper {
      value = min(value.nextDown, value - upper.value.ulp)
    }
    return value > 0 ? Rho(value) : nil
  }
}
