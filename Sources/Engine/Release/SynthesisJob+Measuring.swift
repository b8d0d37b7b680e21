import Documents
import Governance
import Privacy
import Synthesis
import TableFiles
import Tables

extension SynthesisJob {
  /// A table ready to be measured.
  private struct Prepared {
    let dataset: Dataset
    let synthesizer: Synthesizer
    let recipe: Recipe
  }

  /// Charges, measures and stores.
  func released(_ timings: inout StageTimings) throws -> MeasuredRelease {
    // What is released is drawn from the system's generator; rows are drawn from this seed, which is
    // published and decides nothing that is private.
    let prepared = try prepare(seed: UInt64.random(in: .min ... .max), &timings)
    let place = try Workspace.open(from: workspace)
    let counted = try count(prepared.dataset, &timings)
    let (charge, receipt) = try timings.time("charge") { try open(place, prepared) }
    return try charge.telling {
      var measurer = try ReleaseMeasurer(
        receipt, columnCount: prepared.dataset.encoding.columns.count)
      let file = try measure(prepared, counted, &measurer, &timings)
      let bytes = try timings.time("store") {
        try place.store(
          file, recipe: prepared.recipe.document(publishesSeed: true), charge: charge.id,
          in: charge.ledger)
      }
      return MeasuredRelease(
        maker: try RowMaker(prepared.recipe, file), bytes: bytes, charge: charge)
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
    let counted = try count(prepared.dataset, &timings)
    var measurer = DraftMeasurer(seed: seed)
    let file = try measure(prepared, counted, &measurer, &timings)
    return MeasuredRelease(
      maker: try RowMaker(prepared.recipe, file),
      bytes: file.bytes(recipe: prepared.recipe.document(publishesSeed: false)), charge: nil)
  }

  private func prepare(seed: UInt64, _ timings: inout StageTimings) throws -> Prepared {
    let dataset = try timings.time("load") {
      try Dataset.load(table, overrides: session.columns, values: .map)
    }
    try checkCancelled()
    var request = try SynthesisRequest(dataset.encoding, choices: session.choices)
    // A draft is what the screen shows; a release may take longer.
    if draftSeed == nil { request = request.atReleaseQuality }
    request.seed = seed
    let synthesizer = timings.time("plan") { Synthesizer(request) }
    let recipe = Recipe(
      request, choices: session.choices, encoding: dataset.encoding, writer: dataset.writer,
      reading: try ReadingOptions(table),
      warnings: synthesizer.plan.shortfalls.map(\.description), version: version)
    return Prepared(dataset: dataset, synthesizer: synthesizer, recipe: recipe)
  }

  func count(_ dataset: Dataset, _ timings: inout StageTimings) throws -> CountedTable {
    try timings.time("count") {
      try CountedTable(
        dataset.rows, publicCoarsenings: dataset.encoding.publicCoarsenings, isShown: false,
        isCancelled: isCancelled)
    }
  }

  private func measure(
    _ prepared: Prepared, _ counted: CountedTable, _ measurer: inout some Measurer,
    _ timings: inout StageTimings
  ) throws -> MeasurementsFile {
    let measured = try timings.time("measure") {
      try prepared.synthesizer.measureAll(
        { try counted.counts($0, $1, isCancelled: isCancelled) }, using: &measurer,
        isCancelled: isCancelled)
    }
    return MeasurementsFile(
      columns: prepared.dataset.encoding.measuredColumns(
        prepared.synthesizer.coarsenings(measured.measurements)),
      measurements: measured.measurements)
  }

  /// Commits the charge; from here on the budget is spent, whatever happens.
  private func open(
    _ place: Workspace, _ prepared: Prepared
  ) throws -> (ChargeState, ChargeReceipt) {
    guard let epsilon = Epsilon(session.choices.epsilon), let delta = Delta(session.choices.delta)
    else { throw session.choices.unreachable }
    let ledger = try place.ledger()
    let plan = prepared.synthesizer.plan
    let receipt = try ledger.charge(
      ChargeRequest(
        fingerprint: try place.fingerprint(of: table.path), name: Accounts.fileName(table.path),
        cost: PrivacyCost(rho: plan.charged), epsilon: epsilon, delta: delta,
        columns: zip(prepared.dataset.encoding.names, plan.ceilings).map {
          ColumnCeiling(column: $0, rho: $1)
        }, purpose: "synthesize", method: prepared.synthesizer.request.method.rawValue,
        mode: mode(prepared.recipe)))
    return (try ChargeState(receipt.id, in: ledger), receipt)
  }

  /// How the real rows were looked at for the choices, as far as this job can tell.
  func mode(_ recipe: Recipe) -> LedgerMode {
    session.path == nil && recipe.inferredColumns.isEmpty ? .design : .curator
  }
}
