import Tables

/// How far the associations of all pairs lie apart in two tables: uncorrected Cramér's V.
public struct AssociationDifference: Sendable, Hashable {
  /// The pairs compared, in ascending order.
  public let cliques: [Clique]
  /// Cramér's V in the first table, pair by pair.
  public let left: [Double]
  /// Cramér's V in the second table.
  public let right: [Double]
  /// Pairs left out because they have more cells than were allowed.
  public let skipped: Int

  /// Compares every pair with at most `maximumCells` cells.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Precondition: both tables have the same sizes.
  /// - Complexity: O(pairs · (rows + cells)), on all cores.
  public init(
    _ left: CodeTable, _ right: CodeTable,
    maximumCells: Int = TableDistance.defaultMaximumCells,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) {
    precondition(left.sizes == right.sizes)
    let sizes = left.sizes
    let all = sizes.indices.flatMap { a in sizes.indices.filter { $0 > a }.map { Clique(a, $0) } }
    let kept = all.filter { $0.cellCount(sizes: sizes) ?? .max <= maximumCells }
    let parts = Parallel.map(kept.count) { index -> (Double, Double)? in
      guard let left = try? AssociationDifference.cramersV(left, kept[index], isCancelled),
        let right = try? AssociationDifference.cramersV(right, kept[index], isCancelled)
      else { return nil }
      return (left, right)
    }
    let whole = parts.compactMap { $0 }
    guard whole.count == kept.count else { throw CancellationError() }
    cliques = kept
    self.left = whole.map(\.0)
    self.right = whole.map(\.1)
    skipped = all.count - kept.count
  }

  /// The mean absolute difference; NaN when nothing was compared.
  public var mean: Double {
    differences.isEmpty ? .nan : differences.reduce(0, +) / Double(differences.count)
  }

  /// The largest absolute difference; NaN when nothing was compared.
  public var max: Double { differences.max() ?? .nan }

  /// The first pair with the largest absolute difference.
  public var worst: Clique? {
    differences.indices.max { (differences[$0], $1) < (differences[$1], $0) }.map { cliques[$0] }
  }

  private var differences: [Double] { zip(left, right).map { abs($0 - $1) } }

  private static func cramersV(
    _ table: CodeTable, _ pair: Clique, _ isCancelled: () -> Bool
  ) throws(CancellationError) -> Double {
    let counts = try table.counts(of: pair, isCancelled: isCancelled)
    return ContingencyTable(
      rows: table.sizes[pair.columns[0]], columns: table.sizes[pair.columns[1]], counts: counts
    ).cramersV
  }
}
