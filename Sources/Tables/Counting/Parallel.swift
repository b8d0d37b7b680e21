import Dispatch
import Foundation

/// Splits work over the cores; what is computed must not depend on how it is split.
public enum Parallel {
  /// How many threads are worth starting.
  public static let width = max(1, min(8, ProcessInfo.processInfo.activeProcessorCount))

  /// Calls `body` once for every index in `0 ..< count`, on several threads, and waits for all.
  public static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if count <= 1 {
      if count == 1 { body(0) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  /// The results of `body` in order of index.
  public static func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let slots = Slots<Result>(count: count)
    forEach(count) { slots.set($0, body($0)) }
    return slots.all
  }

  /// The results of `body` in order of index; `isCancelled` is asked before each of them, on its thread.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, after the bodies that run have returned.
  public static func map<Result: Sendable>(
    _ count: Int, asking isCancelled: @Sendable () -> Bool, _ body: @Sendable (Int) -> Result
  ) throws(CancellationError) -> [Result] {
    let results = map(count) { isCancelled() ? nil : body($0) }
    var all: [Result] = []
    for result in results {
      guard let result else { throw CancellationError() }
      all.append(result)
    }
    return all
  }
}

/// Results that arrive in any order.
private final class Slots<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Value?]

  init(count: Int) { values = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ value: Value) {
    lock.withLock { values[index] = value }
  }

  var all: [Value] { lock.withLock { values.compactMap { $0 } } }
}
