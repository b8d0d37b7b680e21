import Foundation

extension CodeTable {
  /// The counts of every pair among `columns`, all at once on all cores.
  ///
  /// The result does not depend on the number of cores.
  ///
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(of columns: [Int]? = nil) -> [Clique: [Int32]] {
    (try? pairCounts(of: columns) { false }) ?? [:]
  }

  /// ``pairCounts(of:)``, asking `isCancelled` about every 2 ms on each thread.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func pairCounts(
    of columns: [Int]? = nil, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> [Clique: [Int32]] {
    let tasks = PairTask.all(over: Clique(columns ?? Array(sizes.indices)).columns, of: self)
    let parts = Parallel.map(tasks.count) { tasks[$0].count(in: self, isCancelled: isCancelled) }
    var result: [Clique: [Int32]] = [:]
    for part in parts {
      guard let part else { throw CancellationError() }
      for (clique, cells) in part { result[clique] = cells }
    }
    return result
  }
}

extension PrivateTable {
  /// The real counts of every pair among `columns`, behind the wall, in ascending order.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(
    of columns: [Int]? = nil, isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> [TrueCounts] {
    let counts = try codes.pairCounts(of: columns, isCancelled: isCancelled)
    return counts.map { TrueCounts(clique: $0.key, cells: $0.value) }
      .sorted { $0.clique < $1.clique }
  }
}

/// One column against up to four later ones: what one thread counts in one go.
private struct PairTask: Sendable {
  let first: Int
  let others: [Int]

  /// All pairs, narrow partners four at a time.
  static func all(over columns: [Int], of table: CodeTable) -> [PairTask] {
    var tasks: [PairTask] = []
    for (position, first) in columns.enumerated() {
      let later = columns[(position + 1)...]
      let narrow = later.filter { table.sizes[$0] <= 256 }
      for start in stride(from: 0, to: narrow.count, by: 4) {
        tasks.append(
          PairTask(first: first, others: Array(narrow[start..<min(narrow.count, start + 4)])))
      }
      for other in later where table.sizes[other] > 256 {
        tasks.append(PairTask(first: first, others: [other]))
      }
    }
    return tasks
  }

  /// The counts of the task's pairs, or `nil` when cancelled.
  func count(
    in table: CodeTable, isCancelled: @Sendable () -> Bool
  ) -> [(Clique, [Int32])]? {
    if let four = countFour(in: table, isCancelled: isCancelled) { return four }
    var result: [(Clique, [Int32])] = []
    for other in others {
      let clique = Clique(first, other)
      guard let cells = try? table.counts(of: clique, isCancelled: isCancelled) else { return nil }
      result.append((clique, cells))
    }
    return result
  }

  private func countFour(
    in table: CodeTable, isCancelled: @Sendable () -> Bool
  ) -> [(Clique, [Int32])]? {
    guard others.count == 4, case .narrow(let left) = table.columns[first] else { return nil }
    let partners = others.compactMap { other -> [UInt8]? in
      if case .narrow(let codes) = table.columns[other] { codes } else { nil }
    }
    guard partners.count == 4 else { return nil }
    let sizes = others.map { table.sizes[$0] }
    let starts = sizes.indices.map { index in
      sizes[..<index].reduce(0) { $0 + $1 * table.sizes[first] }
    }
    var cells = [Int32](repeating: 0, count: sizes.reduce(0) { $0 + $1 * table.sizes[first] })
    let finished = cells.withUnsafeMutableBufferPointer { cells -> Bool in
      left.withUnsafeBufferPointer { left in
        partners[0].withUnsafeBufferPointer { b0 in
          partners[1].withUnsafeBufferPointer { b1 in
            partners[2].withUnsafeBufferPointer { b2 in
              partners[3].withUnsafeBufferPointer { b3 in
                guard let base = cells.baseAddress, let left = left.baseAddress else {
                  return true
                }
                let buffers = [b0, b1, b2, b3].compactMap(\.baseAddress)
                var start = 0
                while start < table.rowCount {
                  if isCancelled() { return false }
                  let end = min(table.rowCount, start + CountingKernels.block)
                  CountingKernels.oneAgainstFour(
                    left, buffers, start..<end, sizes: sizes, into: starts.map { base + $0 })
                  start = end
                }
                return true
              }
            }
          }
        }
      }
    }
    guard finished else { return nil }
    return others.indices.map { index in
      let end = starts[index] + sizes[index] * table.sizes[first]
      return (Clique(first, others[index]), Array(cells[starts[index]..<end]))
    }
  }
}
