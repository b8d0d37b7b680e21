import Foundation
import Tables

extension FittedModel {
  /// Below this share of the rows is only what keeps cells from becoming 0: nothing that was learnt.
  static let leastProbability = 1e-15

  /// The model given evidence on some columns.
  ///
  /// Likelihoods are multiplied into a clique that holds the column and passed on, once to the root and once
  /// back (Lauritzen and Spiegelhalter 1988).
  /// - Parameters:
  ///   - evidence: by column, a likelihood for each of its cells, at least 0 and finite: 1 and 0 for what
  ///     is possible and what is not, or any weights.
  ///   - isCancelled: polled as by a fit.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: about four passes over the cells.
  public func conditioned(
    on evidence: [Int: [Double]], isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> ConditionedModel {
    let tables = evidence.sorted { $0.key < $1.key }.map { (Clique($0.key), $0.value) }
    return try reweighted(by: tables, isCancelled: isCancelled)
  }

  /// The model times tables over cliques, each within a node, scaled to as many rows as before.
  ///
  /// Of all distributions with the marginals that come of it, it is the closest to this one in relative entropy
  /// (Csiszár 1975).
  /// - Precondition: every clique is within a node (``JunctionTree/home(of:)``); factors are row-major, at least 0
  ///   and finite.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: about four passes over the cells.
  public func reweighted(
    by tables: [(clique: Clique, factors: [Double])], isCancelled: () -> Bool
  ) throws(CancellationError) -> ConditionedModel {
    var scale = 1.0
    var targets: [MarginalTarget] = []
    for (clique, factors) in tables {
      precondition(
        factors.allSatisfy { $0 >= 0 && $0.isFinite }, "a likelihood is at least 0 and finite")
      let largest = factors.max() ?? 0
      guard largest > 0 else { return ConditionedModel(probability: 0, model: nil) }
      scale *= largest
      targets.append(
        MarginalTarget(clique: clique, values: factors.map { $0 / largest }, variance: 1))
    }
    // Cancels are told from lost mass by what was said, not by asking again.
    var isStopped = false
    let asked = {
      isStopped = isStopped || isCancelled()
      return isStopped
    }
    let result = product(targets, isCancelled: asked)
    if isStopped { throw CancellationError() }
    guard let result, result.mass >= FittedModel.leastProbability else {
      return ConditionedModel(probability: 0, model: nil)
    }
    return ConditionedModel(
      probability: result.mass * scale,
      model: FittedModel(
        total: total, loss: loss, iterations: iterations, layout: layout, beliefs: result.beliefs))
  }

  /// The beliefs times tables, scaled, and the share of the mass that was left; `nil` without mass or on a
  /// cancel.
  private func product(
    _ tables: [MarginalTarget], isCancelled: () -> Bool
  ) -> (beliefs: [Double], mass: Double)? {
    let forest = TargetForest(tables, layout: layout)
    guard
      let plan = CalibrationPlan(layout: layout, forest: forest, isCancelled: isCancelled),
      write(into: plan.base, isCancelled: isCancelled)
    else { return nil }
    let before = Calibration(plan: plan)
    let after = Calibration(plan: plan)
    let marginals = CellBuffer(forest.cells, value: 0)
    let factors = CellBuffer(forest.values)
    forest.gather(factors)
    guard
      before.start(total: total, relativeFloor: 0, into: marginals, isCancelled: isCancelled),
      let logarithm = after.advance(
        from: before, by: factors, total: total, into: marginals, isCancelled: isCancelled),
      after.settle(floor: 0, into: marginals, isCancelled: isCancelled),
      let beliefs = plan.base.array(isCancelled: isCancelled)
    else { return nil }
    return (beliefs, exp(logarithm))
  }
}
