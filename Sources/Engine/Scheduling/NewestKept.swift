import Synchronization

/// The newest few results of a function that is asked for the same again soon.
final class NewestKept<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private static var most: Int { 8 }
  private let kept = Mutex<[(key: Key, value: Value)]>([])

  /// The result for `key`: kept, or made now.
  ///
  /// - Throws: what `make` throws; nothing is kept then.
  func value(for key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = kept.withLock({ $0.first { $0.key == key } }) { return known.value }
    let made = try make()
    kept.withLock { kept in
      kept.insert((key, made), at: 0)
      if kept.count > Self.most { kept.removeLast() }
    }
    return made
  }
}
