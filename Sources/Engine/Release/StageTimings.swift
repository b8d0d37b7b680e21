/// Milliseconds by stage, in the order in which they first ran.
struct StageTimings {
  let onStage: @Sendable (String) -> Void
  private(set) var milliseconds: [(String, Double)] = []

  init(onStage: @escaping @Sendable (String) -> Void) { self.onStage = onStage }

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
}
