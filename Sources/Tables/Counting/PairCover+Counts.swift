extension PairCover.Group {
  /// The counts of the group's pairs, or `nil` when cancelled.
  ///
  /// - Complexity: O(rows · columns + cells · pairs); the rows vectorised but for one addition.
  func count(in table: CodeTable, isCancelled: @Sendable () -> Bool) -> [(Clique, [Int32])]? {
    let sources = columns.compactMap { column -> [UInt8]? in
      if case .narrow(let codes) = table.columns[column] { codes } else { nil }
    }
    precondition(sources.count == columns.count, "a group holds narrow columns")
    let sizes = columns.map { table.sizes[$0] }
    var counter = GroupCounter(cellCount: sizes.reduce(1, *))
    let block = GroupCounter.block
    let finished = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: block) { buffer in
      guard let indices = buffer.baseAddress else { return true }
      for start in stride(from: 0, to: table.rowCount, by: block) {
        if isCancelled() { return false }
        let count = min(block, table.rowCount - start)
        for (index, source) in sources.enumerated() {
          source.withUnsafeBufferPointer { codes in
            guard let codes = codes.baseAddress else { return }
            CountingKernels.extend(
              indices, with: codes + start, count, size: index == 0 ? 0 : sizes[index])
          }
        }
        counter.add(indices, count)
      }
      return true
    }
    guard finished else { return nil }
    let cells = counter.total()
    return pairs.map { pair in
      (Clique(pair.first, pair.second), marginal(of: cells, sizes, pair))
    }
  }

  private func marginal(
    of cells: [Int32], _ sizes: [Int], _ pair: (first: Int, second: Int)
  ) -> [Int32] {
    guard let first = columns.firstIndex(of: pair.first),
      let second = columns.firstIndex(of: pair.second)
    else { return [] }
    if columns.count == 2 { return cells }
    let before = sizes[..<first].reduce(1, *)
    let between = sizes[(first + 1)..<second].reduce(1, *)
    let after = sizes[(second + 1)...].reduce(1, *)
    var result = [Int32](repeating: 0, count: sizes[first] * sizes[second])
    var cell = 0
    for _ in 0..<before {
      for left in 0..<sizes[first] {
        for _ in 0..<between {
          for right in 0..<sizes[second] {
            var sum: Int32 = 0
            for offset in 0..<after { sum &+= cells[cell &+ offset] }
            cell += after
            result[left * sizes[second] + right] &+= sum
          }
        }
      }
    }
    return result
  }
}

/// Counts of up to 65,536 cells while rows come in: in 16 bits, so that they stay in the nearest
/// cache, and carried over to 32 before they can overflow.
private struct GroupCounter {
  /// Rows that are added at once.
  static let block = 1 << 12
  /// Blocks between two carries: 61,440 rows.
  private static let blocksPerCarry = 15

  private var recent: [UInt16]
  private var totals: [Int32]
  private var blocks = 0

  init(cellCount: Int) {
    recent = Array(repeating: 0, count: cellCount <= 4096 ? 2 * cellCount : cellCount)
    totals = Array(repeating: 0, count: cellCount)
  }

  /// Adds one to the cell of each of at most ``block`` indices.
  mutating func add(_ indices: UnsafePointer<UInt16>, _ count: Int) {
    recent.withUnsafeMutableBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      CountingKernels.add(indices, count, into: base, base + (cells.count - totals.count))
    }
    blocks += 1
    if blocks == GroupCounter.blocksPerCarry { carry() }
  }

  /// The counts of all rows so far.
  mutating func total() -> [Int32] {
    carry()
    return totals
  }

  private mutating func carry() {
    blocks = 0
    let cellCount = totals.count
    recent.withUnsafeMutableBufferPointer { recent in
      totals.withUnsafeMutableBufferPointer { totals in
        for cell in 0..<cellCount { totals[cell] &+= Int32(recent[cell]) }
        if recent.count > cellCount {
          for cell in 0..<cellCount { totals[cell] &+= Int32(recent[cellCount &+ cell]) }
        }
        recent.update(repeating: 0)
      }
    }
  }
}
