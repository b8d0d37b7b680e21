import Tables

/// Total variation distances between the marginals of two tables, all of one order.
public struct MarginalDistances: Sendable, Hashable {
  /// Columns a marginal, 1 … 3.
  public let order: Int
  /// The column sets compared, in ascending order.
  public let cliques: [Clique]
  /// ½ Σ|a/nₐ − b/n_b| of each, 0 … 1; NaN where either table has no rows.
  public let values: [Double]
  /// Column sets left out because they have more cells than were allowed.
  public let skipped: Int

  init(order: Int, cliques: [Clique], values: [Double], skipped: Int) {
    self.order = order
    self.cliques = cliques
    self.values = values
    self.skipped = skipped
  }

  /// The mean; NaN when nothing was compared or a table has no rows.
  public var mean: Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  /// The largest; NaN when nothing was compared or a table has no rows.
  public var max: Double { worstIndex.map { values[$0] } ?? .nan }

  /// The first column set with the largest distance; `nil` where ``max`` is NaN.
  public var worst: Clique? { worstIndex.map { cliques[$0] } }

  private var worstIndex: Int? {
    guard !values.contains(where: \.isNaN) else { return nil }
    return values.indices.max { (values[$0], $1) < (values[$1], $0) }
  }
}
