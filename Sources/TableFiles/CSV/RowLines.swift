/// On which lines of a file the rows of a table stand, which outlives its texts.
public struct RowLines: Sendable {
  /// The path as it was given.
  public let path: String
  /// Rows, ascending, at which the distance between row and line changes.
  let shifts: [(row: Int, line: Int)]

  /// The line of the file, counted from 1, on which a row starts. Complexity: O(log of shifts).
  public func line(ofRow row: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return row + 2 }
    return shifts[low - 1].line + row - shifts[low - 1].row
  }
}
