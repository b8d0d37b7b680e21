/// Finds bins of a long range in about constant time: a table over equal stretches of the range says
/// where to look, and a bisection decides within a stretch that holds a bound.
struct BinLookup {
  private let lower: Int64
  private let upper: Int64
  private let shift: UInt64
  /// The bin at the start of each stretch, and the last bin once more.
  private let stretches: UnsafeBufferPointer<Int32>
  private let thresholds: UnsafeBufferPointer<Int64>

  /// Calls `body` with the look-up of `bins`. Complexity: O(bins) before the call.
  static func with<Result>(_ bins: GridBins, _ body: (BinLookup) -> Result) -> Result {
    let span = UInt64(bitPattern: bins.upper &- bins.lower)
    let wanted = UInt64(8 * bins.count)
    var shift: UInt64 = 0
    while span >> shift > wanted { shift += 1 }
    var stretches: [Int32] = []
    var bin = 0
    for stretch in 0...(span >> shift) {
      let start = bins.lower &+ Int64(bitPattern: stretch << shift)
      while bin + 1 < bins.count, bins.thresholds[bin + 1] <= start { bin += 1 }
      stretches.append(Int32(bin))
    }
    stretches.append(Int32(bins.count - 1))
    return stretches.withUnsafeBufferPointer { stretches in
      bins.thresholds.withUnsafeBufferPointer { thresholds in
        body(
          BinLookup(
            lower: bins.lower, upper: bins.upper, shift: shift, stretches: stretches,
            thresholds: thresholds))
      }
    }
  }

  /// The bin of a step, or `nil` outside the range.
  @inline(__always)
  func bin(of step: Int64) -> Int? {
    guard lower <= step, step <= upper else { return nil }
    let stretch = Int(truncatingIfNeeded: UInt64(bitPattern: step &- lower) >> shift)
    var (low, high) = (stretches[stretch], stretches[stretch &+ 1])
    while low < high {
      let middle = (low &+ high &+ 1) / 2
      if thresholds[Int(middle)] <= step { low = middle } else { high = middle &- 1 }
    }
    return Int(low)
  }
}
