import Tables

/// All one- and two-way counts of the real rows, made once a table and kept behind the wall.
struct CountedTable: Sendable {
  private let tables: [Clique: TrueCounts]
  private let rows: PrivateTable

  /// Counts every column and every pair.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells), on all cores.
  init(_ rows: PrivateTable, isCancelled: @Sendable () -> Bool) throws(CancellationError) {
    var tables: [Clique: TrueCounts] = [:]
    for column in rows.sizes.indices {
      tables[Clique(column)] = rows.counts(of: Clique(column))
    }
    for counts in try rows.pairCounts(isCancelled: isCancelled) { tables[counts.clique] = counts }
    self.tables = tables
    self.rows = rows
  }

  /// The counts over `clique`; larger cliques than pairs are counted when asked for.
  func counts(_ clique: Clique) -> TrueCounts { tables[clique] ?? rows.counts(of: clique) }
}
