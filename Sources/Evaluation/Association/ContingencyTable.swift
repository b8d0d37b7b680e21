/// Weights of the pairs of two columns' cells, with the null cells left out where asked.
public struct ContingencyTable: Sendable, Hashable {
  /// Cells of the first column.
  public let rows: Int
  /// Cells of the second column.
  public let columns: Int
  /// Weights at least 0, row-major.
  public let weights: [Double]

  /// Makes a table of `rows` × `columns` weights, row-major; negative or NaN ones count as 0.
  ///
  /// - Parameters:
  ///   - nullRow: a row to leave out, such as a null cell; its weights become 0.
  ///   - nullColumn: a column to leave out likewise.
  /// - Precondition: there are `rows` · `columns` weights.
  public init(
    rows: Int, columns: Int, weights: [Double], nullRow: Int? = nil, nullColumn: Int? = nil
  ) {
    precondition(weights.count == rows * columns)
    self.rows = rows
    self.columns = columns
    var kept = weights.map { $0 > 0 ? $0 : 0 }
    if let nullRow, (0..<rows).contains(nullRow) {
      for column in 0..<columns { kept[nullRow * columns + column] = 0 }
    }
    if let nullColumn, (0..<columns).contains(nullColumn) {
      for row in 0..<rows { kept[row * columns + nullColumn] = 0 }
    }
    self.weights = kept
  }

  /// Makes a table of counts.
  public init(
    rows: Int, columns: Int, counts: [Int32], nullRow: Int? = nil,
    nullColumn: Int? = nil
  ) {
    self.init(
      rows: rows, columns: columns, weights: counts.map { Double($0) }, nullRow: nullRow,
      nullColumn: nullColumn)
  }

  /// The sum of each row.
  public var rowTotals: [Double] {
    (0..<rows).map { row in
      weights[row * columns..<(row + 1) * columns].reduce(0, +)
    }
  }

  /// The sum of each column.
  public var columnTotals: [Double] {
    var totals = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { totals[column] += weights[row * columns + column] }
    }
    return totals
  }
}
