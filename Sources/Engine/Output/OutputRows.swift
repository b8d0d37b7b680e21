import Documents
import Privacy
import Synthesis
import Tables

/// Rows under a scenario and post-processing, with what each step did.
struct OutputRows: Sendable {
  /// The rows as they are written.
  var table: Table
  /// What the scenario's steps did, in order.
  var scenario: [StepEffect]
  /// What the post-processing's steps did, in order.
  var processing: [StepEffect]
}

extension OutputSteps {
  /// The model under the scenario; itself without one.
  ///
  /// - Throws: `InputError` where the model cannot follow, `CancellationError` once `isCancelled` says so.
  func model(
    _ model: TableModel, _ choices: Choices, encoding: TableEncoding, _ measurements: [Measurement],
    isCancelled: () -> Bool
  ) throws -> ScenarioModel? {
    guard !scenario.isEmpty else { return nil }
    do {
      return try scenario.applied(
        to: model, encoding: encoding, measurements: measurements, isCancelled: isCancelled)
    } catch let problem as StepListProblem {
      throw choices.scenario.error(problem, .scenario)
    }
  }

  /// What is written of rows that were drawn: weights, the scenario's disturbances, post-processing.
  ///
  /// - Parameters:
  ///   - table: the rows as the model and the rules made them.
  ///   - model: the model under the scenario, if there is one.
  ///   - seed: draws what steps draw, in streams of their own.
  /// - Throws: `InputError` for what only rows can tell, `CancellationError` once `isCancelled` says so.
  func finish(
    _ table: Table, _ model: ScenarioModel?, _ choices: Choices, encoding: TableEncoding,
    seed: UInt64, isCancelled: () -> Bool
  ) throws -> OutputRows {
    guard !isEmpty else { return OutputRows(table: table, scenario: [], processing: []) }
    var rows = StepTable(table, schema: encoding.schema)
    model?.addWeights(to: &rows, encoding: encoding)
    var effects: [StepEffect]
    do {
      effects =
        try (model?.effects ?? [])
        + scenario.disturb(&rows, seed: seed, isCancelled: isCancelled)
    } catch let problem as StepListProblem {
      throw choices.scenario.error(problem, .scenario)
    }
    do {
      let done = try processing.apply(to: &rows, seed: seed, isCancelled: isCancelled)
      return OutputRows(table: rows.table, scenario: effects, processing: done)
    } catch let problem as StepListProblem {
      throw choices.postProcessing.error(problem, .postProcessing)
    }
  }
}
