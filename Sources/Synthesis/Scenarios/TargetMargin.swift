import Tables

/// New shares of groups of cells of one column, or of several that the model holds together.
public struct TargetMargin: Sendable, Hashable {
  /// The columns, by position in the model.
  public let clique: Clique
  /// The group of each cell: fine cells of one column, coarse ones of several, row-major.
  public let groups: [Int]
  /// The share that each group shall have, at least 0; together 1.
  public let shares: [Double]

  /// Puts a margin together; `groups` are positions in `shares`.
  public init(clique: Clique, groups: [Int], shares: [Double]) {
    self.clique = clique
    self.groups = groups
    self.shares = shares
  }

  /// Sums over each group of values by cell.
  func sums(_ values: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: shares.count)
    for (value, group) in zip(values, groups) { sums[group] += value }
    return sums
  }
}

/// Why a model cannot have the margins asked for.
public enum TiltProblem: Error, Sendable, Hashable {
  /// A group of a margin shall have rows, and the model has none there.
  case nothingThere(margin: Int, group: Int)
  /// The margins contradict one another, or the model's zeros.
  case contradictory
}
