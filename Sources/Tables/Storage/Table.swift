/// Typed data in memory: columns of one length.
public struct Table: Sendable, Hashable {
  /// The columns in file order.
  public let columns: [Column]
  /// How many rows each has.
  public let rowCount: Int

  /// Makes a table; every column must have `rowCount` rows.
  public init(columns: [Column], rowCount: Int) {
    precondition(columns.allSatisfy { $0.count == rowCount })
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The position of the column named `name`. Complexity: O(columns).
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The column named `name`. Complexity: O(columns).
  public func column(named name: String) -> Column? { columns.first { $0.name == name } }

  /// A cell as it is written, `nil` for null. Complexity: O(length).
  public func text(row: Int, column: Int) -> String? { columns[column].text(row) }

  /// A row as it is written, `nil` for null. Complexity: O(columns).
  public func row(_ row: Int) -> [String?] { columns.map { $0.text(row) } }
}
