import Foundation
import Tables

@testable import GraphicalModel

/// Message passing written for reading: factors in, marginals of every node out.
struct ReferenceCalibration {
  let tree: JunctionTree
  /// One potential a node.
  let potentials: [Factor]

  /// Multiplies each factor into a node that holds it.
  init(tree: JunctionTree, factors: [Factor]) {
    self.tree = tree
    var potentials = tree.nodes.map { node in
      let cells = node.clique.cellCount(sizes: tree.sizes) ?? 0
      return Factor(
        sizes: tree.sizes, clique: node.clique, values: Array(repeating: 1, count: cells))
    }
    for factor in factors {
      guard let home = tree.home(of: factor.clique) else { continue }
      potentials[home] = potentials[home].times(factor)
    }
    self.potentials = potentials
  }

  init(tree: JunctionTree, potentials: [Factor]) {
    self.tree = tree
    self.potentials = potentials
  }

  /// Sums of the product of all factors over each node, unscaled.
  func marginals() -> [Factor] {
    tree.nodes.indices.map { node in
      neighbours(node).reduce(potentials[node]) { $0.times(message(from: $1, to: node)) }
    }
  }

  private func message(from: Int, to: Int) -> Factor {
    let incoming = neighbours(from).filter { $0 != to }
    return incoming.reduce(potentials[from]) { $0.times(message(from: $1, to: from)) }
      .summed(to: tree.nodes[to].clique)
  }

  private func neighbours(_ node: Int) -> [Int] {
    tree.nodes.indices.filter { tree.nodes[$0].parent == node || tree.nodes[node].parent == $0 }
  }
}

func isClose(_ left: [Double], _ right: [Double], tolerance: Double = 1e-9) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($0), abs($1)) }
}
