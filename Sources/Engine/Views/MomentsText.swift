import Foundation
import Tables

/// Count, nulls, mean, quartiles and mode of a column as text in its own units.
enum MomentsText {
  /// The moments of a real or synthetic column.
  ///
  /// - Parameter shallStop: asked every few thousand rows; once it says so, what comes is of no use.
  /// - Complexity: O(rows), O(rows log rows) on wide ranges.
  static func moments(
    of column: Column, _ schema: ColumnSchema, shallStop: () -> Bool = { false }
  ) -> Moments {
    let nulls = column.nullCount
    var moments = Moments(
      count: column.count - nulls, nulls: nulls, mean: "–", quartiles: ["–", "–", "–"], mode: "–")
    guard moments.count > 0 else { return moments }
    if schema.kind.isNumeric, case .numbers(let numbers) = column.storage {
      let sorted = SortedNumbers(numbers, shallStop: shallStop)
      moments.mean = meanText(sorted.mean, column.format)
      moments.quartiles = [0.25, 0.5, 0.75].map { column.format.text(of: sorted.quantile($0)) }
    } else {
      moments.mode = mode(of: column, among: moments.count, shallStop)
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

  private static func mode(
    of column: Column, among count: Int, _ shallStop: () -> Bool
  ) -> String {
    let best: (value: Int64, count: Int)?
    switch column.storage {
    case .numbers(let numbers): best = SortedNumbers(numbers, shallStop: shallStop).mode
    case .categories(let codes, let dictionary):
      var counts = [Int](repeating: 0, count: dictionary.count)
      codes.forEachBlock { _, block in
        if shallStop() { return }
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
