import Foundation
import Tables

@testable import GraphicalModel

/// The descent of ``BregmanDescent`` written for reading: potentials, plain algebra, no shortcut.
struct ReferenceDescent {
  private let targets: [MarginalTarget]
  private let tree: JunctionTree
  private let total: Double
  /// The highest precision of a cell, by which weights are divided.
  private let precision: Double
  private var potentials: [Factor]
  private var x: [Factor]
  private var z: [Factor]
  private var step: Double
  private var momentum = 1.0
  private var accepted = 0

  init(_ targets: [MarginalTarget], tree: JunctionTree, total: Double) {
    self.targets = targets
    self.tree = tree
    self.total = total
    precision =
      targets.flatMap { target in
        target.values.indices.map { 1 / target.variance(ofCell: $0) }
      }.max() ?? 1
    let start = CellBuffer(BeliefLayout(tree: tree).beliefCells, value: 0)
    let layout = BeliefLayout(tree: tree)
    _ = IndependentStart(targets, sizes: tree.sizes).write(layout, into: start) { false }
    let beliefs = zip(layout.nodes, tree.nodes).map { place, node in
      let cells = Array(start.array[place.offset..<place.offset + place.cells])
      return Factor(
        sizes: tree.sizes, clique: node.clique,
        values: layout.order.relaid(cells, from: place.axes, to: node.clique.columns))
    }
    potentials = zip(beliefs, tree.nodes).map { $0.divided(by: $0.summed(to: $1.separator)) }
    step = 2 / total
    x = []
    z = []
    z = marginals(of: potentials).targets
    x = z
  }

  var loss: Double { loss(at: z) }

  /// The model's tables over the targets' cliques.
  var fitted: [[Double]] { z.map(\.values) }

  mutating func run(iterations: Int) {
    for iteration in 1...iterations {
      if iteration > iterations - min(5, iterations) { restart() }
      advance()
    }
  }

  private mutating func restart() {
    momentum = 1
    accepted = 0
    x = z
  }

  private mutating func advance() {
    var logarithms: [[Double]] = []
    var trial = potentials
    for (index, target) in targets.enumerated() {
      let exponents = target.values.indices.map { cell in
        let point = x[index].values[cell] * (1 - momentum) + z[index].values[cell] * momentum
        let slope = weight(target, cell) * (point - target.values[cell])
        return min(max(-step / momentum * slope, -25), 25)
      }
      logarithms.append(exponents)
      guard let home = tree.home(of: target.clique) else { continue }
      trial[home] = trial[home].times(
        Factor(sizes: tree.sizes, clique: target.clique, values: exponents.map(exp)))
    }
    let next = marginals(of: trial)
    let mass = next.mass
    guard mass > 0, mass.isFinite else {
      step *= 0.7
      return
    }
    var moved = 0.0
    var inner = 0.0
    for (index, target) in targets.enumerated() {
      for cell in target.values.indices {
        let difference = next.targets[index].values[cell] - z[index].values[cell]
        moved += weight(target, cell) * difference * difference
        inner += logarithms[index][cell] * next.targets[index].values[cell]
      }
    }
    let divergence = max(0, inner - total * log(mass))
    guard step * moved / 2 <= divergence + 1e-9 * total * momentum * momentum * step else {
      step *= 0.7
      return
    }
    potentials = zip(next.nodes, tree.nodes).map { belief, node in
      let lifted = Factor(
        sizes: tree.sizes, clique: node.clique,
        values: belief.values.map { $0 / mass + Calibration.floor })
      return lifted.divided(by: lifted.summed(to: node.separator))
    }
    let before = loss(at: x)
    x = zip(x, next.targets).map { old, new in
      Factor(
        sizes: tree.sizes, clique: old.clique,
        values: zip(old.values, new.values).map { $0 + momentum * ($1 - $0) })
    }
    z = next.targets
    accepted += 1
    let previous = step
    step *= 1.05
    momentum = 2 / (1 + (1 + 4 * previous / (step * momentum * momentum)).squareRoot())
    if loss(at: x) > before, accepted >= 3 { restart() }
  }

  private func weight(_ target: MarginalTarget, _ cell: Int) -> Double {
    1 / (target.variance(ofCell: cell) * precision)
  }

  private func loss(at point: [Factor]) -> Double {
    zip(targets, point).reduce(0) { sum, pair in
      pair.0.values.indices.reduce(sum) {
        let difference = pair.1.values[$1] - pair.0.values[$1]
        return $0 + difference * difference / (2 * pair.0.variance(ofCell: $1))
      }
    }
  }

  /// The targets' tables scaled to `total`, the nodes' as they are, and their mass.
  private func marginals(
    of potentials: [Factor]
  ) -> (targets: [Factor], nodes: [Factor], mass: Double) {
    let nodes = ReferenceCalibration(tree: tree, potentials: potentials).marginals()
    let mass = nodes[0].values.reduce(0, +)
    let tables = targets.map { target in
      let table = nodes[tree.home(of: target.clique) ?? 0].summed(to: target.clique)
      return Factor(
        sizes: tree.sizes, clique: target.clique, values: table.values.map { $0 / mass * total })
    }
    return (tables, nodes, mass)
  }
}
