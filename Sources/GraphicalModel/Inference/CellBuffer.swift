/// A fixed number of cells at a fixed address, owned by one computation at a time.
///
/// Its threads write to disjoint ranges between two barriers, which is why it may cross them unchecked.
final class CellBuffer: @unchecked Sendable {
  let cells: Cells
  let count: Int

  /// `count` cells of `value`.
  convenience init(_ count: Int, value: Double) {
    self.init(unset: count)
    cells.initialize(repeating: value, count: max(count, 1))
  }

  /// `count` cells to be written before they are read.
  init(unset count: Int) {
    self.count = count
    cells = Cells.allocate(capacity: max(count, 1))
  }

  convenience init(_ values: [Double]) {
    self.init(unset: values.count)
    for (index, value) in values.enumerated() { cells[index] = value }
  }

  deinit { cells.deallocate() }

  /// A copy of the cells.
  var array: [Double] { Array(UnsafeBufferPointer(start: cells, count: count)) }

  /// A copy of the cells, made part by part; `nil` on a cancel.
  func array(isCancelled: () -> Bool) -> [Double]? {
    var isDone = true
    let copy = [Double](unsafeUninitializedCapacity: count) { target, filled in
      isDone = CellBuffer.forEachPart(of: count, isCancelled: isCancelled) { part in
        let source = UnsafeBufferPointer(start: cells + part.lowerBound, count: part.count)
        _ = UnsafeMutableBufferPointer(rebasing: target[part]).initialize(from: source)
      }
      filled = isDone ? count : 0
    }
    return isDone ? copy : nil
  }

  /// Calls `body` with runs of cells that take less than a millisecond each, and asks before each.
  ///
  /// - Returns: `false` on a cancel.
  static func forEachPart(
    of count: Int, isCancelled: () -> Bool, _ body: (Range<Int>) -> Void
  ) -> Bool {
    for start in stride(from: 0, to: count, by: 131_072) {
      if isCancelled() { return false }
      body(start..<min(count, start + 131_072))
    }
    return true
  }
}
