@_spi(RealData) import Tables

extension EvaluationReport {
  /// Compares the real rows with synthetic ones, for the curator's eyes: not private.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Precondition: both tables have the same sizes.
  public init(
    real: PrivateTable, synthetic: CodeTable,
    maximumCells: Int = TableDistance.defaultMaximumCells,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) {
    try self.init(
      real.codes, synthetic, maximumCells: maximumCells, isCancelled: isCancelled)
  }
}

extension ContingencyTable {
  /// The real counts of a pair, for the curator's eyes: not private.
  ///
  /// - Returns: `nil` unless the counts are over two columns.
  public init?(
    real counts: TrueCounts, sizes: [Int], nullRow: Int? = nil, nullColumn: Int? = nil
  ) {
    let columns = counts.clique.columns
    guard columns.count == 2, columns.allSatisfy(sizes.indices.contains) else { return nil }
    self.init(
      rows: sizes[columns[0]], columns: sizes[columns[1]], counts: counts.cells, nullRow: nullRow,
      nullColumn: nullColumn)
  }
}

extension Moments {
  /// The moments of a real column, for the curator's eyes: not private.
  public init(real counts: TrueCounts, values: [Double]) {
    self.init(counts: counts.cells, values: values)
  }
}
