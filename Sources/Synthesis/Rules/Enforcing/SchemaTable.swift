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
  /// - Complexity: O(rows of the table) a column with other values than before, to copy it, on all cores.
  mutating func write(_ loose: LooseRows) {
    let columns = loose.values.sorted { $0.key < $1.key }.compactMap {
      position, numbers -> (position: Int, column: Column, numbers: [Int64])? in
      guard let column = column(position),
        !zip(loose.rows, numbers).allSatisfy({ (column.rows[$0] ?? PackedIntegers.null) == $1 })
      else { return nil }
      return (position, column, numbers)
    }
    let written = Parallel.map(columns.count) { place in
      let (_, column, numbers) = columns[place]
      return column.holding(column.rows.replacing(loose.rows, with: numbers))
    }
    replace(Dictionary(zip(columns.map(\.position), written), uniquingKeysWith: { $1 }))
  }
}
