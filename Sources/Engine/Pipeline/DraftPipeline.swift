import Privacy
import Synthesis
import Tables

/// The stages from counts to pictures, each result kept under the hash of its inputs.
///
/// It lives on the engine's queue: one run at a time. An edit re-runs only the stages whose inputs it
/// changed, and a run gives way as soon as it is outdated.
struct DraftPipeline: Sendable {
  /// Beyond this, pictures of pairs come from the model first.
  private static let manyRows = 200_000

  var cache = StageCache()
  /// The newest counts, with the cells that they are over.
  private var counted: (cells: CellIdentities, table: CountedTable)?
  private let clock = ContinuousClock()
  private(set) var latest: LatestDraft?

  /// A run for the sake of a pin: what is shown of the newest draft stays.
  mutating func draw(
    _ work: DraftWork, report: StageReport, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let shown = latest
    defer { latest = shown }
    try run(work, report: report, isCancelled: isCancelled)
  }

  /// Runs every stage that has no kept result, publishing as results come.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so; `InputError` for impossible choices.
  mutating func run(
    _ asked: DraftWork, report: StageReport, isCancelled: @escaping @Sendable () -> Bool,
    onForecast: (DraftForecast) -> Void = { _ in }
  ) throws {
    try publishRules(asked, report, isCancelled)
    guard asked.dataset.hasRows else { return try plan(asked, report) }
    let work = try encode(asked, report, isCancelled)
    let views = CuratorViews(work.dataset, measure: work.choices.associationMeasure)
    let counted = try count(work, report, isCancelled)
    try publishReal(work, counted, views, report, isCancelled)
    note(work, counted)

    let request = try work.request()
    var planned = request
    planned.rows = nil
    planned.seed = 0
    let planKey = ContentHash("plan", [work.dataset.identity], ["\(planned)"])
    let synthesizer = try stage("plan", planKey, report) { Synthesizer(planned) }
    report.publish { $0.show(plan: synthesizer.plan, of: work) }

    let measureKey = ContentHash("measure", [planKey], ["\(work.seed)"])
    let real = try countedForMeasuring(work, counted, isCancelled)
    let measured = try watched("measure", measureKey, report) { progress in
      var measurer = DraftMeasurer(seed: work.seed)
      let asked = synthesizer.expectedAccesses
      return try synthesizer.measureAll(
        {
          progress.tellPart(of: asked)
          return try real.counts($0, $1, isCancelled: isCancelled)
        }, using: &measurer, isCancelled: isCancelled)
    }
    let steps = try OutputSteps(work.choices, schema: work.dataset.encoding.schema)
    let output = OutputMaker(
      steps: steps, choices: work.choices, encoding: work.dataset.encoding, seed: work.seed,
      place: work.place)
    if !steps.scenario.changesModel { publishMeasured(work, measured, counted, views, report) }
    latest?.note(measured.measurements)
    try publishPrediction(work, synthesizer, measured, measureKey, report, isCancelled, onForecast)
    try publishContradicted(
      work, Synthesizer(request, plan: synthesizer.plan), measured.measurements,
      ContentHash("contradicted", [measureKey], [request.rules.enforcing]), report)
    let fitKey = ContentHash("fit", [measureKey], [request.rules.fitting])
    let fitted = try watched("fit", fitKey, report) { progress in
      // What is planned may have been planned under other totals.
      try Synthesizer(request, plan: synthesizer.plan)
        .fit(measured.measurements, isCancelled: isCancelled) {
          progress.tell($0.fraction)
        }
    }
    let modelKey = ContentHash("scenario", [fitKey], steps.scenario.modelTexts)
    let scenario = try kept("scenario", modelKey) {
      try output.model(fitted, measured.measurements, isCancelled: isCancelled)
    }
    let model = scenario?.model ?? fitted
    publishModel(work, model, counted, views, report)

    let rows = request.rows ?? Int(min(model.total, 2_000_000_000).rounded())
    if rows > DraftPipeline.manyRows, request.rules.derivedColumns.isEmpty {
      // Rows take longer than the model's own tables, which show the same but for rounding.
      let key = ContentHash("model picture", [modelKey], [work.choices.associationMeasure.rawValue])
      let picture = try stage("evaluate", key, report) {
        try views.picture(of: model, counted, isCancelled: isCancelled)
      }
      report.publish { $0.show(picture, generation: work.generation) }
    }

    let sampleKey = ContentHash("sample", [modelKey], ["\(String(describing: request.rows))"])
    let width = model.sizes.count
    let sample = try watched("sample", sampleKey, report, cells: { $0.rowCount * width }) {
      progress in
      try Synthesizer(request).sample(
        model, isCancelled: isCancelled, onPart: { progress.tellPart(of: $0) })
    }
    let rowsKey = ContentHash("rows", [sampleKey], [request.rules.enforcing])
    let enforced = try enforced(work, request, sample, model, rowsKey, report, isCancelled)
    latest?.sample = enforced?.codes ?? sample
    latest?.generation = work.generation
    let measure = work.choices.associationMeasure
    let evaluateKey = ContentHash("evaluate", [rowsKey], [measure.rawValue])
    let picture = try watched("evaluate", evaluateKey, report) { progress in
      try views.picture(
        of: enforced?.codes ?? sample, counted, isCancelled: isCancelled,
        onPart: { progress.tellPart(of: $0) })
    }
    report.publish { $0.show(picture, generation: work.generation) }
    if let pair = try latest?.pair(work, isCancelled: isCancelled) {
      report.publish { $0.pair = pair }
    }

    let decodeKey = ContentHash(
      "decode", [rowsKey], work.choices.scenario.texts + ["|"] + work.choices.postProcessing.texts
    )
    let decoded = try watched(
      "decode", decodeKey, report, cells: { $0.table.rowCount * width }
    ) { progress in
      // Steps, and the moments of what they make, take about as long each as the values do.
      let shares = 2 + steps.count
      let made = try output.rows(sample.rowCount, scenario, isCancelled: isCancelled) {
        count, seed in
        // The first rows are those of the pictures; a condition may ask for more.
        let isFirst = count == sample.rowCount && seed == work.seed
        if isFirst, let enforced { return enforced.table }
        let codes =
          try isFirst ? sample : model.sample(rows: count, seed: seed, isCancelled: isCancelled)
        let drawn = try work.dataset.encoding.decode(
          codes, seed: seed, bare: request.rules.generatedColumns, isCancelled: isCancelled,
          onPart: { progress.tellPart(of: $0 * shares) })
        if request.rules.isEmpty { return drawn }
        return try RuleEnforcer(
          request.rules, encoding: work.dataset.encoding, model: model, seed: seed
        ).enforced(drawn, codes: codes, isCancelled: isCancelled).table
      }
      return try DecodedTable(made, work.dataset.schema, isCancelled: isCancelled)
    }
    report.publish {
      $0.show(decoded, like: work.dataset.schema)
      $0.show(decoded.rows, generation: work.generation)
    }
    publishWarned(work, decoded.table, report)
  }

  /// A result kept under its inputs that is no stage of its own.
  mutating func kept<Value: Sendable>(
    _ name: String, _ key: ContentHash, _ make: () throws -> Value
  ) throws -> Value {
    if let kept: Value = cache.value(name, key) { return kept }
    let value = try make()
    cache.keep(name, key, value)
    return value
  }

  /// Keeps the counts for pictures that are asked for one by one; rows of an earlier draft stay until
  /// there are newer ones.
  private mutating func note(_ work: DraftWork, _ counted: CountedTable) {
    if latest?.identity != work.dataset.identity {
      latest = LatestDraft(identity: work.dataset.identity, counted: counted)
    }
  }

  /// The work on rows in the cells that the schema has now; the columns that changed are encoded.
  private mutating func encode(
    _ work: DraftWork, _ report: StageReport, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> DraftWork {
    guard !work.dataset.isEncoded else {
      report.mark("encode", .kept)
      return work
    }
    var work = work
    let dataset = work.dataset
    work.dataset = try stage("encode", ContentHash("encode", [dataset.identity]), report) {
      try dataset.reencoded(isCancelled: isCancelled)
    }
    return work
  }

  /// The counts; of columns whose cells are as before they are kept.
  private mutating func count(
    _ work: DraftWork, _ report: StageReport, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> CountedTable {
    let cells = work.dataset.cells
    let kept = counted.flatMap { known in
      let changed = cells.changed(since: known.cells)
      return changed.count < cells.columns.count
        ? CountedTable.Kept(table: known.table, changed: changed) : nil
    }
    let table = try watched("count", ContentHash("count", [cells.all]), report) { progress in
      try CountedTable(
        work.dataset.rows, publicCoarsenings: work.dataset.encoding.publicCoarsenings,
        keeping: kept, isCancelled: isCancelled, onPart: { progress.tellPart(of: $0) })
    }
    counted = (cells, table)
    return table
  }

  /// The real side of the pictures, once a table.
  private mutating func publishReal(
    _ work: DraftWork, _ counted: CountedTable, _ views: CuratorViews, _ report: StageReport,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    // Other cells or another measure leave the values, and so their moments, as they are.
    let moments = try kept("moments", ContentHash("moments", [work.dataset.cells.table])) {
      try views.realMoments(isCancelled: isCancelled)
    }
    let key = ContentHash(
      "real", [work.dataset.identity], [work.choices.associationMeasure.rawValue])
    let real: RealPicture
    if let kept: RealPicture = cache.value("real", key) {
      real = kept
    } else {
      real = try views.real(counted, moments, isCancelled: isCancelled)
      cache.keep("real", key, real)
    }
    report.publish { $0.show(real, generation: work.generation, bands: work.dataset.bands) }
  }

  /// What a release would cost, all that can be told without rows.
  private mutating func plan(_ work: DraftWork, _ report: StageReport) throws {
    let request = try work.request()
    let key = ContentHash("budget", [work.dataset.identity], ["\(request)"])
    let budget = try stage("plan", key, report) { try work.budget(request) }
    report.publish { $0.show(budget: budget, of: work) }
  }

  /// The measured one-way marginal of the column in view, before there is a model.
  private func publishMeasured(
    _ work: DraftWork, _ measured: MeasuredTable, _ counted: CountedTable, _ views: CuratorViews,
    _ report: StageReport
  ) {
    let encoding = work.dataset.encoding
    guard let focus = work.focus, let code = encoding.modelled.firstIndex(of: focus),
      let measurement = measured.measurements.first(where: { $0.query == .marginal(Clique(code)) })
    else { return }
    let total = Double(measurement.values.reduce(0, +))
    let column = views.synthetic(
      code, counts: NonNegative.projected(measurement.values.map(Double.init), sum: max(1, total)),
      real: counted.oneWay(code))
    report.publish { $0.show([code: column], generation: work.generation, encoding: encoding) }
  }

  /// What the plan promises, from the draft's measurements alone, and the bands of its noise.
  private mutating func publishPrediction(
    _ work: DraftWork, _ synthesizer: Synthesizer, _ measured: MeasuredTable, _ key: ContentHash,
    _ report: StageReport, _ isCancelled: @escaping @Sendable () -> Bool,
    _ onForecast: (DraftForecast) -> Void
  ) throws {
    let encoding = work.dataset.encoding
    guard
      let basis = PredictionBasis(
        measured, of: synthesizer, comparedOver: encoding.publicCoarsenings)
    else { return }
    let forecast = DraftForecast(basis: basis, encoding: encoding)
    onForecast(forecast)
    let predictionKey = ContentHash(
      "prediction", [key], ["\(String(describing: work.choices.rows))"])
    let prediction: Prediction
    if let kept: Prediction = cache.value("prediction", predictionKey) {
      prediction = kept
    } else {
      prediction = try forecast.prediction(
        under: work.choices, generation: work.generation, isCancelled: isCancelled)
      cache.keep("prediction", predictionKey, prediction)
    }
    report.publish {
      $0.show(
        prediction, plan: synthesizer.plan, total: basis.total, encoding: encoding,
        generation: work.generation)
    }
  }

  /// The model's one-way marginals, before there are rows: the column in view first.
  private func publishModel(
    _ work: DraftWork, _ model: TableModel, _ counted: CountedTable, _ views: CuratorViews,
    _ report: StageReport
  ) {
    // What rules compute is not in the model.
    let computed = RuleSet.of(work.choices, work.dataset.encoding).plan.derivedColumns
    var order = Array(model.sizes.indices).filter {
      !computed.contains(work.dataset.encoding.modelled[$0])
    }
    if let focus = work.focus, let code = work.dataset.encoding.modelled.firstIndex(of: focus),
      order.contains(code)
    {
      order.removeAll { $0 == code }
      order.insert(code, at: 0)
    }
    var columns: [Int: SyntheticColumn] = [:]
    for (step, code) in order.enumerated() {
      columns[code] = views.synthetic(
        code, counts: model.marginal(of: code), real: counted.oneWay(code))
      if step == 0 || step == order.count - 1 {
        report.publish {
          $0.show(columns, generation: work.generation, encoding: work.dataset.encoding)
        }
      }
    }
  }

  mutating func stage<Value: Sendable>(
    _ name: String, _ key: ContentHash, _ report: StageReport,
    cells: (Value) -> Int = { _ in 0 }, _ make: () throws -> Value
  ) throws -> Value {
    try watched(name, key, report, cells: cells) { _ in try make() }
  }

  /// A stage that tells how far it is.
  private mutating func watched<Value: Sendable>(
    _ name: String, _ key: ContentHash, _ report: StageReport,
    cells: (Value) -> Int = { _ in 0 }, _ make: (StageProgress) throws -> Value
  ) throws -> Value {
    if let kept: Value = cache.value(name, key) {
      report.mark(name, .kept)
      return kept
    }
    report.mark(name, .running)
    let start = clock.now
    do {
      let value = try make(StageProgress(name, report))
      cache.keep(name, key, value, cells: cells(value))
      report.mark(name, .done, clock.now - start)
      return value
    } catch {
      report.mark(name, .failed, clock.now - start)
      throw error
    }
  }
}
