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

/// Makes the rows that are written: of a model under a scenario, and then step by step.
struct OutputMaker: Sendable {
  let steps: OutputSteps
  /// The choices that the steps are of, for errors.
  let choices: Choices
  let encoding: TableEncoding
  /// Draws what steps draw, in streams of their own.
  let seed: UInt64
  /// Where a public table of this name is.
  var place: @Sendable (String) -> String = { $0 }
  /// What public tables must be; `nil` takes them as they are.
  var digests: [String: String]?

  /// The model under the scenario; `nil` without one.
  ///
  /// - Throws: `InputError` where the model cannot follow, `CancellationError` once `isCancelled` says so.
  func model(
    _ model: TableModel, _ measurements: [Measurement], isCancelled: () -> Bool
  ) throws -> ScenarioModel? {
    guard !steps.scenario.isEmpty else { return nil }
    return try telling(.scenario) {
      try steps.scenario.applied(
        to: model, encoding: encoding, measurements: measurements, isCancelled: isCancelled)
    }
  }

  /// Draws rows and does the steps.
  ///
  /// - Parameters:
  ///   - count: rows wanted; steps may add some or leave some out.
  ///   - model: the model under the scenario, if there is one.
  ///   - draw: makes so many rows with a seed, as the model and the rules have them.
  /// - Throws: `InputError` for what only rows can tell, `CancellationError` once `isCancelled` says so.
  func rows(
    _ count: Int, _ model: ScenarioModel?, isCancelled: () -> Bool,
    draw: (Int, UInt64) throws -> Table
  ) throws -> OutputRows {
    guard !steps.isEmpty else {
      return OutputRows(table: try draw(count, seed), scenario: [], processing: [])
    }
    var effects = model?.effects ?? []
    var rows = StepTable(
      try telling(.scenario) {
        guard let model else { return try draw(count, seed) }
        let drawn = try model.rows(count, seed: seed, encoding: encoding, make: draw)
        if let acceptance = drawn.acceptance { effects.note(acceptance: acceptance) }
        return drawn.table
      }, schema: encoding.schema)
    if let model {
      effects = model.telling(effects, sharesOf: rows.table, encoding: encoding)
      model.addWeights(to: &rows, encoding: encoding)
    }
    let (drawn, known) = (rows, effects)
    return try Parallel.leaving(isCancelled: isCancelled) { flag in
      try stepped(drawn, known) { flag.isRaised }
    }
  }

  /// Does the steps that change rows once they are drawn.
  private func stepped(
    _ drawn: StepTable, _ known: [StepEffect], isCancelled: () -> Bool
  ) throws -> OutputRows {
    var rows = drawn
    if !choices.rules.isEmpty {
      rows.watch = RuleWatch(choices.rules, tables: choices.ruleTables, on: rows)
    }
    rows.publicTables = try PublicTables.read(
      steps.scenario.publicTables, digests, like: encoding.schema, at: place)
    let scenario = try telling(.scenario) {
      try steps.scenario.disturb(&rows, seed: seed, isCancelled: isCancelled)
    }
    let done = try telling(.postProcessing) {
      try steps.processing.apply(to: &rows, seed: seed, isCancelled: isCancelled)
    }
    return OutputRows(table: rows.table, scenario: known + scenario, processing: done)
  }

  private func telling<Result>(_ list: StepList, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let problem as StepListProblem {
      throw (list == .scenario ? choices.scenario : choices.postProcessing).error(problem, list)
    }
  }
}

extension [StepEffect] {
  /// Says with the first condition how many of the rows drawn were taken.
  fileprivate mutating func note(acceptance: Double) {
    guard let place = firstIndex(where: { $0.step.hasPrefix("what if") }) else { return }
    self[place].figures.append(
      StepFigure("share of the rows drawn that was taken", after: acceptance))
  }
}
