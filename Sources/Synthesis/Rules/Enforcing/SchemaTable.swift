import Tables

/// A table whose columns are found by their position in a schema, some of which it may lack.
struct SchemaTable: Sendable {
  private(set) var table: Table
  /// Where each column of the schema is in the table.
  private let places: [Int?]

  /// A table with columns of `schema`, by name.
  init(_ table: Table, _ schema: Schema) {
    self.table = table
    places = schema.columns.map { table.index(of: $0.name) }
  }

  /// How many rows there are.
  var rowCount: Int { table.rowCount }

  /// The column at a position of the schema.
  func column(_ position: Int) -> Column? {
    places.indices.contains(position) ? places[position].map { table.columns[$0] } : nil
  }

  /// Puts other columns in the place of those at these positions.
  mutating func replace(_ columns: [Int: Column]) {
    var all = table.columns
    for (position, column) in columns {
      if let place = places[position] { all[place] = column }
    }
    table = Table(columns: all, rowCount: table.rowCount)
  }

  /// Writes the values of `loose` back into their rows.
  ///
  /// - Complexity: O(rows of the table) a column of `loose`.
  mutating func write(_ loose: LooseRows) {
    var changed: [Int: Column] = [:]
    for (position, numbers) in loose.values {
      guard let column = column(position) else { continue }
      var all = [Int64](repeating: 0, count: rowCount)
      all.withUnsafeMutableBufferPointer { column.rows.copy(0..<rowCount, into: $0) }
      for (row, number) in zip(loose.rows, numbers) { all[row] = number }
      changed[position] = column.holding(PackedIntegers(unpacked: all))
    }
    replace(changed)
  }
}
