import Tables

extension RawTable {
  /// The table with some of its rows only; nothing of the others is kept, not even that a text occurs.
  ///
  /// - Parameter rows: their numbers, ascending.
  /// - Complexity: O(rows · columns + distinct texts).
  public func keeping(_ rows: [Int]) -> RawTable {
    RawTable(
      delimiter: delimiter,
      columns: Parallel.map(columns.count) { columns[$0].keeping(rows) },
      rowCount: rows.count, lines: lines.keeping(rows))
  }
}
