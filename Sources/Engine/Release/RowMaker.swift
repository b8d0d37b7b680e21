import Documents
import Governance
import Privacy
import Synthesis
import Tables

/// Makes rows of measurements by a recipe: post-processing, the same for a release and for whoever
/// makes its rows again.
struct RowMaker: Sendable {
  let recipe: Recipe
  let measurements: MeasurementsFile
  let encoding: TableEncoding
  let synthesizer: Synthesizer
  /// Scenario and post-processing.
  let steps: OutputSteps
  /// How cells are put together in marginals of several columns.
  let coarsenings: [Coarsening]
  /// Where a public table of this name is.
  var place: @Sendable (String) -> String = { $0 }

  /// The rows and what became of the model.
  struct Rows: Sendable {
    /// The synthetic table.
    let table: Table
    /// Cells of the model's cliques together.
    let modelCells: Int
    /// What the scenario's steps did.
    let scenario: [StepEffect]
    /// What the steps of post-processing did.
    let processing: [StepEffect]
    /// What making them obey rules did.
    let rules: RuleReport
    /// What was measured against rules.
    let contradicted: [RuleContradiction]
  }

  /// Puts measurements and recipe together.
  ///
  /// - Throws: `InputError` where they do not belong together.
  init(_ recipe: Recipe, _ measurements: MeasurementsFile, file: String? = nil) throws {
    self.recipe = recipe
    self.measurements = measurements
    encoding = recipe.encoding
    synthesizer = try recipe.synthesizer(encoding)
    steps = try OutputSteps(recipe.choices, schema: encoding.schema)
    coarsenings = synthesizer.coarsenings(measurements.measurements)
    guard
      zip(encoding.names, encoding.sizes).elementsEqual(
        measurements.columns,
        by: {
          $0.0 == $1.name && $0.1 == $1.size
        })
    else {
      throw InputError(
        "the columns measured are not those of the recipe; was it written by another version "
          + "(\(recipe.version))?", file: file)
    }
  }

  /// Whether the cells put together are those that the file says its pairs were measured over.
  ///
  /// They follow from released numbers: where they differ, a number was changed or another version
  /// wrote the file.
  var isAsMeasured: Bool { encoding.measuredColumns(coarsenings) == measurements.columns }

  /// Refuses to go on where pairs were measured over other cells.
  ///
  /// - Throws: `InputError` that names the version.
  func checkAsMeasured() throws {
    guard isAsMeasured else {
      throw InputError(
        "version \(recipe.version), which measured this, put cells together in another way; use that "
          + "version")
    }
  }

  /// Fits cold, samples, decodes, makes every row obey the rules, and does the steps of scenario and
  /// post-processing.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func rows(
    _ timings: inout StageTimings, isCancelled: @Sendable () -> Bool
  ) throws -> Rows {
    let model = try timings.watch("fit") { progress in
      try synthesizer.fit(measurements.measurements, isCancelled: isCancelled) {
        progress.tell($0.fraction)
      }
    }
    var output = OutputMaker(
      steps: steps, choices: recipe.choices, encoding: encoding, seed: recipe.seed, place: place)
    output.digests = recipe.publicTables
    var scenario: ScenarioModel?
    if !steps.scenario.isEmpty {
      scenario = try timings.time("scenario") {
        try output.model(model, measurements.measurements, isCancelled: isCancelled)
      }
    }
    var report = RuleReport()
    let rules = synthesizer.request.rules
    let rows = try output.rows(rowCount(model), scenario, isCancelled: isCancelled) { count, seed in
      let drawn = scenario?.model ?? model
      let codes = try timings.watch("sample") { progress in
        try drawn.sample(
          rows: count, seed: seed, isCancelled: isCancelled,
          onPart: { progress.tellPart(of: $0) })
      }
      let table = try timings.watch("decode") { progress in
        try encoding.decode(
          codes, seed: seed, bare: rules.generatedColumns, isCancelled: isCancelled,
          onPart: { progress.tellPart(of: $0) })
      }
      if rules.isEmpty { return table }
      let enforced = try timings.time("rules") {
        try RowMaker.enforced(
          RuleEnforcer(rules, encoding: encoding, model: drawn, seed: seed), table, codes,
          isCancelled)
      }
      if report.rows == 0 { report = enforced.report }
      return enforced.table
    }
    return Rows(
      table: rows.table, modelCells: model.cellCount, scenario: rows.scenario,
      processing: rows.processing, rules: report,
      contradicted: synthesizer.contradictions(measurements.measurements))
  }

  /// Rows that obey.
  ///
  /// - Throws: `InputError` where rules that must hold cannot.
  private static func enforced(
    _ enforcer: RuleEnforcer, _ table: Table, _ codes: CodeTable,
    _ isCancelled: @Sendable () -> Bool
  ) throws -> RuleEnforcer.Enforced {
    do {
      return try enforcer.enforced(table, codes: codes, isCancelled: isCancelled)
    } catch let failure as RuleFailure {
      throw InputError(
        "\(failure); repair or leave out the rule (--without-rule), or ask for other rows (--rows); "
          + "nothing was written")
    }
  }

  /// Rows asked for, or the private estimate.
  private func rowCount(_ model: TableModel) -> Int {
    synthesizer.request.rows ?? Int(min(model.total, 2_000_000_000).rounded())
  }
}

extension TableEncoding {
  /// The modelled columns as files of measurements name them.
  func measuredColumns(_ coarsenings: [Coarsening]) -> [MeasuredColumn] {
    zip(columns, coarsenings).map { column, coarsening in
      MeasuredColumn(
        name: column.schema.name, size: column.size,
        coarsening: coarsening.isIdentity ? nil : coarsening)
    }
  }
}
