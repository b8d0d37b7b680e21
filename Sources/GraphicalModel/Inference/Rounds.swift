import Tables

/// Work in pieces of less than a millisecond, as many at a time as there are cores, with a question in between.
enum Rounds {
  /// Calls `body` once for every index in `0 ..< count`.
  ///
  /// - Returns: `false` on a cancel.
  static func forEach(
    _ count: Int, isCancelled: () -> Bool, _ body: @Sendable (Int) -> Void
  ) -> Bool {
    let width = max(1, ThreadLimit.count)
    for start in stride(from: 0, to: count, by: width) {
      if isCancelled() { return false }
      Parallel.forEach(min(width, count - start)) { body(start + $0) }
    }
    return true
  }
}

/// How many threads a computation may use; tests set it to show that results do not depend on it.
enum ThreadLimit {
  @TaskLocal static var count = Parallel.width
}
