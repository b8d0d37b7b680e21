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
  /// - Complexity: O(rows of the table) a column of `loose`, to copy it.
  mutating func write(_ loose: LooseRows) {
    var changed: [Int: Column] = [:]
    for (position, numbers) in loose.values {
      guard let column = column(position) else { continue }
      changed[position] = column.holding(column.rows.replacing(loose.rows, with: numbers))
    }
    replace(changed)
  }
}
