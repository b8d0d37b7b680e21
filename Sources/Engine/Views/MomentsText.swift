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
    var counts: [Int64: Int] = [:]
    column.rows.forEachBlock { _, block in
      for value in block where value != PackedIntegers.null { counts[value, default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best else { return "–" }
    let text: String
    switch column.storage {
    case .numbers: text = column.format.text(of: best.key)
    case .categories(_, let dictionary): text = dictionary[Int(best.key)]
    }
    return "\(text) \(String(format: "%.1f", 100 * Double(best.value) / Double(count))) %"
  }
}

/// The values of a numeric column in order.
struct SortedNumbers {
  private let values: [Int64]
  /// Their mean in grid steps; 0 where there are none.
  let mean: Double
  /// Their standard deviation (divisor n) in grid steps.
  let deviation: Double

  /// Takes every value that is not null.
  init(_ numbers: PackedIntegers) {
    var values: [Int64] = []
    values.reserveCapacity(numbers.count)
    numbers.forEachBlock { _, block in
      for value in block where value != PackedIntegers.null { values.append(value) }
    }
    values.sort()
    self.values = values
    let count = Double(max(1, values.count))
    let mean = values.reduce(0.0) { $0 + Double($1) } / count
    self.mean = mean
    deviation = (values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count)
      .squareRoot()
  }

  /// The smallest value with at least `fraction` of all at or below it.
  func quantile(_ fraction: Double) -> Int64 {
    guard let first = values.first else { return 0 }
    let rank = Int((fraction * Double(values.count)).rounded(.up)) - 1
    return rank <= 0 ? first : values[min(rank, values.count - 1)]
  }

  /// Least and greatest value; `nil` where there are none.
  var range: ClosedRange<Int64>? {
    guard let first = values.first, let last = values.last else { return nil }
    return first...last
  }
}
