import Plots
import Tables

/// Everything a screen can show of the work at one moment; an immutable value, newest wins.
public struct Snapshot: Sendable {
  /// Counts edits; results of an older generation are stale.
  public var generation = 0
  /// The choices as they stand.
  public var choices = Choices()
  /// The columns in file order; empty until the table is loaded.
  public var columns: [ColumnSummary] = []
  /// What is known of the table as a whole; `nil` while it loads.
  public var table: TableSummary?
  /// Histograms by column position, as far as they are ready.
  public var histograms: [Int: ColumnHistogram] = [:]
  /// Pairwise association, real and synthetic.
  public var association: Association?
  /// Rows to page through; synthetic is `nil` until the first draft is sampled.
  public var realRows: (any RowSource)?
  /// Synthetic rows, when there are any.
  public var syntheticRows: (any RowSource)?
  /// What the choices cost.
  public var budget = BudgetSummary()
  /// The stages of the newest run, in order.
  public var stages: [StageStatus] = []
  /// Mean two-way total variation distance of the newest draft to the real rows (curator only).
  public var meanPairDistance: Double?
  /// The newest notice for the person at the screen.
  public var notice: Notice?
  /// Why the first table could not be opened at all.
  public var openingFailure: String?
  /// Whether something is being computed now.
  public var isBusy = false

  /// The first moment: nothing loaded.
  public init() {}
}

/// What a person has chosen; the session file holds exactly this and the input.
public struct Choices: Sendable, Hashable {
  /// Total budget at record level, ε > 0.
  public var epsilon = 1.0
  /// δ in 0 … 1, exclusive.
  public var delta = 1e-9
  /// Weights by column name, each at least 0; what is not named weighs 1.
  public var shares: [String: Double] = [:]
  /// Ceilings on column-level ε by column name.
  public var caps: [String: Double] = [:]
  /// Rows to write; `nil` takes the private estimate.
  public var rows: Int?
  /// The synthesis method's name.
  public var method = "junction"
  /// Which association the heatmap shows.
  public var associationMeasure = AssociationMeasure.cramersV
  /// The theme's name.
  public var theme: String?
  /// Which draw of draft noise is shown; `re-roll` counts it up.
  public var draftNumber = 1

  /// The defaults.
  public init() {}
}

/// How association is measured.
public enum AssociationMeasure: String, CaseIterable, Sendable {
  /// Bias-corrected Cramér's V on codes (Bergsma 2013), every pair of columns, 0 … 1.
  case cramersV = "cramers-v"
  /// Pearson's correlation where both columns are numeric, −1 … 1.
  case pearson
  /// Spearman's rank correlation where both columns are numeric, −1 … 1.
  case spearman
}

/// The table as a whole.
public struct TableSummary: Sendable {
  /// The file's name without its folders.
  public var name: String
  /// Exact number of real rows: for the curator's eyes.
  public var rowCount: Int
  /// How many columns the file has.
  public var columnCount: Int
  /// Whether the file was recognised as integer codes.
  public var isIntegerCoded: Bool
}

/// One line of the column list.
public struct ColumnSummary: Sendable {
  /// The column's schema, its kind, domain and domain source included.
  public var schema: ColumnSchema
  /// Its domain in words, such as `0 … 110` or `12 values`.
  public var domainText: String
  /// Whether the model holds it; otherwise ``reason`` says why not.
  public var isModelled: Bool
  /// Why it is left out, or why its kind was guessed.
  public var reason: String?
  /// Its weight in the budget, at least 0.
  public var share: Double
  /// The ceiling on its column-level ε under the present choices; `nil` where nothing is measured.
  public var columnEpsilon: Double?
  /// Total variation distance between real and synthetic one-way marginals, 0 … 1.
  public var distance: Double?
  /// Whether ``distance`` belongs to an older generation.
  public var isStale: Bool
}

/// A column's distribution, real beside synthetic, cell by cell.
public struct ColumnHistogram: Sendable {
  /// One label a cell; a numeric column's cells are bins, whose lower edges these are.
  public var labels: [String]
  /// Edges on the column's grid, one more than bins, for numeric kinds; otherwise empty.
  public var edges: [Double]
  /// Real rows in each cell, the null cell left out.
  public var real: [Double]
  /// Synthetic rows in each cell scaled to the real total; empty until there is a draft.
  public var synthetic: [Double]
  /// Moments of the real and the synthetic values.
  public var realMoments: Moments
  /// `nil` until there is a draft.
  public var syntheticMoments: Moments?
  /// Generation of the synthetic side.
  public var generation: Int
}

/// What is printed beside a histogram; values are text in the column's own units, `–` where undefined.
public struct Moments: Sendable, Hashable {
  /// Rows that are not null.
  public var count: Int
  /// Nulls.
  public var nulls: Int
  /// The mean, for numeric kinds.
  public var mean: String
  /// First quartile, median and third quartile, for numeric kinds.
  public var quartiles: [String]
  /// The most frequent value and its share of rows, for categories.
  public var mode: String
}

/// Association between every two columns, −1 … 1; `nan` where it is undefined.
public struct Association: Sendable {
  /// Which measure it is.
  public var measure: AssociationMeasure
  /// Positions of the columns shown, in order.
  public var columns: [Int]
  /// Row-major `columns.count`² values of the real rows.
  public var real: [Double]
  /// The same of the synthetic rows; empty until there is a draft.
  public var synthetic: [Double]
  /// Total variation distance of each pair's table; empty until there is a draft.
  public var pairDistance: [Double]
  /// Generation of the synthetic side.
  public var generation: Int
}

/// Rows as text, fetched a page at a time.
public protocol RowSource: Sendable {
  /// How many rows there are.
  var count: Int { get }
  /// The row's cells as they would be written, `nil` for null. Complexity: O(columns).
  func row(_ index: Int) -> [String?]
}

/// What the choices cost, and what the ledger says.
public struct BudgetSummary: Sendable, Hashable {
  /// Record-level ρ of a release under the present choices.
  public var rho = 0.0
  /// ε spent by earlier releases of this dataset, all of them composed.
  public var spentEpsilon = 0.0
  /// The account's cap on ε; `nil` means no cap.
  public var capEpsilon: Double?
  /// ε that earlier releases and this one would come to together.
  public var epsilonAfterRelease = 0.0
  /// Names of columns whose domain was read off the real rows: no guarantee until confirmed.
  public var inferredColumns: [String] = []

  /// Nothing spent.
  public init() {}
}

/// One stage of the pipeline.
public struct StageStatus: Sendable, Hashable {
  /// Where a stage is.
  public enum State: Sendable, Hashable { case waiting, running, done, kept, failed }
  /// `load`, `encode`, `count`, `plan`, `measure`, `fit`, `sample`, `decode` or `evaluate`.
  public var name: String
  /// Where it is; `kept` means its earlier result was used again.
  public var state: State
  /// How long it took.
  public var milliseconds: Double
}

/// A message for the person at the screen.
public struct Notice: Sendable, Hashable {
  /// How grave it is.
  public enum Severity: Sendable, Hashable { case info, good, warning, error }
  /// Counts notices, so that the same text twice is seen as new.
  public var number: Int
  /// How grave it is.
  public var severity: Severity
  /// One sentence.
  public var text: String
}
