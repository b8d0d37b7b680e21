import Foundation

/// Calibrated beliefs in linear space: every clique sums to the total, and neighbours agree.
///
/// A step multiplies small factors into the beliefs and passes messages once up and once down
/// (Lauritzen and Spiegelhalter 1988, re-parametrised: a belief is its node's potential times the
/// separator below it, so no potential is stored and none can drift). Messages are rescaled by their
/// largest cell.
///
/// The beliefs of a node are its base times the factors of its small tables. A step changes the small tables
/// only, so that it reads the base twice and writes nothing as large; now and then the factors are
/// settled into the base.
struct Calibration: Sendable {
  /// What is added to a cell when it is settled, over the total: a zero could never grow again, and only
  /// those known beforehand shall not.
  static let floor = 1e-20

  let plan: CalibrationPlan
  private let factors: CellBuffer
  let separators: CellBuffer

  private var layout: BeliefLayout { plan.layout }

  /// Beliefs to be set.
  init(plan: CalibrationPlan) {
    self.plan = plan
    factors = CellBuffer(unset: plan.tableCells)
    separators = CellBuffer(unset: plan.layout.separatorCells)
  }

  /// Starts from the plan's base, which must agree on separators, scaled to `total`.
  ///
  /// - Parameters:
  ///   - relativeFloor: what is added to cells, over `total`.
  ///   - marginals: takes the marginals of the targets that hang under nodes.
  /// - Returns: `false` on a cancel.
  func start(
    total: Double, relativeFloor: Double = Calibration.floor, into marginals: CellBuffer,
    isCancelled: () -> Bool
  ) -> Bool {
    for place in layout.nodes {
      let base = plan.base.cells + place.offset
      var sum = 0.0
      guard
        CellBuffer.forEachPart(
          of: place.cells, isCancelled: isCancelled,
          { sum += Rows.sum(base + $0.lowerBound, $0.count) }),
        CellBuffer.forEachPart(
          of: place.cells, isCancelled: isCancelled,
          {
            Rows.scale(
              base + $0.lowerBound, times: sum > 0 ? total / sum : 0,
              plus: total * relativeFloor, $0.count)
          })
      else { return false }
    }
    plan.restoreZeros()
    factors.cells.update(repeating: 1, count: plan.tableCells)
    return sum(into: marginals, isCancelled: isCancelled)
  }

  /// Sums the beliefs to separators and targets.
  private func sum(into marginals: CellBuffer, isCancelled: () -> Bool) -> Bool {
    for batch in layout.downward {
      let isDone = batch.forEach(isCancelled: isCancelled) { chunk, rows, isFirst in
        if isFirst { plan.clear(chunk) }
        plan.pass(chunk, factors).distribute(rows)
      }
      guard isDone else { return false }
      for node in batch.nodes { sumTables(node, into: marginals) }
    }
    return true
  }

  /// Multiplies small factors into `old` beliefs and makes the product agree again, in two passes.
  ///
  /// - Parameters:
  ///   - targets: gathered factors (``TargetForest/gather(_:)``).
  ///   - total: what every clique shall sum to.
  ///   - marginals: takes the new marginals of the targets that hang under nodes.
  ///   - isCancelled: polled between batches of nodes.
  /// - Returns: ln(mass / total) before scaling, or `nil` when the mass vanished or on a cancel.
  func advance(
    from old: Calibration, by targets: CellBuffer, total: Double, into marginals: CellBuffer,
    isCancelled: () -> Bool
  ) -> Double? {
    guard !layout.nodes.isEmpty else { return 0 }
    for batch in layout.upward {
      for node in batch.nodes {
        plan.multiplyFactors(node, old: old.factors, targets: targets.cells, into: factors)
      }
      let isDone = batch.forEach(isCancelled: isCancelled) { chunk, rows, isFirst in
        let target = plan.nodes[chunk.node].separator.table - 1
        if isFirst, target >= 0 { plan.clear(chunk, only: target) }
        plan.pass(chunk, factors).collect(rows)
      }
      guard isDone else { return nil }
      for node in batch.nodes { finishCollecting(node, old: old.separators.cells) }
    }
    let mass = plan.collected.cells[0]
    let logarithm = Rows.sum(plan.logarithms.cells + 1, layout.nodes.count - 1)
    guard logarithm.isFinite, mass > 0, mass.isFinite else { return nil }
    plan.ratios.cells[0] = total / mass
    for batch in layout.downward {
      for node in batch.nodes {
        plan.multiply(
          plan.nodes[node].separator, of: factors,
          by: plan.ratios.cells + layout.nodes[node].separatorOffset, into: factors)
      }
      let isDone = batch.forEach(isCancelled: isCancelled) { chunk, rows, isFirst in
        if isFirst { plan.clear(chunk) }
        plan.pass(chunk, factors).distribute(rows)
      }
      guard isDone else { return nil }
      for node in batch.nodes { finishDistributing(node, into: marginals) }
    }
    return logarithm + log(mass / total)
  }

  /// Multiplies the factors into the base, adds `floor` to every cell, and sums anew.
  ///
  /// - Returns: `false` on a cancel, after which the beliefs are spoilt.
  func settle(floor: Double, into marginals: CellBuffer, isCancelled: () -> Bool) -> Bool {
    for batch in layout.downward {
      let isDone = batch.forEach(isCancelled: isCancelled) { chunk, rows, _ in
        plan.pass(chunk, factors).settle(rows, floor: floor)
      }
      guard isDone else { return false }
    }
    plan.restoreZeros()
    factors.cells.update(repeating: 1, count: plan.tableCells)
    return sum(into: marginals, isCancelled: isCancelled)
  }

  /// Adds the chunks' sums and leaves the parent a message whose largest cell is 1.
  ///
  /// The root has no parent: its only sum is the mass, kept as it is.
  private func finishCollecting(_ node: Int, old: ConstantCells) {
    let place = layout.nodes[node]
    let link = plan.nodes[node].separator
    if link.table > 0 {
      plan.addChunks(node, only: link.table - 1)
      let sums = plan.sums[0].cells + link.offset
      Rows.multiply(
        sums, factors.cells + link.offset, link.projection.sourceCells, into: sums)
    }
    let message = plan.collected.cells + place.separatorOffset
    plan.sum(link, into: message)
    guard place.parent != nil else { return }
    let ratios = plan.ratios.cells + place.separatorOffset
    let previous = old + place.separatorOffset
    Rows.divide(message, by: previous, place.separatorCells, into: ratios)
    let largest = Rows.largest(ratios, place.separatorCells)
    let isSound = largest > 0 && largest.isFinite
    plan.logarithms.cells[node] = isSound ? log(largest) : .nan
    let scale = isSound ? 1 / largest : 0
    Rows.scale(ratios, times: scale, plus: 0, place.separatorCells)
  }

  /// Sums a node's tables to its targets and its children's separators, and turns the children's messages
  /// into ratios of new to old separators.
  private func finishDistributing(_ node: Int, into marginals: CellBuffer) {
    sumTables(node, into: marginals)
    for child in layout.children[node] {
      let place = layout.nodes[child]
      Rows.divide(
        separators.cells + place.separatorOffset,
        by: plan.collected.cells + place.separatorOffset, place.separatorCells,
        into: plan.ratios.cells + place.separatorOffset)
    }
  }

  /// Adds the chunks' sums and sums them to the node's targets and its children's separators.
  private func sumTables(_ node: Int, into marginals: CellBuffer) {
    plan.addChunks(node)
    for (offset, link) in plan.nodes[node].targets {
      plan.sum(link, into: marginals.cells + offset)
    }
    for (child, link) in plan.nodes[node].children {
      plan.sum(link, into: separators.cells + layout.nodes[child].separatorOffset)
    }
  }
}
