import Foundation

/// Calibrated beliefs in linear space: every clique sums to the total, and neighbours agree.
///
/// A step multiplies small factors into the beliefs and passes messages once up and once down
/// (Lauritzen and Spiegelhalter 1988, re-parametrised: a belief is its node's potential times the
/// separator below it, so no potential is stored and none can drift). Messages are rescaled by their
/// largest cell, and cells are lifted to 1e-20 of the total, since a zero could never grow again.
struct Calibration {
  static let floor = 1e-20

  let layout: BeliefLayout
  let beliefs: CellBuffer
  let separators: CellBuffer
  private let upward: CellBuffer

  init(layout: BeliefLayout) {
    self.layout = layout
    beliefs = CellBuffer(layout.beliefCells)
    separators = CellBuffer(layout.separatorCells, value: 1)
    upward = CellBuffer(layout.separatorCells)
  }

  /// Starts from any positive beliefs that agree on separators, scaled to `total`.
  func start(from values: [Double], total: Double) {
    for node in layout.nodes {
      let cells = beliefs.cells + node.offset
      var sum = 0.0
      for index in 0..<node.cells { sum += values[node.offset + index] }
      let scale = sum > 0 ? total / sum : 0
      let floor = total * Calibration.floor
      for index in 0..<node.cells {
        cells[index] = max(values[node.offset + index] * scale, floor)
      }
      node.toSeparator.sum(cells, into: separators.cells + node.separatorOffset)
    }
  }

  /// Makes these beliefs agree again after they were multiplied cell by cell.
  ///
  /// - Parameters:
  ///   - previous: the separators that were calibrated before the multiplication.
  ///   - total: what every clique shall sum to.
  ///   - isCancelled: polled before every clique.
  /// - Returns: ln(mass / total) before scaling, or `nil` when the mass vanished or on a cancel.
  func calibrate(
    previous: CellBuffer, total: Double, isCancelled: () -> Bool
  ) -> Double? {
    guard let root = layout.nodes.first else { return 0 }
    var logarithm = 0.0
    for node in layout.nodes.reversed() {
      guard let parent = node.parent else { continue }
      if isCancelled() { return nil }
      let message = upward.cells + node.separatorOffset
      let before = previous.cells + node.separatorOffset
      let after = separators.cells + node.separatorOffset
      node.toSeparator.sum(beliefs.cells + node.offset, into: message)
      var largest = 0.0
      for index in 0..<node.separatorCells {
        after[index] = message[index] / before[index]
        largest = max(largest, after[index])
      }
      guard largest > 0, largest.isFinite else { return nil }
      let scale = 1 / largest
      for index in 0..<node.separatorCells { after[index] *= scale }
      logarithm += log(largest)
      let above = beliefs.cells + layout.nodes[parent].offset
      node.parentToSeparator.multiply(above, by: after, into: above)
    }
    let cells = beliefs.cells + root.offset
    let mass = Rows.sum(cells, root.cells)
    guard mass > 0, mass.isFinite else { return nil }
    let floor = total * Calibration.floor
    Rows.multiply(cells, by: total / mass, root.cells, floor: floor)
    for node in layout.nodes {
      guard let parent = node.parent else { continue }
      if isCancelled() { return nil }
      let message = upward.cells + node.separatorOffset
      let after = separators.cells + node.separatorOffset
      node.parentToSeparator.sum(beliefs.cells + layout.nodes[parent].offset, into: after)
      for index in 0..<node.separatorCells {
        message[index] = message[index] > 0 ? after[index] / message[index] : 0
      }
      let below = beliefs.cells + node.offset
      node.toSeparator.multiply(below, by: message, floor: floor)
    }
    return logarithm + log(mass / total)
  }
}
