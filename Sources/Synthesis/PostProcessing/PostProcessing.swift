import Documents
import Tables

/// What is done to every row before it is written: it reads released rows only, so it costs no privacy.
public struct PostProcessing: Sendable, Hashable {
  /// The steps in order.
  public let steps: [ProcessingStep]

  /// Nothing.
  public init() { steps = [] }

  /// Reads steps and checks them against the columns that come to them.
  ///
  /// - Parameters:
  ///   - texts: the steps in order.
  ///   - schema: what is known of the columns, those of a scenario included.
  /// - Throws: ``StepListProblem`` at the first problem.
  public init(_ texts: [String], schema: Schema) throws(StepListProblem) {
    var steps: [ProcessingStep] = []
    var schema = schema
    for (place, text) in texts.enumerated() {
      do throws(TextProblem) {
        let step = try ProcessingStep(text).resolved(schema)
        try step.content.check(&schema)
        try PostProcessing.checkLast(step, after: steps.last)
        steps.append(step)
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
    }
    self.steps = steps
  }

  /// Refuses what could undo a privacy model, or be enforced with others only one by one.
  private static func checkLast(
    _ step: ProcessingStep, after last: ProcessingStep?
  ) throws(TextProblem) {
    guard let model = last?.content as? PrivacyStep else { return }
    guard let own = step.content as? PrivacyStep else {
      throw TextProblem(
        "this could undo “\(model.text)”; move it before, privacy models come last",
        at: 0..<step.text.count)
    }
    guard own.columns.map(\.name) == model.columns.map(\.name) else {
      throw TextProblem(
        "privacy models are enforced together; name the same columns in all: over "
          + model.columns.stepNames, at: 0..<step.text.count)
    }
  }

  /// The steps as they are written, with everything named that the dictionary says.
  public var texts: [String] { steps.map(\.text) }

  /// Does all steps in order.
  ///
  /// - Parameters:
  ///   - table: the rows as the model and the rules made them.
  ///   - seed: the same seed gives the same rows on any number of cores.
  ///   - isCancelled: asked between steps.
  /// - Returns: What each step did.
  /// - Throws: ``StepListProblem`` for what only rows can tell; `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows log rows) a step and column that it changes.
  public func apply(
    to table: inout StepTable, seed: UInt64, isCancelled: () -> Bool = { false }
  ) throws -> [StepEffect] {
    var effects: [StepEffect] = []
    for (place, step) in steps.enumerated() {
      if isCancelled() { throw CancellationError() }
      if step.content is PrivacyStep {
        do throws(TextProblem) {
          return effects + (try enforce(from: place, &table))
        } catch {
          throw StepListProblem(step: place, problem: error)
        }
      }
      let random = StepRandom(seed: seed, list: .postProcessing, step: place)
      do throws(TextProblem) {
        effects.append(try step.content.run(&table, random))
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
    }
    return effects
  }

  /// Enforces the privacy models, which are the last steps, together; the first one's effect holds the changes.
  private func enforce(from first: Int, _ table: inout StepTable) throws(TextProblem)
    -> [StepEffect]
  {
    let models = steps[first...].compactMap { $0.content as? PrivacyStep }
    let enforced = try PrivacyEnforcement(models, table)
    let before = table.table
    enforced.change(&table)
    let broken = table.brokenRules()
    return models.indices.map { place in
      var effect = StepEffect(
        step: models[place].text, sentence: models[place].sentence, rows: table.table.rowCount)
      enforced.describe(place, &effect)
      if place == 0 {
        effect.compare(before, table.table, touched: Set(models[0].columns.map(\.name)))
        effect.warnings += broken
      }
      return effect
    }
  }
}
