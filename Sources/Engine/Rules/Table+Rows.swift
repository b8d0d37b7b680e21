import Tables

extension Table {
  /// The rows of these numbers, in their order.
  ///
  /// - Precondition: the rows exist.
  /// - Complexity: O(rows · columns).
  func picking(_ rows: [Int]) -> Table {
    Table(
      columns: columns.map { column in
        let packed = column.rows
        let picked = PackedIntegers(unpacked: rows.map { packed[$0] ?? PackedIntegers.null })
        let storage: ColumnStorage =
          switch column.storage {
          case .numbers: .numbers(picked)
          case .categories(_, let dictionary): .categories(picked, dictionary)
          }
        return Column(name: column.name, format: column.format, storage: storage)
      }, rowCount: rows.count)
  }
}
