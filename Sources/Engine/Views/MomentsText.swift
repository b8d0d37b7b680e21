import Foundation
import Tables

/// Count, nulls, mean, quartiles and mode of a column as text in its own units.
enum MomentsText {
  /// The moments of a real or synthetic column. Complexity: O(rows), O(rows log rows) on wide ranges.
  static func moments(of column: Column, _ schema: ColumnSchema) -> Moments {
    let nulls = column.nullCount
    var moments = Moments(
      count: column.count - nulls, nulls: nulls, mean: "–", quartiles: ["–", "–", "–"], mode: "–")
    guard moments.count > 0 else { return moments }
    if schema.kind.isNumeric, case .numbers(let numbers) = column.storage {
      let sorted = SortedNumbers(numbers)
      moments.mean = meanText(sorted.mean, column.format)
      moments.quartiles = [0.25, 0.5, 0.75].map { column.format.text(of: sorted.quantile($0)) }
    } else {
      moments.mode = mode(of: column, among: moments.count)
    }
    return moments
  }

  private static func meanText(_ mean: Double, _ format: ValueFormat) -> String {
    switch format {
    case .number(let digits, _):
      var scale = 1.0
      for _ in 0..<digits { scale *= 10 }
      return String(format: "%.*f", max(2, digits), mean / scale)
    case .date, .timestamp: return format.text(of: Int64(mean.rounded()))
    case .text: return "–"
    }
  }

  private static func mode(of column: Column, among count: Int) -> String {
    let best: (value: Int64, count: Int)?
    switch column.storage {
    case .numbers(let numbers): best = SortedNumbers(numbers).mode
    case .categories(let codes, let dictionary):
      var counts = [Int](repeating: 0, count: dictionary.count)
      codes.forEachBlock { _, block in
        for code in block where code != PackedIntegers.null { counts[Int(code)] += 1 }
      }
      best = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) }
        .map { (Int64($0), counts[$0]) }
    }
    guard let best else { return "–" }
    let text: String
    switch column.storage {
    case .numbers: text = column.format.text(of: best.value)
    case .categories(_, let dictionary): text = dictionary[Int(best.value)]
    }
    return "\(text) \(String(format: "%.1f", 100 * Double(best.count) / Double(count))) %"
  }
}

extension Moments {
  /// Of no values.
  static let undefined = Moments(
    count: 0, nulls: 0, mean: "–", quartiles: ["–", "–", "–"], mode: "–")
}

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

  /// Takes every value that is not null. Complexity: O(rows), O(rows log rows) on wide ranges.
  init(_ numbers: PackedIntegers) {
    var (low, high, count) = (Int64.max, Int64.min, 0)
    var sum = 0.0
    numbers.forEachBlock { _, block in
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
      all.sort()
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
