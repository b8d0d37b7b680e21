import Documents
import Tables

/// A column cut into another number of cells.
struct BinsChange: Sendable {
  /// The column with the number asked for.
  let schema: ColumnSchema
  /// The edit's name, as `bins of age 111 → 40`.
  let name: String

  /// The numbers of cells that may be asked for.
  static let range = 2...4096

  /// - Parameter count: cells of equal width; `nil` for the usual number.
  /// - Throws: `InputError` for a column that does not exist or has no range, or a number out of range.
  init(_ column: String, _ count: Int?, _ dataset: Dataset) throws {
    guard let place = dataset.schema.index(of: column) else {
      throw InputError("there is no such column", column: column)
    }
    var schema = dataset.schema.columns[place]
    guard schema.isModelled, case .grid = schema.domain else {
      throw InputError(
        "only a column with a range of numbers or dates has bins; this one's values are cells already",
        column: column)
    }
    if let count, !BinsChange.range.contains(count) {
      throw InputError("bins must be from 2 to 4096", column: column, value: "\(count)")
    }
    let before = ColumnEncoding(schema).valueCount
    schema.bins = count
    schema.edges = nil
    self.schema = schema
    name = "bins of \(column) \(before) → \(ColumnEncoding(schema).valueCount)"
  }
}
