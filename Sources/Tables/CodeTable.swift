/// A table as codes: column `c` holds codes in `0 ..< sizes[c]`.
///
/// Real rows are held as ``PrivateTable`` instead, which gives its counts only behind the wall.
public struct CodeTable: Sendable, Hashable {
  /// Cells of each column, each 1 … 65,536.
  public let sizes: [Int]
  /// The columns, all of ``rowCount`` rows.
  public let columns: [CodeColumn]
  /// How many rows each column has.
  public let rowCount: Int

  /// Makes a table.
  ///
  /// - Precondition: every column has `rowCount` codes, all below its size; checked, because counting
  ///   relies on it.
  /// - Complexity: O(rows · columns), vectorised.
  public init(sizes: [Int], columns: [CodeColumn], rowCount: Int) {
    precondition(sizes.count == columns.count && columns.allSatisfy { $0.count == rowCount })
    for (size, column) in zip(sizes, columns) {
      precondition(column.largestCode < size, "a code is not below its column's size, \(size)")
    }
    self.sizes = sizes
    self.columns = columns
    self.rowCount = rowCount
  }
}
