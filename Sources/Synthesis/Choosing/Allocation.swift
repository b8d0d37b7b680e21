import Privacy
import Tables

/// Splits what is left of a budget over chosen pairs so that the expected error is least.
struct Allocation {
  /// What is left at record level and to each column.
  struct Allowance: Sendable {
    var record: Rho
    var columns: [Rho]
  }

  let plan: BudgetPlan
  let allowance: Allowance

  /// σ of each pair if all of them got the same.
  func evenSigma(_ count: Int) -> Double {
    let rho = allowance.record.value / Double(max(1, count))
    return rho > 0 ? Double(plan.rowsPerUnit) / (2 * rho).squareRoot() : .infinity
  }

  /// The variance of each candidate, in order; `nil` where nothing is left for it, and for all on a cancel.
  ///
  /// The noise that matters in a sparse table grows less than in proportion to σ, so its slope at
  /// the present σ stands for the cell count, and the split is solved again from there.
  func variances(_ candidates: [Candidate], isCancelled: () -> Bool) -> [Variance?]? {
    var sigmas = candidates.map { _ in evenSigma(candidates.count) }
    var rhos = candidates.map { _ in Rho.zero }
    for _ in 0..<3 {
      var items: [BudgetSolver.Item] = []
      for (candidate, sigma) in zip(candidates, sigmas) {
        if items.count.isMultiple(of: 64), isCancelled() { return nil }
        let slope = sigma.isFinite ? candidate.slope(sigma: sigma) : 1
        items.append(BudgetSolver.Item(clique: candidate.pair, weight: candidate.weight * slope))
      }
      rhos = BudgetSolver.solve(items, budget: allowance.record, ceilings: allowance.columns)
      sigmas = rhos.map {
        $0.value > 0 ? Double(plan.rowsPerUnit) / (2 * $0.value).squareRoot() : .infinity
      }
    }
    return rhos.map { plan.variance(for: $0) }
  }

  /// Drops marginals whose noise outweighs what they explain, worst first, and splits again; a forced one
  /// only where nothing is left for it.
  ///
  /// - Parameter isCancelled: asked within and between splits; once it says so, nothing is chosen.
  func settle(
    _ selection: PairSelection, isCancelled: () -> Bool = { false }
  ) -> (selection: PairSelection, variances: [Variance]) {
    var selection = selection
    while true {
      guard let variances = variances(selection.chosen, isCancelled: isCancelled) else {
        return (PairSelection(), [])
      }
      var worst: (position: Int, gain: Double, outcome: PairVerdict.Outcome)?
      for (position, variance) in variances.enumerated() {
        let candidate = selection.chosen[position]
        let gain = variance.map { candidate.gain(sigma: $0.value.squareRoot()) } ?? -.infinity
        if gain <= 0, variance == nil || !candidate.isForced, gain <= worst?.gain ?? 0 {
          worst = (position, gain, variance == nil ? .unaffordable : .noisy)
        }
      }
      guard let worst else { return (selection, variances.compactMap { $0 }) }
      let dropped = selection.chosen.remove(at: worst.position)
      selection.refused[dropped.pair] = worst.outcome
    }
  }
}
