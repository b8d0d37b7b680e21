/// What is known of a table: its columns, in file order.
public struct Schema: Sendable, Hashable {
  /// The columns in file order; names are unique and not empty.
  public var columns: [ColumnSchema]

  /// Makes a schema of these columns.
  public init(columns: [ColumnSchema]) { self.columns = columns }

  /// The position of the column named `name`. Complexity: O(columns).
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
