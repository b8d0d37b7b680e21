import Foundation

/// Calibrated beliefs in linear space: every clique sums to the total, and neighbours agree.
///
/// A step multiplies small factors into the beliefs and passes messages once up and once down
/// (Lauritzen and Spiegelhalter 1988, re-parametrised: a belief is its node's potential times the
/// separator below it, so no potential is stored and none can drift). Messages are rescaled by their
/// largest cell, and cells are lifted to 1e-20 of the total, since a zero could never grow again.
struct Calibration: Sendable {
  static let floor = 1e-20

  let layout: BeliefLayout
  let beliefs: CellBuffer
  let separators: CellBuffer
  private let upward: CellBuffer
  /// ln of each message's scale; the mass in place of the root's.
  private let logarithms: CellBuffer
  private let partials: [PartialSums]

  /// Beliefs to be filled; `partials` may be shared by calibrations that take turns.
  init(layout: BeliefLayout, partials: [PartialSums]) {
    self.layout = layout
    self.partials = partials
    beliefs = CellBuffer(layout.beliefCells)
    separators = CellBuffer(layout.separatorCells, value: 1)
    upward = CellBuffer(layout.separatorCells)
    logarithms = CellBuffer(layout.nodes.count)
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

  /// Multiplies small factors into `old` beliefs and makes the product agree again, in two passes.
  ///
  /// - Parameters:
  ///   - forest: the targets that the factors belong to, and that the result is summed to.
  ///   - factors: gathered factors (``TargetForest/gather(_:)``).
  ///   - total: what every clique shall sum to.
  ///   - marginals: takes the new marginals of the targets that hang under nodes.
  ///   - isCancelled: polled between batches of nodes.
  /// - Returns: ln(mass / total) before scaling, or `nil` when the mass vanished or on a cancel.
  func advance(
    from old: Calibration, forest: TargetForest, factors: CellBuffer, total: Double,
    into marginals: CellBuffer, isCancelled: () -> Bool
  ) -> Double? {
    guard !layout.nodes.isEmpty else { return 0 }
    for batch in layout.upward {
      if isCancelled() { return nil }
      batch.forEach { collect($0, from: old, forest: forest, factors: factors) }
      for node in batch.nodes { finishCollecting(node, previous: old.separators) }
    }
    let mass = logarithms.cells[0]
    let logarithm = Rows.sum(logarithms.cells + 1, layout.nodes.count - 1)
    guard logarithm.isFinite, mass > 0, mass.isFinite else { return nil }
    let floor = total * Calibration.floor
    for batch in layout.downward {
      if isCancelled() { return nil }
      batch.forEach {
        distribute($0, scale: total / mass, floor: floor, forest: forest, into: marginals)
      }
      for node in batch.nodes { finishDistributing(node, forest: forest, into: marginals) }
    }
    return logarithm + log(mass / total)
  }

  /// Multiplies factors and the children's messages into a chunk, and sums it to the parent's separator.
  private func collect(
    _ chunk: NodeBatch.Chunk, from old: Calibration, forest: TargetForest, factors: CellBuffer
  ) {
    let place = layout.nodes[chunk.node]
    let partial = partials[chunk.number]
    let sums = (chunk.number == 0 ? upward : partial.separators).cells + place.separatorOffset
    sums.update(repeating: 0, count: place.separatorCells)
    for slab in chunk.slabs {
      let offset = place.offset + slab * place.slabs.cells
      let cells = beliefs.cells + offset
      forest.multiply(
        chunk.node, slab, at: old.beliefs.cells + offset, by: factors.cells, into: cells)
      for child in layout.children[chunk.node] {
        let below = layout.nodes[child]
        below.parentToSeparator.multiply(
          slab, at: cells, by: separators.cells + below.separatorOffset, into: cells)
      }
      place.toSeparator.accumulate(slab, at: cells, into: sums)
    }
  }

  /// Adds the chunks' sums and leaves the parent a message whose largest cell is 1.
  ///
  /// The root has no parent: its only sum is the mass, kept as it is.
  private func finishCollecting(_ node: Int, previous: CellBuffer) {
    let place = layout.nodes[node]
    let message = upward.cells + place.separatorOffset
    for number in 1..<max(1, layout.chunkCounts[node]) {
      let part = partials[number].separators.cells + place.separatorOffset
      for index in 0..<place.separatorCells { message[index] += part[index] }
    }
    guard place.parent != nil else {
      logarithms.cells[node] = message[0]
      return
    }
    let old = previous.cells + place.separatorOffset
    let ratio = separators.cells + place.separatorOffset
    var largest = 0.0
    for index in 0..<place.separatorCells {
      ratio[index] = message[index] / old[index]
      largest = max(largest, ratio[index])
    }
    let isSound = largest > 0 && largest.isFinite
    logarithms.cells[node] = isSound ? log(largest) : .nan
    let scale = isSound ? 1 / largest : 0
    for index in 0..<place.separatorCells { ratio[index] *= scale }
  }

  /// Makes a chunk agree with its parent, and sums it to its targets and its children's separators.
  private func distribute(
    _ chunk: NodeBatch.Chunk, scale: Double, floor: Double, forest: TargetForest,
    into marginals: CellBuffer
  ) {
    let place = layout.nodes[chunk.node]
    let partial = partials[chunk.number]
    let sums = (chunk.number == 0 ? separators : partial.separators).cells
    let targets = (chunk.number == 0 ? marginals : partial.targets).cells
    forest.clear(chunk.node, in: targets)
    for child in layout.children[chunk.node] {
      let below = layout.nodes[child]
      (sums + below.separatorOffset).update(repeating: 0, count: below.separatorCells)
    }
    for slab in chunk.slabs {
      let cells = beliefs.cells + place.offset + slab * place.slabs.cells
      if place.parent == nil {
        Rows.multiply(cells, by: scale, place.slabs.cells, floor: floor)
      } else {
        place.toSeparator.multiply(
          slab, at: cells, by: upward.cells + place.separatorOffset, floor: floor)
      }
      for child in layout.children[chunk.node] {
        let below = layout.nodes[child]
        below.parentToSeparator.accumulate(slab, at: cells, into: sums + below.separatorOffset)
      }
      forest.accumulate(chunk.node, slab, at: cells, into: targets)
    }
  }

  /// Adds the chunks' sums and turns the children's messages into ratios of new to old separators.
  private func finishDistributing(
    _ node: Int, forest: TargetForest, into marginals: CellBuffer
  ) {
    for number in 1..<max(1, layout.chunkCounts[node]) {
      forest.add(node, from: partials[number].targets.cells, to: marginals.cells)
    }
    for child in layout.children[node] {
      let below = layout.nodes[child]
      let final = separators.cells + below.separatorOffset
      for number in 1..<max(1, layout.chunkCounts[node]) {
        let part = partials[number].separators.cells + below.separatorOffset
        for index in 0..<below.separatorCells { final[index] += part[index] }
      }
      let message = upward.cells + below.separatorOffset
      for index in 0..<below.separatorCells {
        message[index] = message[index] > 0 ? final[index] / message[index] : 0
      }
    }
  }
}

/// What one chunk of a node sums to, until the chunks are added up; the first needs none.
struct PartialSums: Sendable {
  let separators: CellBuffer
  let targets: CellBuffer

  init(layout: BeliefLayout, targetCells: Int, isNeeded: Bool) {
    separators = CellBuffer(isNeeded ? layout.separatorCells : 0)
    targets = CellBuffer(isNeeded ? targetCells : 0)
  }

  /// One for each chunk that any node has.
  static func all(layout: BeliefLayout, targetCells: Int) -> [PartialSums] {
    (0..<max(1, layout.chunkCounts.max() ?? 1)).map {
      PartialSums(layout: layout, targetCells: targetCells, isNeeded: $0 > 0)
    }
  }
}
