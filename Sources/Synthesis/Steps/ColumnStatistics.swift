import Foundation
import Tables

/// Statistics of a column that steps are judged by.
public struct ColumnStatistics: Sendable, Hashable {
  /// Rows that are null.
  public var nulls = 0
  /// Different values besides null.
  public var distinct = 0
  /// −Σ p·log₂ p over the values and null, in bits: 0 where all rows are alike.
  public var entropy = 0.0
  /// The mean in the column's own units (days and seconds since 1970 for dates and times); `nil` for text
  /// and without values.
  public var mean: Double?
  /// The standard deviation (divisor n), likewise.
  public var deviation: Double?

  /// The statistics of a column. Complexity: O(rows log rows).
  public init(_ column: Column) {
    let sorted = column.values.sorted()
    var runs: [Int] = []
    var last: Int64?
    for value in sorted {
      if value == last { runs[runs.count - 1] += 1 } else { runs.append(1) }
      last = value
    }
    if sorted.first == PackedIntegers.null { nulls = runs.first ?? 0 }
    distinct = runs.count - (nulls > 0 ? 1 : 0)
    let total = Double(sorted.count)
    for run in runs {
      let share = Double(run) / total
      entropy -= share * log2(share)
    }
    entropy = max(0, entropy)
    guard case .numbers = column.storage, sorted.count > nulls else { return }
    var scale = 1.0
    if case .number(let digits, _) = column.format { scale = pow(10, Double(digits)) }
    let values = sorted.dropFirst(nulls)
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    self.mean = mean / scale
    deviation = (squares / Double(values.count)).squareRoot() / scale
  }
}
