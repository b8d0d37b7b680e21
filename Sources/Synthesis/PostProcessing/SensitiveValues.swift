import Foundation
import Tables

/// A sensitive column's values by row, and how far a class's are from all.
struct SensitiveValues: Sendable {
  /// The number of each row's value; ordered for numbers, null last.
  let values: [Int]
  /// Different values, null among them where it occurs.
  let count: Int
  private let isOrdered: Bool

  init(_ column: Column) {
    let raw = column.values
    let distinct = Set(raw).subtracting([PackedIntegers.null]).sorted()
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    values = raw.map { places[$0] ?? distinct.count }
    count = distinct.count + (raw.contains(PackedIntegers.null) ? 1 : 0)
    if case .numbers = column.storage { isOrdered = true } else { isOrdered = false }
  }

  /// What a model judges a class by, from its rows by value.
  func figure(
    _ model: PrivacyModel, rows: Int, counts: [Int: Int], all: [Int], total: Int
  ) -> Double {
    switch model {
    case .size: return Double(rows)
    case .distinct: return Double(counts.count)
    case .entropy:
      let entropy = counts.sorted { $0.key < $1.key }.reduce(0.0) { sum, entry in
        let share = Double(entry.value) / Double(rows)
        return sum - share * log(share)
      }
      return exp(entropy)
    case .closeness: return distance(counts, rows, all, total)
    }
  }

  private func distance(_ counts: [Int: Int], _ rows: Int, _ all: [Int], _ total: Int) -> Double {
    // Values that no row has any more are none.
    let present = all.indices.filter { all[$0] > 0 }
    guard rows > 0, total > 0, present.count > 1 else { return 0 }
    var sum = 0.0
    var reached = 0.0
    for value in present {
      let difference =
        Double(counts[value] ?? 0) / Double(rows) - Double(all[value]) / Double(total)
      reached += difference
      sum += isOrdered ? abs(reached) : abs(difference)
    }
    return isOrdered ? sum / Double(present.count - 1) : sum / 2
  }
}
