import Rules
import Tables

/// Which value the drawn rows give most often to each combination of the columns that determine it.
struct DeterminedValues: Sendable {
  private let keys: [Int]
  private let value: Int
  private let table: [[Int64]: Int64]

  /// - Complexity: O(rows).
  init?(_ rule: RuleKeys, _ rows: SchemaTable) {
    guard let value = rule.value, let values = rows.column(value)?.rows else { return nil }
    let keys = rule.columns.compactMap { rows.column($0)?.rows }
    guard keys.count == rule.columns.count else { return nil }
    self.keys = rule.columns
    self.value = value
    var counts: [[Int64]: [Int64: Int]] = [:]
    for row in 0..<rows.rowCount {
      guard let drawn = values[row] else { continue }
      let key = keys.map { $0[row] ?? PackedIntegers.null }
      if key.contains(PackedIntegers.null) { continue }
      counts[key, default: [:]][drawn, default: 0] += 1
    }
    table = counts.compactMapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// Gives every row the value that its keys determine; one with a null among them keeps its own.
  func fill(_ rows: inout LooseRows) {
    let count = rows.count
    let columns = keys.map { rows.values[$0] ?? [] }
    guard columns.allSatisfy({ $0.count == count }) else { return }
    rows.change(value) { values in
      for place in 0..<count where values[place] != PackedIntegers.null {
        if let known = table[columns.map { $0[place] }] { values[place] = known }
      }
    }
  }
}
