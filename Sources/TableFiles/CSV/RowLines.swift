/// On which lines of a file the rows of a table stand, which outlives its texts.
public struct RowLines: Sendable {
  /// The path as it was given.
  public let path: String
  /// Rows, ascending, at which the distance between row and line changes.
  let shifts: [(row: Int, line: Int)]
  /// The numbers in the file of the rows, where not all are kept.
  var kept: [Int]?

  /// Where some of the rows stand.
  func keeping(_ rows: [Int]) -> RowLines {
    var lines = self
    lines.kept = kept.map { kept in rows.map { kept[$0] } } ?? rows
    return lines
  }

  /// The line of the file, counted from 1, on which a row starts. Complexity: O(log of shifts).
  public func line(ofRow row: Int) -> Int {
    let row = kept.flatMap { $0.indices.contains(row) ? $0[row] : nil } ?? row
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return row + 2 }
    return shifts[low - 1].line + row - shifts[low - 1].row
  }
}
