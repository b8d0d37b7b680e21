import Documents
import Tables

/// Rows of another world than the measured one, on purpose: made of the model alone, so they cost no privacy, and
/// never to be counted as fidelity.
public struct Scenario: Sendable, Hashable {
  /// The steps in order: those that change the model first.
  public let steps: [ScenarioStep]
  /// The columns after all steps, weights included.
  public let schema: Schema

  /// Reads steps and checks them against the columns.
  ///
  /// - Throws: ``StepListProblem`` at the first problem.
  public init(_ texts: [String], schema: Schema) throws(StepListProblem) {
    var steps: [ScenarioStep] = []
    var schema = schema
    for (place, text) in texts.enumerated() {
      do throws(TextProblem) {
        let step = try ScenarioStep(text)
        try step.check(&schema)
        if step.changesModel, let last = steps.last, !last.changesModel {
          throw TextProblem(
            "what changes the model comes before what changes rows; move it up",
            at: 0..<text.count)
        }
        steps.append(step)
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
    }
    self.steps = steps
    self.schema = schema
  }

  /// Whether there is no scenario.
  public var isEmpty: Bool { steps.isEmpty }

  /// The steps that change the model, as they are written.
  public var modelTexts: [String] { steps.filter(\.changesModel).map(\.text) }

  /// Whether it changes the model.
  public var changesModel: Bool { steps.contains(where: \.changesModel) }

  /// The public tables that it blends in, as their steps name them.
  public var publicTables: [String] { steps.compactMap(\.publicTable).uniqued }

  /// What every file of a scenario says of itself.
  public static let statement =
    "These rows are of a scenario: what they say was changed on purpose, and they are never to be counted as "
    + "the fidelity of the release. The scenario is post-processing of the measurements and costs no privacy."
}

extension Scenario {
  /// Does the steps that change rows, in order.
  ///
  /// - Parameters:
  ///   - table: the rows drawn, with their weights.
  ///   - seed: the same seed gives the same rows on any number of cores.
  ///   - isCancelled: asked between steps.
  /// - Returns: What each of them did.
  /// - Throws: ``StepListProblem`` for what only rows can tell; `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows log rows) a step and column that it changes.
  public func disturb(
    _ table: inout StepTable, seed: UInt64, isCancelled: () -> Bool = { false }
  ) throws -> [StepEffect] {
    var effects: [StepEffect] = []
    for (place, step) in steps.enumerated() {
      guard case .rows(let content) = step.content else { continue }
      if isCancelled() { throw CancellationError() }
      let random = StepRandom(seed: seed, list: .scenario, step: place)
      do throws(TextProblem) {
        effects.append(try content.run(&table, random))
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
    }
    return effects
  }
}
