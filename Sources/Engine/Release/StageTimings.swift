/// Milliseconds by stage, in the order in which they first ran.
struct StageTimings {
  let onStage: @Sendable (String) -> Void
  /// Told how far a stage is that takes over a second.
  let onProgress: @Sendable (StageStatus) -> Void
  /// Whether it may be told how far stages are that read real rows, which tells of these.
  let tellsOfRows: Bool
  private(set) var milliseconds: [(String, Double)] = []

  init(
    onStage: @escaping @Sendable (String) -> Void,
    onProgress: @escaping @Sendable (StageStatus) -> Void = { _ in }, tellsOfRows: Bool = true
  ) {
    self.onStage = onStage
    self.onProgress = onProgress
    self.tellsOfRows = tellsOfRows
  }

  mutating func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
    onStage(name)
    let start = ContinuousClock.now
    let value = try work()
    let taken = (ContinuousClock.now - start).milliseconds
    if let place = milliseconds.firstIndex(where: { $0.0 == name }) {
      milliseconds[place].1 += taken
    } else {
      milliseconds.append((name, taken))
    }
    return value
  }

  /// A stage that tells how far it is.
  ///
  /// - Parameter readsRows: whether it works on real rows rather than on what was measured.
  mutating func watch<Value>(
    _ name: String, readsRows: Bool = false, _ work: (StageProgress) throws -> Value
  ) rethrows -> Value {
    let isTold = tellsOfRows || !readsRows
    let progress = StageProgress { [onProgress] told in
      guard isTold else { return }
      onProgress(
        StageStatus(
          name: name, state: .running, milliseconds: told.spent.milliseconds,
          fraction: told.fraction, secondsLeft: told.secondsLeft))
    }
    return try time(name) { try work(progress) }
  }
}
