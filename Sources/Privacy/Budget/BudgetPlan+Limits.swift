import Tables

extension BudgetPlan {
  /// What is certified for the modelled columns `group`, changed together in one unit.
  ///
  /// ``PrivacyCost/groupCeiling(_:ceilings:charged:countsOnly:)`` with the plan's own ceilings.
  public func ceiling(of group: Clique) -> PrivacyCost {
    PrivacyCost.groupCeiling(
      group, ceilings: columnCeilings,
      charged: PrivacyCost(rho: charged, delta: reserve.delta), countsOnly: asksCountsOnly)
  }

  /// Which limit decides what each of `pairs` gets, from a solution for them within
  /// ``pairBudget`` and ``pairCeilings``; one that nothing was wanted for is left out.
  public func limits(
    _ pairs: [Clique], in solution: BudgetSolver.Solution
  ) -> [AccessLimit] {
    zip(pairs, solution.limits).compactMap { pair, limit in
      let limit = limit.map { limit -> AccessLimit.Limit in
        switch limit {
        case .budget: .total
        case .ceiling(let column):
          isCapped.indices.contains(column) && isCapped[column] ? .cap(column) : .ceiling(column)
        }
      }
      return limit.map {
        AccessLimit(.marginal(pair), by: $0, names: request.columns.map(\.name))
      }
    }
  }
}
