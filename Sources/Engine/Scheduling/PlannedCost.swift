import Privacy
import Synthesis
import Tables

/// What a release under some choices would cost.
struct PlannedCost: Sendable, Hashable {
  /// ρ that it is charged.
  let rho: Double
  /// Column-level ε by name; a column that is not measured is missing.
  let columns: [String: Double]

  /// The cost under `choices`, the last few of which are kept: what an edit would change is asked at every
  /// move between columns, each time beside the same present state.
  ///
  /// - Throws: `InputError` for choices that cannot be planned.
  /// - Complexity: where it is not kept, a budget plan and about 0.2 ms for every ε that differs.
  static func of(_ choices: Choices, _ encoding: TableEncoding) throws -> PlannedCost {
    try kept.value(for: Key(choices: choices, encoding: encoding)) {
      try PlannedCost(choices, encoding)
    }
  }

  private struct Key: Equatable {
    let choices: Choices
    let encoding: TableEncoding
  }

  private static let kept = NewestKept<Key, PlannedCost>()

  /// - Throws: `InputError` for choices that cannot be planned.
  init(_ choices: Choices, _ encoding: TableEncoding) throws {
    let plan = Synthesizer(try SynthesisRequest(encoding, choices: choices)).plan
    rho = plan.charged.value
    var columns: [String: Double] = [:]
    if let delta = Delta(choices.delta) {
      // Columns of equal shares have equal ceilings.
      let epsilons = Set(plan.ceilings).subtracting([.zero]).reduce(into: [Rho: Double]()) {
        $0[$1] = $1.epsilon(at: delta)?.value
      }
      for (name, ceiling) in zip(encoding.names, plan.ceilings) {
        columns[name] = epsilons[ceiling]
      }
    }
    self.columns = columns
  }
}
