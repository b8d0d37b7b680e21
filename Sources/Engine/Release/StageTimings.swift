/// Milliseconds by stage, in order.
struct StageTimings {
  let onStage: @Sendable (String) -> Void
  private(set) var milliseconds: [(String, Double)] = []

  init(onStage: @escaping @Sendable (String) -> Void) { self.onStage = onStage }

  mutating func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
    onStage(name)
    let start = ContinuousClock.now
    let value = try work()
    milliseconds.append((name, (ContinuousClock.now - start).milliseconds))
    return value
  }
}
