import Engine
import Tables
import Terminal

/// Everything the screens remember that the engine does not: places, cursors, open dialogs.
///
/// It changes only through ``handle(_:snapshot:)`` and ``receive(_:)``, which return what is to be
/// done outside; drawing reads it and never changes it.
public struct WorkbenchState: Hashable, Sendable {
  /// What fills the screen.
  public internal(set) var page: Page {
    didSet { if page == .main || page == .start { origin = nil } }
  }
  /// The page from which this one was opened and to which Esc goes back; `nil` goes to the main one.
  var origin: Page?
  /// The part of the main page that has the focus.
  public internal(set) var pane = Pane.columns
  /// Whether the pane with the focus fills the page.
  public internal(set) var isMaximised = false
  /// The extent of the screen.
  public internal(set) var size: Size
  /// Dialogs from the bottom up.
  public internal(set) var overlays: [Overlay] = []

  /// The chosen column.
  public internal(set) var columns = ListCursor()
  /// The first category in view where a histogram scrolls.
  public internal(set) var firstCategory = 0
  /// Whether counts are shown on a log scale.
  public internal(set) var isLogScale = false
  /// Order, cursor and stretch of the histogram.
  public internal(set) var histogram = HistogramPlace()
  /// Which matrix the heatmap shows.
  public internal(set) var view = HeatmapView.real
  /// The heatmap's cursor: positions among the columns that it shows.
  public internal(set) var heatRow = 0
  /// The heatmap's cursor from left to right.
  public internal(set) var heatColumn = 1

  /// The order of the heatmap's rows and columns, as positions among those shown; empty for the file's.
  public internal(set) var heatOrder: [Int] = []
  /// How the heatmap's order was made.
  public internal(set) var heatSorting = HeatSorting.file
  /// How the heatmap's cells are drawn.
  public internal(set) var heatStyle = HeatStyle.fitting
  /// The chosen lines of pages that are a list and what is chosen in it.
  public internal(set) var cursors: [Page: ListCursor] = [:]
  /// The chosen field of the columns page.
  public internal(set) var field = ListCursor()
  /// Whether the arrows move over the chosen column's fields instead of the columns.
  public internal(set) var isFieldFocused = false
  /// The tour, while it lasts.
  public internal(set) var tour: Tour?
  /// What was last looked for.
  public internal(set) var sought: String?
  /// The rows that hold what is looked for.
  var search: RowSearch?
  /// What the pair page shows.
  public internal(set) var pair = PairPlace()

  /// What the trade-off page shows the distance of.
  public internal(set) var tradeView = TradeOffView.meanPair
  /// The ε under the trade-off's cursor; `nil` is the present one.
  public internal(set) var tradeEpsilon: Double?
  /// The chosen pin.
  public internal(set) var pins = ListCursor()
  /// The pin shown beside the present state on the main page.
  public internal(set) var besideLetter: Character?
  /// The chosen line of the journal.
  public internal(set) var journal = ListCursor()

  /// Which rows the rows page shows.
  public internal(set) var rowSide = RowSide.both
  /// The chosen row.
  public internal(set) var rows = ListCursor()
  /// The first column in view of the rows page.
  public internal(set) var firstRowColumn = 0

  /// What the start page offers: what was opened before, what is in the folder, samples.
  public internal(set) var entries: [StartEntry]
  /// The chosen entry of the start page.
  public internal(set) var start = ListCursor()
  /// Notices so far.
  public internal(set) var log = NoticeLog()
  /// The first line of the notices in view, counted from the newest.
  public internal(set) var notices = ListCursor()

  /// What the person's files and the command line say.
  public let configuration: WorkbenchConfiguration
  /// How the program looks and behaves.
  public internal(set) var settings: Settings
  /// The chosen setting.
  public internal(set) var settingsCursor = ListCursor()
  /// The chosen line of the diagnostics.
  public internal(set) var factsCursor = ListCursor()
  /// Where the panes of the main page meet, as far as a person has moved it.
  public internal(set) var dividers = Dividers()
  var dragged: Dividers.Kind?

  /// The number typed before a key, as far as it has been typed.
  public internal(set) var prefix: Int?
  /// How often the action under way is to be done.
  public internal(set) var count = 1
  var awaited: Awaited?
  var marks: [Character: MarkedPlace] = [:]
  var lastEdit: RepeatableEdit?
  /// The macro being recorded.
  public internal(set) var recording: Macro?
  /// The macro recorded last.
  public internal(set) var macro: Macro?

  /// Names of the themes to go through.
  public let themes: [String]
  /// The theme on show.
  public internal(set) var theme: String
  /// Whether clicks come to the workbench.
  public internal(set) var isMouseTaken = true

  /// What the newest edit was.
  public internal(set) var record: EditRecord?
  var pendingShares: [String: PendingShare] = [:]
  /// How many edits were sent to the engine.
  var sentEdits = 0
  /// The number of the newest edit whose result only the engine knows.
  var unseenEdit = 0
  var chosenName: String?
  /// Whether the heatmap's cursor is to follow the chosen column once there are pairs.
  var needsAim = false
  /// The pair that the heatmap's cursor was left on, until there are pairs.
  var keptAim: KeptAim?
  /// The columns of the heatmap that its cursor was last pointed at.
  var aimedColumns: [Int] = []
  var savedChoices: Choices?
  var savedMode: ExplorationMode?
  /// What the engine was last asked to tell of.
  var considered: Considered?
  var traced: AccuracyScore?
  /// The pair that the engine was last asked to picture.
  var pictured: Clique?
  /// The offer of an earlier run's edits that has been made already.
  var offered: JournalSummary.Offer?
  /// What held before the save that is under way, should it fail.
  var beforeSave: BeforeSave?
  /// What was opened, as far as this screen knows, and the session file in use.
  var openedPath: String?
  var sessionPath: String?
  var isQuittingAfterSave = false
  var isOpening: Bool
  /// The generation that what is being opened must be newer than.
  var openedGeneration = -1
  /// What held before the file that is being opened, should it fail.
  var beforeOpening: BeforeOpening?

  /// A share that was set and has not come back in a snapshot yet.
  struct PendingShare: Hashable, Sendable {
    var value: Double
    /// Which of the edits that were sent it is.
    var edit: Int
  }

  /// What is gone back to when a file cannot be opened.
  struct BeforeOpening: Hashable, Sendable {
    var opened: String?
    var session: String?
    var page: Page
    /// The path, where it was typed: it is asked for again.
    var typed: String?
  }

  /// What is taken back when a save fails.
  struct BeforeSave: Hashable, Sendable {
    var choices: Choices?
    var mode: ExplorationMode?
    var path: String?
  }

  /// The state before the first event.
  ///
  /// - Parameters:
  ///   - opening: the table or session that the engine has been told to open, if it has.
  ///   - themes: names to go through with `t`; `theme` is the one on show.
  public init(
    size: Size, opening: String? = nil, entries: [StartEntry] = [],
    themes: [String] = ["dark", "light"],
    theme: String = "dark", configuration: WorkbenchConfiguration = WorkbenchConfiguration()
  ) {
    self.size = size
    self.configuration = configuration
    settings = configuration.settings
    isMouseTaken = configuration.settings.mouse
    isOpening = opening != nil
    openedPath = opening
    sessionPath = opening.flatMap { WorkbenchState.isSession($0) ? $0 : nil }
    self.entries = entries
    self.themes = themes
    self.theme = theme
    page = opening != nil ? .main : .start
    for notice in configuration.notices { log.say(.warning, notice) }
  }

  /// Which keys do what.
  public var keys: KeyMap { configuration.keys }

  /// A number before a key is held at this.
  static let largestCount = 999

  /// The column that edits act on.
  public func chosenColumn(in snapshot: Snapshot) -> ColumnSummary? {
    snapshot.columns.indices.contains(columns.selected) ? snapshot.columns[columns.selected] : nil
  }

  /// A column's share as the person has set it, ahead of the engine where it has not answered yet.
  public func share(of column: ColumnSummary) -> Double {
    pendingShares[column.schema.name]?.value ?? column.share
  }

  /// Whether results of `generation` have been overtaken by an edit.
  public func isStale(_ generation: Int, in snapshot: Snapshot) -> Bool {
    generation < snapshot.generation || !pendingShares.isEmpty
  }

  /// Whether there are choices that no session file holds.
  public func hasUnsavedChoices(in snapshot: Snapshot) -> Bool {
    guard snapshot.table != nil, let savedChoices else { return false }
    if let savedMode, snapshot.mode != savedMode { return true }
    var now = snapshot.choices
    now.draftNumber = savedChoices.draftNumber
    now.theme = savedChoices.theme
    return now != savedChoices || !pendingShares.isEmpty
  }

  /// How the main page is laid out now.
  public var layout: MainLayout {
    MainLayout(
      size: size, pane: pane, isMaximised: isMaximised, tellsNext: page == .main,
      dividers: dividers)
  }
}
