/// A fixed number of values at a fixed address, which threads write to in disjoint ranges between two barriers.
final class SharedBuffer<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  let values: UnsafeMutablePointer<Value>
  let count: Int

  /// `count` values to be written before they are read.
  init(unset count: Int) {
    self.count = count
    values = .allocate(capacity: max(count, 1))
  }

  deinit { values.deallocate() }
}
