import Tables

/// What each modelled column's codes rest on, as hashes: the table's values, and how they become cells.
///
/// Words about a column, such as its description or who declared its domain, make no difference.
struct CellIdentities: Sendable, Hashable {
  /// By modelled column, in order.
  let columns: [ContentHash]
  /// Of all of them together.
  let all: ContentHash
  /// Of the values, whatever the cells are.
  let table: ContentHash

  /// - Parameter table: the identity of the values.
  /// - Complexity: O(names of cells).
  init(of encoding: TableEncoding, in table: ContentHash) {
    self.init(encoding.columns.map { CellIdentities.column($0, table) }, table)
  }

  /// The same of an encoding of the same table, where only some columns differ from `other`.
  init(of encoding: TableEncoding, since known: CellIdentities, _ other: TableEncoding) {
    self.init(
      encoding.columns.enumerated().map { place, column in
        other.columns.indices.contains(place) && other.columns[place] == column
          ? known.columns[place] : CellIdentities.column(column, known.table)
      }, known.table)
  }

  private init(_ columns: [ContentHash], _ table: ContentHash) {
    self.columns = columns
    self.table = table
    all = ContentHash("cells", [table] + columns)
  }

  /// The columns whose codes rest on something else in `others`, by position; all where their number differs.
  func changed(since others: CellIdentities) -> Set<Int> {
    guard others.columns.count == columns.count else { return Set(columns.indices) }
    return Set(columns.indices.filter { columns[$0] != others.columns[$0] })
  }

  private static func column(_ column: ColumnEncoding, _ table: ContentHash) -> ContentHash {
    ContentHash("column", [table], [column.schema.name, "\(column.withoutWords)"])
  }
}

extension ColumnEncoding {
  /// The same cells without the words about them.
  var withoutWords: ColumnEncoding {
    var words = schema
    (words.source, words.reason, words.description) = (.declared, nil, nil)
    (words.sensitivity, words.role, words.unit) = (nil, .none, nil)
    return ColumnEncoding(words)
  }
}
