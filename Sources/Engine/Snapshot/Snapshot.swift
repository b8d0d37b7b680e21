/// Everything a screen can show of the work at one moment; an immutable value, newest wins.
public struct Snapshot: Sendable {
  /// Counts edits; results of an older generation are stale.
  public var generation = 0
  /// How many edits have been taken since the beginning, refused ones among them: all that was asked for up
  /// to this one is in ``choices``.
  public var editsTaken = 0
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
  /// Two columns together, once it was asked for.
  public var pair: PairPicture?
  /// Rows to page through; synthetic is `nil` until the first draft is sampled.
  public var realRows: (any RowSource)?
  /// Synthetic rows, when there are any.
  public var syntheticRows: (any RowSource)?
  /// What the choices cost.
  public var budget = BudgetSummary()
  /// The dataset's account in the ledger, once it was read.
  public var account: AccountSummary?
  /// What the newest check of a release's files has shown; `nil` until one is made.
  public var check: ReleaseCheck?
  /// The stages of the newest run, in order.
  public var stages: [StageStatus] = []
  /// Where a file is that is being written, a release or a draft; `nil` while there is none.
  public var writing: StageStatus?
  /// Mean two-way total variation distance of the newest draft to the real rows (curator only).
  public var meanPairDistance: Double?
  /// What the plan promises before anything is spent.
  public var prediction: Prediction?
  /// What the edit under consideration would cost and bring.
  public var preview: EditPreview?
  /// The trade-off curve, once it was asked for.
  public var tradeOff: TradeOff?
  /// Pinned states, in the order of their letters.
  public var pins: [Pin] = []
  /// The answer to the newest question for an accuracy.
  public var solution: AccuracySolution?
  /// The steps of the scenario; where it is active, every synthetic picture and row is of it.
  public var scenario = StepsSummary()
  /// The steps of post-processing; rows and moments are after them, histograms and pairs before.
  public var postProcessing = StepsSummary()
  /// The rules in their order, as far as they are checked and counted.
  public var rules: [RuleStatus] = []
  /// Rules that no row can obey together; the draft does without them.
  public var ruleConflicts: [RuleConflictStatus] = []
  /// Rules of which it was not found out whether rows can obey them together.
  public var undecidedRules: [RuleConflictStatus] = []
  /// The share of the newest draft's rows that were repaired, 0 … 1; `nil` without rules.
  public var repairedShare: Double?
  /// The undo history.
  public var journal = JournalSummary()
  /// How the real rows may be looked at.
  public var mode = ExplorationMode.curator
  /// Why nothing may be changed; `nil` where all may.
  public var readOnly: ReadOnly?
  /// Where the screens were left when the session was open last; `nil` where that is not known.
  public var place: KeptPlace?
  /// The charged pilot whose synthetic rows the blind mode explores; `nil` until there is one.
  public var pilot: PilotSummary?
  /// The newest notice for the person at the screen.
  public var notice: Notice?
  /// Why the first table could not be opened at all.
  public var openingFailure: String?
  /// Whether something is being computed now.
  public var isBusy = false

  /// The first moment: nothing loaded.
  public init() {}
}
