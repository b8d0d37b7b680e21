import Privacy
import Synchronization
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
    let known = kept.withLock { kept in
      kept.first { $0.choices == choices && $0.encoding == encoding }
    }
    if let known { return known.cost }
    let cost = try PlannedCost(choices, encoding)
    kept.withLock { kept in
      kept.insert((choices, encoding, cost), at: 0)
      if kept.count > mostKept { kept.removeLast() }
    }
    return cost
  }

  private static let mostKept = 8
  private static let kept = Mutex<[(choices: Choices, encoding: TableEncoding, cost: PlannedCost)]>(
    [])

  /// - Throws: `InputError` for choices that cannot be planned.
  init(_ choices: Choices, _ encoding: TableEncoding) throws {
    let plan = Synthesizer(try SynthesisRequest(encoding, choices: choices)).plan
    rho = plan.charged.value
    var columns: [String: Double] = [:]
    if let delta = Delta(choices.delta) {
      // Columns of equal shares have equal ceilings.
      var converted: [Rho: Double?] = [:]
      for (name, ceiling) in zip(encoding.names, plan.ceilings) where ceiling != .zero {
        let epsilon = converted[ceiling] ?? ceiling.epsilon(at: delta)?.value
        converted[ceiling] = .some(epsilon)
        columns[name] = epsilon
      }
    }
    self.columns = columns
  }
}
