import Tables

/// The marginals that share all columns but the last: what one thread compares in one go.
struct MarginalTask: Sendable {
  let prefix: [Int]
  let lasts: [Int]

  /// Rows between two looks at the cancel flag.
  private static let block = 1 << 16
  /// Larger tables are compared by sorting the cells that are hit.
  private static let largestDense = 1 << 24

  /// The distance of each marginal, in the order of ``lasts``, or `nil` when cancelled.
  func distances(_ rows: JoinedRows, isCancelled: () -> Bool) -> [Double]? {
    let base = prefixIndices(rows)
    let prefixCells = prefix.reduce(1) { $0 * rows.sizes[$1] }
    let dense = lasts.map { prefixCells * rows.sizes[$0] }.filter {
      $0 <= MarginalTask.largestDense
    }
    var cells = [Int64](repeating: 0, count: dense.max() ?? 0)
    var result: [Double] = []
    for last in lasts {
      let size = rows.sizes[last]
      guard rows.scale > 0 else {
        result.append(.nan)
        continue
      }
      let sum =
        prefixCells * size <= MarginalTask.largestDense
        ? denseSum(rows, base, last, cellCount: prefixCells * size, &cells, isCancelled)
        : sparseSum(rows, base, last, isCancelled)
      guard let sum else { return nil }
      result.append(0.5 * sum / rows.scale)
    }
    return result
  }

  /// The cell of each row in the table over the prefix; below 2^32 for two columns of 65,536 cells.
  private func prefixIndices(_ rows: JoinedRows) -> [UInt32] {
    var indices = [UInt32](repeating: 0, count: rows.count)
    for column in prefix {
      let size = UInt32(truncatingIfNeeded: rows.sizes[column])
      let codes = rows.columns[column]
      for row in indices.indices { indices[row] = indices[row] &* size &+ UInt32(codes[row]) }
    }
    return indices
  }

  /// Σ|cell|; leaves `cells` all zero.
  private func denseSum(
    _ rows: JoinedRows, _ base: [UInt32], _ last: Int, cellCount: Int, _ cells: inout [Int64],
    _ isCancelled: () -> Bool
  ) -> Double? {
    let size = rows.sizes[last]
    return cells.withUnsafeMutableBufferPointer { cells -> Double? in
      base.withUnsafeBufferPointer { base -> Double? in
        rows.columns[last].withUnsafeBufferPointer { codes -> Double? in
          for (part, weight) in [
            (0..<rows.leftCount, rows.leftWeight), (rows.leftCount..<rows.count, rows.rightWeight),
          ] {
            for range in MarginalTask.blocks(part) {
              if isCancelled() { return nil }
              for row in range {
                cells[Int(base[row]) &* size &+ Int(codes[row])] &+= weight
              }
            }
          }
          var sum: UInt64 = 0
          if cellCount <= 2 * rows.count {
            for cell in 0..<cellCount {
              sum &+= cells[cell].magnitude
              cells[cell] = 0
            }
          } else {
            // Few cells are hit: visit those only.
            for range in MarginalTask.blocks(0..<rows.count) {
              if isCancelled() { return nil }
              for row in range {
                let cell = Int(base[row]) &* size &+ Int(codes[row])
                sum &+= cells[cell].magnitude
                cells[cell] = 0
              }
            }
          }
          return Double(sum)
        }
      }
    }
  }

  /// Σ|cell| by sorting the rows' cells: for tables too large to hold.
  private func sparseSum(
    _ rows: JoinedRows, _ base: [UInt32], _ last: Int, _ isCancelled: () -> Bool
  ) -> Double? {
    let size = UInt64(rows.sizes[last])
    let codes = rows.columns[last]
    var keys = rows.columns[last].indices.map { row in
      // The lowest bit tells the right table's rows; 2^48 cells are the most there can be.
      (UInt64(base[row]) * size + UInt64(codes[row])) << 1 | (row < rows.leftCount ? 0 : 1)
    }
    if isCancelled() { return nil }
    keys.sort()
    var sum: UInt64 = 0
    var cell: Int64 = 0
    for place in keys.indices {
      cell += keys[place] & 1 == 0 ? rows.leftWeight : rows.rightWeight
      let isLast = place == keys.count - 1 || keys[place + 1] >> 1 != keys[place] >> 1
      if isLast {
        sum &+= cell.magnitude
        cell = 0
      }
    }
    return Double(sum)
  }

  private static func blocks(_ range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: block).map {
      $0..<min(range.upperBound, $0 + block)
    }
  }
}
