import Documents
import Privacy
import Tables

/// What a run says of itself, beside its rows: the same facts as `--json`, without timings.
///
/// It holds no exact count of real rows.
public struct Manifest: Sendable {
  /// What the run promises.
  public enum Promise: Sendable {
    /// Reproducible noise for the curator's eyes: nothing is promised, nothing was charged.
    case draft
    /// Charged and measured with exact noise.
    case release(ReleaseFacts)
  }

  static let header = "manifest 1"

  /// What the run promises.
  public var promise: Promise
  /// Rows written.
  public var rows: Int
  /// Where that number came from, such as `private estimate` or `asked for`.
  public var rowsSource: String
  /// The columns written, in order.
  public var columns: [String]
  /// The method's name.
  public var method: String
  /// Every access to the real rows, in order.
  public var measurements: [MeasurementRecord]
  /// Cells of the fitted model's tables.
  public var modelCells: Int
  /// Where each column's domain came from.
  public var domainSources: [(column: String, source: DomainSource)]
  /// The least strict mode ever used on the account.
  public var mode: LedgerMode
  /// What was looked at before the choices were made; `nil` for a draft.
  public var explored: ExploredStatement?
  /// What each step of the scenario did; `nil` where rows are of no scenario.
  public var scenario: [DocumentValue]?
  /// What a scenario says of itself.
  public var scenarioStatement = ""
  /// What each step of post-processing did.
  public var postProcessing: [DocumentValue] = []
  /// The rules that the rows obey, or are counted against.
  public var rules: [RuleRecord] = []
  /// The share of rows of which some value was taken from another row to obey a rule; `nil` without rules.
  public var repairedShare: Double?
  /// Which part of a table it was made of; `nil` for a whole one.
  public var part: PartStatement?
  /// What a reader must know.
  public var warnings: [String]
  /// The program's version.
  public var version: String
  /// SHA-256 of each companion file by its name, such as `out.csv`.
  public var files: [(name: String, sha256: String)]

  /// Makes a manifest; hashes and warnings may be added later.
  public init(
    promise: Promise, rows: Int, rowsSource: String, columns: [String], method: String,
    measurements: [MeasurementRecord], modelCells: Int,
    domainSources: [(column: String, source: DomainSource)], mode: LedgerMode,
    warnings: [String] = [], version: String, files: [(name: String, sha256: String)] = []
  ) {
    self.promise = promise
    self.rows = rows
    self.rowsSource = rowsSource
    self.columns = columns
    self.method = method
    self.measurements = measurements
    self.modelCells = modelCells
    self.domainSources = domainSources
    self.mode = mode
    self.warnings = warnings
    self.version = version
    self.files = files
  }
}

/// What was looked at of a dataset before a release, as a manifest states it: how often, never what.
public struct ExploredStatement: Sendable, Hashable {
  /// The least strict mode ever used on the account.
  public var mode: LedgerMode
  /// Drafts drawn of the real rows.
  public var drafts: Int
  /// How often real rows, or pictures of them, came on a screen.
  public var realViews: Int
  /// The choices made after looking, by name.
  public var changed: [String]

  /// Makes a statement.
  public init(mode: LedgerMode, drafts: Int, realViews: Int, changed: [String]) {
    self.mode = mode
    self.drafts = drafts
    self.realViews = realViews
    self.changed = changed
  }
}

/// What was charged for a release, and what it guarantees.
public struct ReleaseFacts: Sendable, Hashable {
  /// The charge as the ledger holds it.
  public var charge: Charge
  /// Every charge whose measurements the result rests on, the first one first, ``charge`` last.
  public var restsOn: [Charge]
  /// Certified ε by source column, in order; `nil` where a column has no ceiling.
  public var columnEpsilon: [ColumnEpsilon]
  /// When it was made: UTC, as `2024-02-29T23:59:00Z`.
  public var created: String
  /// Why no (ε, δ) can be claimed although it was charged, such as a domain read off the real rows.
  public var voided: [String]
  /// Why the guarantee does not cover the choices themselves; empty where it covers them.
  public var notEndToEnd: [String]

  /// What ε a privacy-loss-distribution account would state; `nil` where none is stated.
  public var lossDistribution: LossStatement?

  /// All that was charged for it: (Σρ, Σδ′).
  public var cost: PrivacyCost { restsOn.reduce(.zero) { $0 + $1.request.cost } }

  /// Makes the facts of a release; it rests on `charge` alone unless others are given.
  public init(
    charge: Charge, restsOn: [Charge] = [], columnEpsilon: [ColumnEpsilon], created: String,
    voided: [String] = [],
    notEndToEnd: [String], lossDistribution: LossStatement? = nil
  ) {
    self.charge = charge
    self.restsOn = restsOn.isEmpty ? [charge] : restsOn
    self.columnEpsilon = columnEpsilon
    self.created = created
    self.voided = voided
    self.notEndToEnd = notEndToEnd
    self.lossDistribution = lossDistribution
  }
}

/// An ε beside the certified one, for information.
public struct LossStatement: Sendable, Hashable {
  /// An upper bound on ε at the release's δ; `nil` where none is proved.
  public var epsilon: Epsilon?
  /// What it is and what it is not, in a sentence.
  public var meaning: String

  /// Makes a statement.
  public init(epsilon: Epsilon?, meaning: String) {
    self.epsilon = epsilon
    self.meaning = meaning
  }
}

/// The ceiling on one column's own ε, column level.
public struct ColumnEpsilon: Sendable, Hashable {
  /// The column's name.
  public var column: String
  /// Its ceiling; `nil` where none is promised.
  public var epsilon: Epsilon?

  /// Makes a ceiling.
  public init(column: String, epsilon: Epsilon?) {
    self.column = column
    self.epsilon = epsilon
  }
}
