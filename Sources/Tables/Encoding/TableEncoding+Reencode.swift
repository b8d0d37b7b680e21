extension TableEncoding {
  /// Real rows whose codes of some columns are of older cells, with those columns encoded anew.
  ///
  /// Values outside a domain are mapped by the column's rule; nothing is reported.
  ///
  /// - Parameters:
  ///   - table: the rows themselves, as typed.
  ///   - changed: positions among the modelled columns.
  ///   - rows: codes of the same rows; of the other columns they are kept.
  ///   - isCancelled: asked before each column.
  /// - Throws: `InputError` for a column of too many cells, or one that the table lacks;
  ///   `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · changed columns), on all cores.
  public func reencodeReal(
    _ table: Table, _ changed: Set<Int>, of rows: PrivateTable,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> PrivateTable {
    try checkCellLimits()
    let order = changed.sorted()
    let fresh = TableEncoding(Schema(columns: order.map { columns[$0].schema }))
    let encoded = try fresh.encode(table, isCancelled: isCancelled)
    var codes = rows.codes.columns
    for (place, column) in zip(order, encoded.columns) { codes[place] = column }
    return PrivateTable(CodeTable(sizes: sizes, columns: codes, rowCount: rows.codes.rowCount))
  }
}
