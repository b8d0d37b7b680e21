import Rules
import Tables

extension RulePlan {
  /// A total that one modelled column decides, over coarse cells.
  struct Tilt {
    let column: Int
    let target: TotalTarget
    /// Whether the rows of a coarse cell are counted.
    let isMet: [Bool]
  }

  /// The totals that a model can be tilted to: those of one column, whose coarse cells are wholly counted or not.
  func tilts(_ coarsenings: [Coarsening]) -> [Tilt] {
    guard let schema else { return [] }
    var planner = RulePlanner(schema)
    planner.plan = self
    return totals.compactMap { total in
      guard case .known(let column, let truths) = planner.cellCondition(total.condition) else {
        return nil
      }
      var coarse = Array(repeating: CellTruth([]), count: coarsenings[column].size)
      for (cell, truth) in zip(coarsenings[column].cells, truths) { coarse[cell].formUnion(truth) }
      guard coarse.allSatisfy({ $0 == .holds || !$0.contains(.holds) }) else { return nil }
      return Tilt(column: column, target: total.target, isMet: coarse.map { $0 == .holds })
    }
  }
}
