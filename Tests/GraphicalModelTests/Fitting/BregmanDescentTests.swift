import Foundation
import Tables
import Testing

@testable import GraphicalModel

/// The fit against the same descent in plain algebra.
@Suite struct BregmanDescentTests {
  @Test(arguments: 0..<24, [1, 7, 60])
  func `the fit agrees with the reference`(seed: UInt64, iterations: Int) throws {
    var random = SeededRandom(seed: seed)
    let sizes = (0..<5).map { _ in Int.random(in: 1...5, using: &random) }
    let cliques = Set(
      [
        Clique(0, 1), Clique(1, 2), Clique([0, 2, 3]), Clique(3, 4), Clique(4), Clique(1),
        Clique(2, 4),
      ]
      .filter { _ in random.unit() < 0.7 }
    ).sorted()
    let sigma = pow(10, random.unit() * 4 - 1)
    let rows = [1.0, 200, 1e5][Int.random(in: 0..<3, using: &random)]
    let targets = cliques.map { clique in
      let cells = clique.cellCount(sizes: sizes) ?? 0
      let isUneven = random.unit() < 0.5
      return MarginalTarget(
        clique: clique,
        values: (0..<cells).map { _ in
          rows / Double(cells) * 2 * random.unit() + sigma * (random.unit() - 0.5)
        }, variance: sigma * sigma,
        multiplicities: isUneven
          ? (0..<cells).map { _ in Double(Int.random(in: 1...9, using: &random)) } : nil)
    }
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    let model = try FittedModel.fit(
      targets, tree: tree, options: FitOptions(iterations: iterations, total: rows))
    var reference = ReferenceDescent(targets, tree: tree, total: rows)
    let start = reference.loss
    reference.run(iterations: iterations)
    for (target, expected) in zip(targets, reference.fitted) {
      let fitted = model.marginal(of: target.clique)
      for (left, right) in zip(fitted, expected) { #expect(abs(left - right) <= 1e-5 * rows) }
    }
    // Where the loss has all but vanished, steps are taken or not by the last bits of a divergence.
    #expect(abs(model.loss - reference.loss) <= 1e-4 * reference.loss + 1e-8 * start)
  }
}
