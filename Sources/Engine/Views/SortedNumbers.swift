import Tables

/// The values of a numeric column in order, each distinct one with how many are at or below it.
struct SortedNumbers {
  private var values: [Int64] = []
  private var upTo: [Int] = []
  /// Their mean in grid steps; 0 where there are none.
  let mean: Double
  /// Their standard deviation (divisor n) in grid steps.
  let deviation: Double

  /// Ranges up to this are counted rather than sorted.
  private static let widestCount: Int64 = 1 << 20

  /// Takes every value that is not null.
  ///
  /// - Parameter shallStop: asked every few thousand rows; once it says so, values are missing.
  /// - Complexity: O(rows), O(rows log rows) on wide ranges.
  init(_ numbers: PackedIntegers, shallStop: () -> Bool = { false }) {
    var (low, high, count) = (Int64.max, Int64.min, 0)
    var sum = 0.0
    numbers.forEachBlock { _, block in
      if shallStop() { return }
      for value in block where value != PackedIntegers.null {
        low = min(low, value)
        high = max(high, value)
        sum += Double(value)
        count += 1
      }
    }
    let mean = count > 0 ? sum / Double(count) : 0
    self.mean = mean
    var squares = 0.0
    let (width, overflow) = high.subtractingReportingOverflow(low)
    let isNarrow = count > 0 && !overflow && width < SortedNumbers.widestCount
    var counts = isNarrow ? [Int](repeating: 0, count: Int(width) + 1) : []
    var all: [Int64] = []
    if !isNarrow { all.reserveCapacity(count) }
    numbers.forEachBlock { _, block in
      if shallStop() { return }
      for value in block where value != PackedIntegers.null {
        squares += (Double(value) - mean) * (Double(value) - mean)
        if isNarrow { counts[Int(value - low)] += 1 } else { all.append(value) }
      }
    }
    deviation = count > 0 ? (squares / Double(count)).squareRoot() : 0
    if isNarrow {
      var sum = 0
      for (offset, count) in counts.enumerated() where count > 0 {
        sum += count
        values.append(low + Int64(offset))
        upTo.append(sum)
      }
    } else {
      all = SortedNumbers.sorted(all, shallStop)
      for (index, value) in all.enumerated() {
        if values.last == value {
          upTo[upTo.count - 1] = index + 1
        } else {
          values.append(value)
          upTo.append(index + 1)
        }
      }
    }
  }

  /// Values sorted in pieces of less than a millisecond, which are merged two and two.
  private static func sorted(_ values: [Int64], _ shallStop: () -> Bool) -> [Int64] {
    let piece = 16_384
    var (from, to) = (values, values)
    for start in stride(from: 0, to: values.count, by: piece) {
      if shallStop() { return [] }
      from[start..<min(values.count, start + piece)].sort()
    }
    var width = piece
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(values.count, start + width)
        let end = min(values.count, middle + width)
        var (left, right) = (start, middle)
        for place in start..<end {
          if place.isMultiple(of: piece), shallStop() { return [] }
          if left < middle, right >= end || from[left] <= from[right] {
            to[place] = from[left]
            left += 1
          } else {
            to[place] = from[right]
            right += 1
          }
        }
      }
      (from, to) = (to, from)
      width *= 2
    }
    return from
  }

  /// The smallest value with at least `fraction` of all at or below it; 0 where there are none.
  func quantile(_ fraction: Double) -> Int64 {
    guard let total = upTo.last else { return 0 }
    let rank = max(1, Int((fraction * Double(total)).rounded(.up)))
    var (start, end) = (0, upTo.count - 1)
    while start < end {
      let middle = (start + end) / 2
      if upTo[middle] < rank { start = middle + 1 } else { end = middle }
    }
    return values[start]
  }

  /// The most frequent value, the least of several; `nil` where there are none.
  var mode: (value: Int64, count: Int)? {
    var best: (value: Int64, count: Int)?
    var before = 0
    for (value, reached) in zip(values, upTo) {
      if reached - before > best?.count ?? 0 { best = (value, reached - before) }
      before = reached
    }
    return best
  }

  /// Least and greatest value; `nil` where there are none.
  var range: ClosedRange<Int64>? {
    guard let first = values.first, let last = values.last else { return nil }
    return first...last
  }

  /// How many different values there are.
  var distinctCount: Int { values.count }
}
