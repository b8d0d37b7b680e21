import Synchronization

/// Counts what is under way: commands that were not taken yet, and work that has not ended.
final class Activity: Sendable {
  private let count = Atomic<Int>(0)

  /// Whether nothing is under way.
  var isIdle: Bool { count.load(ordering: .sequentiallyConsistent) == 0 }

  /// Something begins; it is counted before it is handed over.
  func begin() { count.add(1, ordering: .sequentiallyConsistent) }

  /// Something has ended, whatever it began counted before. Returns whether nothing is left.
  func end() -> Bool { count.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 }
}
