import Foundation

/// Work split over the cores, with results that do not depend on how many there are.
enum Concurrent {
  /// The results of `body` for 0 ..< `count`, in order.
  static func map<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    let results = Results<Value>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { results.set($0, body($0)) }
    return results.ordered
  }

  private final class Results<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value?]

    init(count: Int) { values = Array(repeating: nil, count: count) }

    func set(_ index: Int, _ value: Value) { lock.withLock { values[index] = value } }

    var ordered: [Value] { lock.withLock { values.compactMap { $0 } } }
  }
}
