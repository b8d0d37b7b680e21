import Privacy
import Tables

/// Which limits a round used up, so that what was left out can be traced to one.
struct BindingLimits {
  /// The part of a limit, at least, that is used when it binds.
  private static let tight = 0.99

  private let columns: [Double]

  /// - Parameter spent: what the round measures and how noisily.
  init(_ allocation: Allocation, spent: [(clique: Clique, variance: Variance)]) {
    let costs = spent.map { AccessCost(.marginal, sources: $0.clique, variance: $0.variance) }
    let rows = allocation.plan.rowsPerUnit
    var used = allocation.allowance.columns.map { _ in 0.0 }
    for cost in costs {
      for column in cost.sources.columns where used.indices.contains(column) {
        used[column] += cost.columnRho(Clique(column), rowsPerUnit: rows).value
      }
    }
    columns = zip(used, allocation.allowance.columns).map { used, ceiling in
      ceiling.value > 0 ? used / ceiling.value : .infinity
    }
  }

  /// The limit behind an outcome: of the clique's columns the one whose ceiling is used up most, if it is
  /// used up, else the total.
  func limit(of clique: Clique, _ outcome: PairVerdict.Outcome) -> PairVerdict.Limit? {
    switch outcome {
    case .measured, .redundant, .outranked: return nil
    case .large: return .cells
    case .noisy, .unaffordable:
      let known = clique.columns.filter(columns.indices.contains)
      guard let column = known.max(by: { columns[$0] < columns[$1] }),
        columns[column] >= BindingLimits.tight
      else { return .total }
      return .column(column)
    }
  }
}
