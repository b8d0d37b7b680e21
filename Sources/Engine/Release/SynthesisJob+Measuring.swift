import Documents
import Governance
import Privacy
import Synthesis
import Tables

extension SynthesisJob {
  /// A table ready to be charged for: all that can be refused was.
  private struct Prepared {
    let loaded: SourceTable
    let pending: PendingDomains
    /// Encoded with public stand-ins for domains that are to be derived.
    let dataset: Dataset
    let budget: DomainBudget
    /// How rows will be made; its schema is complete only after derivations.
    let recipe: Recipe
  }

  /// A table whose domains are all known, with its counts.
  private struct Counted {
    let dataset: Dataset
    let counts: CountedTable
  }

  /// Charges, measures and stores.
  func released(_ timings: inout StageTimings) throws -> MeasuredRelease {
    // What is released is drawn from the system's generator; rows are drawn from this seed, which is
    // published and decides nothing that is private.
    let prepared = try prepare(seed: UInt64.random(in: .min ... .max), &timings)
    let place = try Workspace.open(from: workspace)
    let counted = prepared.pending.isEmpty ? try count(prepared.dataset, &timings) : nil
    let (charge, receipt) = try timings.time("charge") { try open(place, prepared) }
    return try charge.telling {
      var measurer = try ReleaseMeasurer(
        receipt, columns: sources(prepared.recipe, prepared.dataset.encoding))
      let (file, recipe) = try measure(prepared, counted, &measurer, &timings)
      let bytes = try timings.time("store") {
        try place.store(
          file, recipe: recipe.document(publishesSeed: true), charge: charge.id,
          in: charge.ledger)
      }
      return MeasuredRelease(maker: try maker(recipe, file), bytes: bytes, charge: charge)
    }
  }

  /// Measures with reproducible noise; nothing is charged.
  func drafted(_ timings: inout StageTimings) throws -> MeasuredRelease {
    let seed =
      if case .fixed(let value) = draftSeed {
        value
      } else {
        Accounts.draftSeed(workspace, number: session.choices.draftNumber)
      }
    let prepared = try prepare(seed: seed, &timings)
    var measurer = DraftMeasurer(seed: seed)
    let counted = prepared.pending.isEmpty ? try count(prepared.dataset, &timings) : nil
    let (file, recipe) = try measure(prepared, counted, &measurer, &timings)
    return MeasuredRelease(
      maker: try maker(recipe, file),
      bytes: file.bytes(recipe: recipe.document(publishesSeed: false)), charge: nil)
  }

  /// What makes rows, with public tables seen from the session's folder.
  func maker(_ recipe: Recipe, _ file: MeasurementsFile) throws -> RowMaker {
    var maker = try RowMaker(recipe, file)
    maker.place = { [session] in session.resolved($0) }
    return maker
  }

  private func prepare(seed: UInt64, _ timings: inout StageTimings) throws -> Prepared {
    let (loaded, pending, dataset) = try timings.watch("load", readsRows: true) { progress in
      let reading = LoadProgress(table.path, progress)
      return try session.mode.withholding(table.path) {
        var loaded = try SourceTable(
          table, overrides: session.columns, derives: true,
          isCancelled: reading.telling(isCancelled))
        try session.mode.checkDomains(loaded.schema, file: table.schemaPath)
        let pending = PendingDomains(loaded.schema)
        let rules = RuleSet.of(session.choices, TableEncoding(pending.standIns))
        if let kept = rules.kept(of: loaded.table, pending.standIns) { loaded.keep(kept) }
        return (
          loaded, pending,
          try Dataset(
            table, loaded, schema: pending.standIns, values: .map, mode: session.mode,
            isCancelled: isCancelled)
        )
      }
    }
    try checkCancelled()
    return try timings.time("plan") {
      let rules = RuleSet.of(session.choices, dataset.encoding)
      try rules.check(file: session.path)
      try session.choices.checkRows(rules.plan)
      var request = try SynthesisRequest(dataset.encoding, choices: session.choices)
      // What steps say is checked before the charge, on stand-ins for domains to be derived.
      let steps = try OutputSteps(session.choices, schema: dataset.encoding.schema)
      guard let epsilon = Epsilon(session.choices.epsilon),
        let delta = Delta(session.choices.delta)
      else { throw session.choices.unreachable }
      let budget = DomainBudget(
        request, deriving: pending.derivations, epsilon: epsilon, delta: delta)
      request.total = budget.cost.rho
      try rules.checkDropping(session.choices, dataset.encoding, total: budget.cost.rho)
      // A draft is what the screen shows; a release may take longer.
      if draftSeed == nil { request = request.atReleaseQuality }
      request.seed = seed
      let forecast = Forecast(
        budget.synthesizer(request), rows: Double(request.rows ?? SynthesisJob.guessedRows))
      onForecast(forecast)
      var recipe = Recipe(
        request, choices: steps.resolved(session.choices), encoding: dataset.encoding,
        writer: dataset.writer,
        reading: try ReadingOptions(table), derivations: pending.derivations,
        warnings: try budget.shortfalls.map(\.description) + forecast.remedies.map(\.description)
          + pilotRemarks(), version: version)
      recipe.publicTables = try PublicTables.checked(
        steps.scenario.publicTables, like: dataset.encoding.schema, at: session.resolved)
      return Prepared(
        loaded: loaded, pending: pending, dataset: dataset, budget: budget, recipe: recipe)
    }
  }

  private func count(_ dataset: Dataset, _ timings: inout StageTimings) throws -> Counted {
    Counted(dataset: dataset, counts: try counts(of: dataset, &timings))
  }

  /// Counts what a job asks for once; nothing is shown.
  func counts(of dataset: Dataset, _ timings: inout StageTimings) throws -> CountedTable {
    try timings.time("count") {
      try CountedTable(
        dataset.rows, publicCoarsenings: dataset.encoding.publicCoarsenings, isShown: false,
        isCancelled: isCancelled)
    }
  }

  /// Derives domains where that is asked for, encodes, counts, and measures all the rest.
  private func measure(
    _ prepared: Prepared, _ known: Counted?, _ measurer: inout some Measurer,
    _ timings: inout StageTimings
  ) throws -> (MeasurementsFile, Recipe) {
    var recipe = prepared.recipe
    var derived: [DomainDerivation] = []
    if !prepared.pending.isEmpty {
      derived = try timings.time("derive") {
        try prepared.pending.derive(
          prepared.budget.planned, from: prepared.dataset, using: &measurer,
          isCancelled: isCancelled)
      }
      let schema = prepared.pending.schema(after: derived, prepared.dataset.encoding)
      recipe.schema = Schema(columns: schema.columns.map(\.withoutRemarks))
    }
    let encoded =
      try known
      ?? count(
        try Dataset(
          table, prepared.loaded, schema: recipe.schema, values: .map, mode: session.mode,
          isCancelled: isCancelled), &timings)
    let synthesizer = try recipe.synthesizer(encoded.dataset.encoding)
    let measured = try timings.watch("measure", readsRows: true) { progress in
      let asked = synthesizer.expectedAccesses
      return try synthesizer.measureAll(
        {
          progress.tellPart(of: asked)
          return try encoded.counts.counts($0, $1, isCancelled: isCancelled)
        }, using: &measurer, isCancelled: isCancelled)
    }
    let file = MeasurementsFile(
      columns: encoded.dataset.encoding.measuredColumns(
        synthesizer.coarsenings(measured.measurements)),
      derivations: derived, measurements: measured.measurements)
    return (file, recipe)
  }

  /// Every column its own source, those that decide whether a row counts at all among them.
  func sources(_ recipe: Recipe, _ encoding: TableEncoding) -> ColumnSources {
    let own = ColumnSources.identity(encoding.columns.count)
    return ColumnSources(
      own.sources, dropping: RuleSet.of(recipe.measuredChoices, encoding).droppingColumns(encoding))
  }

  /// Commits the charge; from here on the budget is spent, whatever happens.
  private func open(
    _ place: Workspace, _ prepared: Prepared
  ) throws -> (ChargeState, ChargeReceipt) {
    guard let epsilon = Epsilon(session.choices.epsilon), let delta = Delta(session.choices.delta)
    else { throw session.choices.unreachable }
    let ledger = try place.ledger()
    let dataset = try place.identity(of: table)
    if let opened, opened != dataset.fingerprint {
      throw InputError(
        "the table was changed after it was opened here; open it again, look at it, and release then",
        file: table.path)
    }
    var request = ChargeRequest(
      fingerprint: dataset.fingerprint, name: dataset.name, cost: prepared.budget.charged,
      epsilon: epsilon, delta: delta,
      columns: zip(prepared.dataset.encoding.names, prepared.budget.ceilings).map {
        ColumnCeiling(column: $0, rho: $1.rho, delta: $1.delta)
      }, purpose: purpose, method: prepared.recipe.choices.method, mode: mode(prepared.recipe))
    request.part = dataset.part
    let receipt = try ledger.charge(request)
    return (try ChargeState(receipt.id, in: ledger), receipt)
  }

  /// How the real rows were looked at for the choices, as far as this job can tell.
  func mode(_ recipe: Recipe) -> LedgerMode {
    guard session.mode == .curator else { return session.mode.ledgerMode }
    // What was looked at were other rows; the ledger knows whether these were too.
    if session.slice != nil { return .design }
    if isWatched { return .curator }
    return session.path == nil && recipe.inferredColumns.isEmpty ? .design : .curator
  }
}
