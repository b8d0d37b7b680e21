/// A fixed number of cells at a fixed address, owned by one computation at a time.
///
/// Its threads write to disjoint ranges between two barriers, which is why it may cross them unchecked.
final class CellBuffer: @unchecked Sendable {
  let cells: Cells
  let count: Int

  /// `count` cells of `value`.
  init(_ count: Int, value: Double = 0) {
    self.count = count
    cells = Cells.allocate(capacity: max(count, 1))
    cells.initialize(repeating: value, count: max(count, 1))
  }

  convenience init(_ values: [Double]) {
    self.init(values.count)
    for (index, value) in values.enumerated() { cells[index] = value }
  }

  deinit { cells.deallocate() }

  /// A copy of the cells.
  var array: [Double] { Array(UnsafeBufferPointer(start: cells, count: count)) }
}
