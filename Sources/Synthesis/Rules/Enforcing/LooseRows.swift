import Tables

/// Some rows of a table, unpacked so that other values can be tried; columns by position in the schema.
struct LooseRows: Sendable {
  /// The rows' numbers in the table.
  private(set) var rows: [Int]
  /// Grid steps or category codes by column, in order of ``rows``; `PackedIntegers.null` for null.
  private(set) var values: [Int: [Int64]]

  /// The `columns` of `rows`; a column that the table lacks is left out.
  ///
  /// - Complexity: O(rows · columns).
  init(_ table: SchemaTable, rows: [Int], columns: [Int]) {
    self.rows = rows
    var values: [Int: [Int64]] = [:]
    for position in columns {
      guard let packed = table.column(position)?.rows else { continue }
      values[position] = rows.map { packed[$0] ?? PackedIntegers.null }
    }
    self.values = values
  }

  /// The `columns` of consecutive rows.
  init(_ table: SchemaTable, range: Range<Int>, columns: [Int]) {
    rows = Array(range)
    var values: [Int: [Int64]] = [:]
    for position in columns {
      guard let packed = table.column(position)?.rows else { continue }
      values[position] = [Int64](unsafeUninitializedCapacity: range.count) { buffer, count in
        packed.copy(range, into: buffer)
        count = range.count
      }
    }
    self.values = values
  }

  private init(rows: [Int], values: [Int: [Int64]]) {
    self.rows = rows
    self.values = values
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// The value of a column in a place; null where there is no such column.
  subscript(position: Int, place: Int) -> Int64 {
    get { values[position]?[place] ?? PackedIntegers.null }
    set { values[position]?[place] = newValue }
  }

  /// All values of a column, to be changed in place.
  mutating func change(_ position: Int, _ body: (inout [Int64]) -> Void) {
    guard var column = values.removeValue(forKey: position) else { return }
    body(&column)
    values[position] = column
  }

  /// The rows in these places.
  func picked(_ places: [Int]) -> LooseRows {
    LooseRows(
      rows: places.map { rows[$0] },
      values: values.mapValues { column in places.map { column[$0] } })
  }

  /// Takes over all values of a row of `other`.
  mutating func take(_ place: Int, of other: LooseRows, into target: Int) {
    for position in other.values.keys {
      values[position]?[target] = other[position, place]
    }
  }

  /// The rows as a table with the names and ways of writing of `table`.
  func table(like table: SchemaTable) -> Table {
    let columns = values.sorted { $0.key < $1.key }.compactMap { position, numbers -> Column? in
      table.column(position)?.holding(PackedIntegers(unpacked: numbers))
    }
    return Table(columns: columns, rowCount: count)
  }
}

extension Column {
  /// The column with other numbers, or codes of the same dictionary.
  func holding(_ rows: PackedIntegers) -> Column {
    switch storage {
    case .numbers: Column(name: name, format: format, storage: .numbers(rows))
    case .categories(_, let dictionary):
      Column(name: name, format: format, storage: .categories(rows, dictionary))
    }
  }
}
