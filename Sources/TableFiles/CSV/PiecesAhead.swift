import Foundation
import Synchronization
import Tables

/// The pieces of a file, some of which are formatted on other threads while earlier ones are used.
struct PiecesAhead: ~Copyable {
  private let rows: WrittenRows
  private let rowCount: Int
  private let isCancelled: @Sendable () -> Bool
  private var start = 0
  private var pending: Pending?

  /// How many pieces a core makes at a time.
  private static let perCore = 8

  /// Begins to format.
  init(_ rows: WrittenRows, rowCount: Int, isCancelled: @escaping @Sendable () -> Bool) {
    self.rows = rows
    self.rowCount = rowCount
    self.isCancelled = isCancelled
    begin()
  }

  /// The next pieces in order; `nil` after the last one.
  mutating func next() -> [[UInt8]]? {
    guard let pieces = pending?.wait() else { return nil }
    begin()
    return pieces
  }

  private mutating func begin() {
    guard start < rowCount else {
      pending = nil
      return
    }
    let first = start
    let size = rows.blockSize
    let end = min(rowCount, first + size * Parallel.width * PiecesAhead.perCore)
    start = end
    pending = Pending { [rows, isCancelled] in
      Parallel.map((end - first + size - 1) / size) { block in
        let from = first + block * size
        return isCancelled() ? [] : rows.lines(of: from..<min(end, from + size))
      }
    }
  }
}

/// Pieces that another thread makes.
private final class Pending: Sendable {
  private let group = DispatchGroup()
  private let pieces = Mutex<[[UInt8]]>([])

  init(_ make: @escaping @Sendable () -> [[UInt8]]) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let made = make()
      pieces.withLock { $0 = made }
    }
  }

  func wait() -> [[UInt8]] {
    group.wait()
    return pieces.withLock { taken in
      defer { taken = [] }
      return taken
    }
  }
}
