import Documents
import Foundation
import Governance
import Privacy
import Synthesis
import Tables

/// Which seed a draft's noise has.
public enum DraftSeed: Sendable, Hashable {
  /// The workspace's own secret, so that the file shows the draft that is on screen.
  case workspace
  /// A seed given by a person.
  case fixed(UInt64)
}

/// One table in, one synthetic table out: a release, charged first, or a draft.
///
/// The order is the guarantee: everything that can be refused is refused before the charge; the
/// ledger commits; noise is drawn; measurements are stored; only then is anything made of them.
public struct SynthesisJob: Sendable {
  /// The choices.
  public var session: Session
  /// How the table is read.
  public var table: TableSource
  /// Where the synthetic table goes; a draft goes to `NAME.draft.csv` beside it.
  public var output: String
  /// The folder that holds `.semblance`; `nil` looks for the nearest.
  public var workspace: String?
  /// The program's version, for the manifest.
  public var version: String
  /// `nil` for a release.
  public var draftSeed: DraftSeed?
  /// Asked at least every 2 ms while kernels run.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told the name of each stage as it starts.
  public var onStage: @Sendable (String) -> Void = { _ in }

  /// A release of `table` under the choices of `session`.
  public init(
    session: Session, table: TableSource, output: String, workspace: String?, version: String
  ) {
    self.session = session
    self.table = table
    self.output = output
    self.workspace = workspace
    self.version = version
  }

  /// Does the whole of it.
  ///
  /// - Throws: `InputError` for bad input or an output that cannot be written, `BudgetRefusal` over
  ///   the account's cap, `CancellationError` once `isCancelled` says so. No output exists then;
  ///   a charge that was committed stays.
  public func run() throws -> SynthesisOutcome {
    try session.choices.validate()
    var files = OutputFiles(output, isDraft: draftSeed != nil)
    try files.check(
      inputs: [table.path] + [table.schemaPath, session.path].compactMap { $0 })
    var timings = StageTimings(onStage: onStage)
    let dataset = try timings.time("load") {
      try Dataset.load(table, overrides: session.columns, values: .map)
    }
    try checkCancelled()
    files.writer = dataset.writer
    var request = try SynthesisRequest(dataset.encoding, choices: session.choices)
    // A draft is what the screen shows; a release may take longer.
    if draftSeed == nil { request = request.atReleaseQuality }
    request.seed = draftSeed == nil ? UInt64.random(in: .min ... .max) : seed(draftSeed)
    let synthesizer = timings.time("plan") { Synthesizer(request) }
    let place = try Workspace.open(from: workspace)
    let counted = try timings.time("count") {
      try CountedTable(dataset.rows, isCancelled: isCancelled)
    }
    var result: SynthesisResult
    var charge: ChargeState?
    if draftSeed == nil {
      let opened = try timings.time("charge") { try open(place, dataset, synthesizer) }
      charge = opened
      result = try opened.telling {
        try measure(opened, place, counted, dataset, synthesizer, &timings)
      }
    } else {
      var measurer = DraftMeasurer(seed: request.seed)
      result = try run(synthesizer, counted, &measurer, &timings)
    }
    let sample = try timings.time("sample") {
      try synthesizer.sample(result.model, isCancelled: isCancelled)
    }
    let decoded = timings.time("decode") {
      dataset.encoding.decode(sample, seed: request.seed)
    }
    try checkCancelled()
    let record = ReleaseRecord(
      job: self, dataset: dataset, request: request, result: result, rows: sample.rowCount,
      charge: charge)
    let manifest = try timings.time("write") {
      try charge.telling { try files.write(decoded, record) }
    }
    if let charge { try charge.ledger.mark(.released, charge: charge.id) }
    return SynthesisOutcome(
      record: record, manifest: manifest, path: files.table, timings: timings.milliseconds)
  }

  private func run(
    _ synthesizer: Synthesizer, _ counted: CountedTable, _ measurer: inout some Measurer,
    _ timings: inout StageTimings
  ) throws -> SynthesisResult {
    let measured = try timings.time("measure") {
      try synthesizer.measureAll(
        counted.counts, using: &measurer, isCancelled: isCancelled)
    }
    return try fit(synthesizer, measured, &timings)
  }

  private func fit(
    _ synthesizer: Synthesizer, _ measured: MeasuredTable, _ timings: inout StageTimings
  ) throws -> SynthesisResult {
    let model = try timings.time("fit") {
      try synthesizer.fit(measured.measurements, isCancelled: isCancelled)
    }
    return SynthesisResult(
      model: model, measurements: measured.measurements, plan: synthesizer.plan,
      verdicts: measured.verdicts)
  }

  /// Commits the charge; from here on the budget is spent, whatever happens.
  private func open(
    _ place: Workspace, _ dataset: Dataset, _ synthesizer: Synthesizer
  ) throws -> ChargeState {
    guard let epsilon = Epsilon(session.choices.epsilon), let delta = Delta(session.choices.delta)
    else { throw session.choices.unreachable }
    let ledger = try place.ledger()
    let fingerprint = try place.fingerprint(of: table.path)
    let plan = synthesizer.plan
    let mode: LedgerMode =
      session.path == nil && dataset.inferredColumns.isEmpty ? .design : .curator
    let receipt = try ledger.charge(
      ChargeRequest(
        fingerprint: fingerprint, name: Accounts.fileName(table.path),
        cost: PrivacyCost(rho: plan.charged), epsilon: epsilon, delta: delta,
        columns: zip(dataset.encoding.names, plan.ceilings).map {
          ColumnCeiling(column: $0, rho: $1)
        }, purpose: "synthesize", method: synthesizer.request.method.rawValue, mode: mode))
    guard let account = try ledger.account(for: fingerprint),
      let charge = try ledger.charges(of: fingerprint).first(where: { $0.id == receipt.id })
    else { throw InputError("the ledger did not keep the charge", file: ledger.path) }
    return ChargeState(
      charge: charge, receipt: receipt, ledger: ledger, mode: account.mode ?? mode)
  }

  /// Measures under the receipt and stores what was measured before anything else is done.
  private func measure(
    _ charge: ChargeState, _ place: Workspace, _ counted: CountedTable, _ dataset: Dataset,
    _ synthesizer: Synthesizer, _ timings: inout StageTimings
  ) throws -> SynthesisResult {
    var measurer = try ReleaseMeasurer(charge.receipt, columnCount: dataset.encoding.columns.count)
    let measured = try timings.time("measure") {
      try synthesizer.measureAll(
        counted.counts, using: &measurer, isCancelled: isCancelled)
    }
    let file = MeasurementsFile(
      columns: dataset.encoding.measuredColumns, measurements: measured.measurements)
    try timings.time("store") { try place.store(file, charge: charge.id, in: charge.ledger) }
    return try fit(synthesizer, measured, &timings)
  }

  private func seed(_ seed: DraftSeed?) -> UInt64 {
    if case .fixed(let value) = seed { return value }
    return Accounts.draftSeed(workspace, number: session.choices.draftNumber)
  }

  private func checkCancelled() throws {
    if isCancelled() { throw CancellationError() }
  }
}

/// A committed charge and what it opens.
struct ChargeState: Sendable {
  let charge: Charge
  let receipt: ChargeReceipt
  let ledger: Ledger
  /// The least strict mode the account was ever explored in.
  let mode: LedgerMode
  /// The charge's identity in the ledger.
  var id: String { charge.id }

  /// Runs what may fail after the charge; an error then says that the charge stays.
  func telling<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch var error as InputError {
      error.message += "; the charge \(id) stays in the ledger"
      throw error
    }
  }
}

extension ChargeState? {
  /// As ``ChargeState/telling(_:)``; a draft has no charge to tell of.
  func telling<Value>(_ work: () throws -> Value) throws -> Value {
    if let self { return try self.telling(work) }
    return try work()
  }
}

/// Milliseconds by stage, in order.
struct StageTimings {
  let onStage: @Sendable (String) -> Void
  private(set) var milliseconds: [(String, Double)] = []

  init(onStage: @escaping @Sendable (String) -> Void) { self.onStage = onStage }

  mutating func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
    onStage(name)
    let start = ContinuousClock.now
    let value = try work()
    milliseconds.append((name, (ContinuousClock.now - start).milliseconds))
    return value
  }
}
