/// Results of stages under the hash of their inputs; the least recently used go first.
///
/// It lives on the pipeline's queue.
struct StageCache: Sendable {
  private struct Entry: Sendable {
    var value: any Sendable
    var used: Int
  }

  private var entries: [String: [ContentHash: Entry]] = [:]
  private var clock = 0
  /// How many results of one stage are kept.
  let capacity: Int

  init(capacity: Int = 4) { self.capacity = capacity }

  /// The kept result of `stage` for these inputs, if it is of type `Value`.
  mutating func value<Value: Sendable>(_ stage: String, _ key: ContentHash) -> Value? {
    guard let entry = entries[stage]?[key], let value = entry.value as? Value else { return nil }
    clock += 1
    entries[stage]?[key]?.used = clock
    return value
  }

  /// Keeps a result, dropping the stage's least recently used one past the capacity.
  mutating func keep(_ stage: String, _ key: ContentHash, _ value: any Sendable) {
    clock += 1
    entries[stage, default: [:]][key] = Entry(value: value, used: clock)
    while let count = entries[stage]?.count, count > capacity,
      let oldest = entries[stage]?.min(by: { $0.value.used < $1.value.used })?.key
    {
      entries[stage]?[oldest] = nil
    }
  }
}
