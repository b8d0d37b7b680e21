import GraphicalModel
import Privacy
import Tables

/// What released counts say against a rule: the part of the rows that they find where the rule leaves none.
public struct RuleContradiction: Sendable, Hashable {
  /// The rule's place among the planned ones.
  public let rule: Int
  /// The part of the rows, 0 … 1.
  public let share: Double
  /// The standard error of ``share`` by the counts' noise.
  public let deviation: Double

  /// From which part of the rows on it is told.
  static let least = 0.05

  /// Whether it is a large part of what was measured, and more than noise explains.
  public var isLarge: Bool { share >= RuleContradiction.least && share > 4 * deviation }
}

extension Synthesizer {
  /// For each rule with cells that stay empty, how many rows the released counts find in them; rules of which no
  /// marginal holds the columns are left out.
  ///
  /// - Complexity: O(cells of the marginals · tables of empty cells).
  public func contradictions(_ measurements: [Measurement]) -> [RuleContradiction] {
    guard request.rules.hasZeros else { return [] }
    let coarsenings = coarsenings(measurements)
    let targets = MarginalTarget.targets(measurements, coarsenings: coarsenings)
    let total = targets.estimatedTotal()
    let sizes = coarsenings.map(\.size)
    var found: [Int: RuleContradiction] = [:]
    for (rule, zeros) in request.rules.zerosByRule(coarsenings, measurements)
    where zeros.isPossible.contains(false) {
      let holders = targets.filter { zeros.clique.isSubset(of: $0.clique) }
      guard
        let best = holders.min(by: {
          $0.variance * Double($0.values.count) < $1.variance * Double($1.values.count)
        })
      else { continue }
      let (sum, variance) = best.inside(zeros, sizes: sizes)
      let share = min(1, max(0, sum / total))
      if share >= found[rule]?.share ?? 0 {
        found[rule] = RuleContradiction(
          rule: rule, share: share, deviation: variance.squareRoot() / total)
      }
    }
    return found.values.sorted { $0.rule < $1.rule }
  }
}

extension MarginalTarget {
  /// What the table counts in impossible cells of some of its columns, and the variance of that.
  fileprivate func inside(
    _ zeros: StructuralZeros, sizes: [Int]
  ) -> (sum: Double, variance: Double) {
    var (sum, cells) = (0.0, 0.0)
    let axes = clique.columns.map { column in
      zeros.clique.columns.firstIndex(of: column).map { axis in
        zeros.clique.columns[(axis + 1)...].reduce(1) { $0 * sizes[$1] }
      } ?? 0
    }
    var code = Array(repeating: 0, count: axes.count)
    var place = 0
    for cell in values.indices {
      if !zeros.isPossible[place] {
        sum += values[cell]
        cells += multiplicities?[cell] ?? 1
      }
      for axis in axes.indices.reversed() {
        code[axis] += 1
        place += axes[axis]
        if code[axis] < sizes[clique.columns[axis]] { break }
        place -= axes[axis] * code[axis]
        code[axis] = 0
      }
    }
    return (sum, cells * variance)
  }
}
