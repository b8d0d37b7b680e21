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

/// What was paid for before and is taken up again; a charge is named by its first digits.
public enum EarlierCharge: Sendable, Hashable {
  /// Rows of the measurements that are kept: nothing is charged, no real row is read.
  case resume(String)
  /// The same marginals measured once more, so that all comes to the ε of the choices.
  case raise(String)
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
  /// Whether somebody chose on screen: in curator mode they saw the real rows before.
  var isWatched = false
  /// The dataset that was opened on screen; `nil` where nobody looked at one.
  var opened: Fingerprint?
  /// What the charge is for, as the ledger says it.
  var purpose = "synthesize"
  /// What a release rests on besides its own charge; `nil` for one from the beginning.
  ///
  /// Of the choices, ε (for a raise) and the number of rows are taken then; the rest is as it was.
  public var earlier: EarlierCharge?
  /// Names or texts of rules that are left out: of the session, or of the charge that is taken up.
  public var withoutRules: [String] = []
  /// Asked at least every 2 ms while kernels run.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told the name of each stage as it starts.
  public var onStage: @Sendable (String) -> Void = { _ in }
  /// Told, on any thread, how far a stage is that takes over a second; never of real rows where the mode
  /// keeps times back.
  public var onProgress: @Sendable (StageStatus) -> Void = { _ in }
  /// Told what the run is going to take, before any row is counted.
  public var onForecast: @Sendable (Forecast) -> Void = { _ in }

  /// Rows that a forecast reckons with where none are asked for: their real number is private.
  static let guessedRows = 100_000

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
    if earlier == nil, !withoutRules.isEmpty {
      var job = self
      job.session.choices.rules = try session.choices.rules.leavingOut(withoutRules)
      job.withoutRules = []
      return try job.run()
    }
    try session.checkSlice()
    guard session.slice == nil || table.part != nil else {
      var job = self
      job.table = try table.taking(
        draftSeed == nil ? .remainder : .slice, of: session.slice, workspace: workspace)
      return try job.run()
    }
    let files = OutputFiles(
      output, isDraft: draftSeed != nil, isScenario: !session.choices.scenario.texts.isEmpty)
    try files.check(
      inputs: [table.path] + [table.schemaPath, session.path].compactMap { $0 }
        + session.choices.publicTables.map(session.resolved))
    try checkPublicTables()
    if draftSeed != nil { try checkDraft() }
    var timings = stageTimings
    let measured =
      switch try earlier ?? pilotToRaise() {
      case .resume(let charge): try resumed(charge, &timings)
      case .raise(let charge): try raised(charge, &timings)
      case nil: try draftSeed == nil ? released(&timings) : drafted(&timings)
      }
    // Where no workspace can be written, no release can be either that would have to tell of it.
    if draftSeed != nil { try? noteDraft() }
    return try measured.charge.telling { try finish(measured, files, &timings) }
  }

  /// Post-processing: rows of what was measured, and the three files.
  private func finish(
    _ measured: MeasuredRelease, _ files: OutputFiles, _ timings: inout StageTimings
  ) throws -> SynthesisOutcome {
    let rows = try measured.maker.rows(&timings, isCancelled: isCancelled)
    let record = try timings.time("account") {
      ReleaseRecord(
        measured.maker, rows, charge: measured.charge, explored: try explored(measured.charge),
        part: try partStatement(measured.charge), version: version)
    }
    let manifest = try timings.watch("write") { progress in
      try files.write(
        rows.table, measured.maker.recipe.writer, measured: measured.bytes, record,
        isCancelled: isCancelled, onPart: { progress.tellPart(of: $0) })
    }
    if let charge = measured.charge {
      try charge.ledger.mark(
        .released, charge: charge.id, output: FilePath.absolute(files.table))
    }
    return SynthesisOutcome(
      record: record, manifest: manifest, path: files.table,
      timings: session.mode.allows(.timings) ? timings.milliseconds : [])
  }

  /// Nothing is timed yet.
  var stageTimings: StageTimings {
    StageTimings(
      onStage: onStage, onProgress: onProgress, tellsOfRows: session.mode.allows(.timings))
  }

  func checkCancelled() throws {
    if isCancelled() { throw CancellationError() }
  }
}

/// Everything a result is made of once the real rows are no longer needed.
struct MeasuredRelease: Sendable {
  let maker: RowMaker
  /// The bytes of its file of measurements.
  let bytes: [UInt8]
  /// `nil` for a draft.
  let charge: ChargeState?
}
