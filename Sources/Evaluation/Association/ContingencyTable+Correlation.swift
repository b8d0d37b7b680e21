extension ContingencyTable {
  /// Pearson's correlation, −1 … 1, of two numeric columns with these values a cell.
  ///
  /// - Parameters:
  ///   - rowValues: a representative value of each row's cell, such as a bin's middle.
  ///   - columnValues: likewise for columns.
  /// - Returns: NaN without weight, or where either column does not vary.
  /// - Precondition: one value a row and a column.
  /// - Complexity: O(cells).
  public func pearson(rowValues: [Double], columnValues: [Double]) -> Double {
    precondition(rowValues.count == rows && columnValues.count == columns)
    let rowMoments = Moments(weights: rowTotals, values: rowValues)
    let columnMoments = Moments(weights: columnTotals, values: columnValues)
    let spread = rowMoments.standardDeviation * columnMoments.standardDeviation
    guard spread > 0 else { return .nan }
    var sum = 0.0
    for row in 0..<rows {
      let left = rowValues[row] - rowMoments.mean
      for column in 0..<columns where weights[row * columns + column] > 0 {
        sum += weights[row * columns + column] * left * (columnValues[column] - columnMoments.mean)
      }
    }
    return max(-1, min(1, sum / rowMoments.count / spread))
  }

  /// Spearman's rank correlation, −1 … 1: Pearson's of the middle ranks, ties sharing theirs.
  ///
  /// - Returns: NaN without weight, or where either column does not vary.
  /// - Precondition: one value a row and a column.
  /// - Complexity: O(cells + n log n) for n rows and columns.
  public func spearman(rowValues: [Double], columnValues: [Double]) -> Double {
    precondition(rowValues.count == rows && columnValues.count == columns)
    return pearson(
      rowValues: ContingencyTable.middleRanks(rowTotals, rowValues),
      columnValues: ContingencyTable.middleRanks(columnTotals, columnValues))
  }

  /// The mean rank of the units in each cell when cells are ordered by value.
  private static func middleRanks(_ totals: [Double], _ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var below = 0.0
    var start = 0
    while start < order.count {
      var end = start
      var weight = 0.0
      while end < order.count, values[order[end]] == values[order[start]] {
        weight += totals[order[end]]
        end += 1
      }
      for place in start..<end { ranks[order[place]] = below + (weight + 1) / 2 }
      below += weight
      start = max(end, start + 1)
    }
    return ranks
  }
}
