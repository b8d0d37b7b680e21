import Tables

/// Two tables' rows one after the other, with what a row of each adds to a cell.
struct JoinedRows: Sendable {
  let sizes: [Int]
  /// The codes of each column, the left table's rows first.
  let columns: [[UInt16]]
  let leftCount: Int
  let count: Int
  /// Adding these makes a cell a·n_b − b·nₐ over ``scale``.
  let leftWeight: Int64
  let rightWeight: Int64
  /// What the sum of absolute cells is divided by for Σ|a/nₐ − b/n_b|; 0 when a table has no rows.
  let scale: Double

  init(_ left: CodeTable, _ right: CodeTable) {
    sizes = left.sizes
    leftCount = left.rowCount
    count = left.rowCount + right.rowCount
    columns = zip(left.columns, right.columns).map { JoinedRows.wide($0) + JoinedRows.wide($1) }
    // Equal numbers of rows then weigh 1, and cells stay small.
    let divisor = max(1, JoinedRows.greatestCommonDivisor(left.rowCount, right.rowCount))
    leftWeight = Int64(right.rowCount / divisor)
    rightWeight = -Int64(left.rowCount / divisor)
    scale = Double(left.rowCount) * Double(right.rowCount / divisor)
  }

  private static func wide(_ column: CodeColumn) -> [UInt16] {
    switch column {
    case .narrow(let codes): codes.map(UInt16.init)
    case .wide(let codes): codes
    }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
