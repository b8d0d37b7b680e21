import Tables

/// All one- and two-way counts of the real rows, made once a table and kept behind the wall.
struct CountedTable: Sendable {
  private let tables: [Clique: TrueCounts]
  private let rows: PrivateTable

  /// The most cells of pairs that are kept; where there are more, each is counted when asked for.
  private static let largestKept = 100_000_000

  /// Counts every column, and every pair while their tables are not too large to keep.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells), on all cores.
  init(_ rows: PrivateTable, isCancelled: @Sendable () -> Bool) throws(CancellationError) {
    var tables: [Clique: TrueCounts] = [:]
    for column in rows.sizes.indices {
      tables[Clique(column)] = rows.counts(of: Clique(column))
    }
    let sum = rows.sizes.reduce(0.0) { $0 + Double($1) }
    let squares = rows.sizes.reduce(0.0) { $0 + Double($1) * Double($1) }
    if (sum * sum - squares) / 2 <= Double(CountedTable.largestKept) {
      for counts in try rows.pairCounts(isCancelled: isCancelled) { tables[counts.clique] = counts }
    }
    self.tables = tables
    self.rows = rows
  }

  /// The counts over `clique`; larger cliques than pairs are counted when asked for.
  func counts(_ clique: Clique) -> TrueCounts { tables[clique] ?? rows.counts(of: clique) }
}
