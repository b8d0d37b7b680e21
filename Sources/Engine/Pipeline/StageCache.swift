/// Results of stages under the hash of their inputs; the least recently used go first.
///
/// It lives on the pipeline's queue.
struct StageCache: Sendable {
  private struct Entry: Sendable {
    var value: any Sendable
    var cells: Int
    var used: Int
  }

  private var entries: [String: [ContentHash: Entry]] = [:]
  private var clock = 0
  /// How many results of one stage are kept.
  let capacity: Int
  /// How many table cells the results of one stage may hold together, the newest always kept.
  let cellLimit: Int

  init(capacity: Int = 8, cellLimit: Int = 40_000_000) {
    self.capacity = capacity
    self.cellLimit = cellLimit
  }

  /// The kept result of `stage` for these inputs, if it is of type `Value`.
  mutating func value<Value: Sendable>(_ stage: String, _ key: ContentHash) -> Value? {
    guard let entry = entries[stage]?[key], let value = entry.value as? Value else { return nil }
    clock += 1
    entries[stage]?[key]?.used = clock
    return value
  }

  /// Keeps a result of about `cells` cells, dropping the stage's least recently used ones past the
  /// limits.
  mutating func keep(_ stage: String, _ key: ContentHash, _ value: any Sendable, cells: Int = 0) {
    clock += 1
    var kept = entries[stage] ?? [:]
    kept[key] = Entry(value: value, cells: cells, used: clock)
    while kept.count > 1,
      kept.count > capacity || kept.values.reduce(0, { $0 + $1.cells }) > cellLimit,
      let oldest = kept.min(by: { $0.value.used < $1.value.used })?.key
    {
      kept[oldest] = nil
    }
    entries[stage] = kept
  }
}
