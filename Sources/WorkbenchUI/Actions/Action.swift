import Engine

/// The name of something the workbench can do; it is also the command in the palette.
public enum ActionID: String, Hashable, Sendable, CaseIterable {
  case shareUp = "share-up"
  case shareDown = "share-down"
  case shareUpFine = "share-up-fine"
  case shareDownFine = "share-down-fine"
  case shareZero = "share-zero"
  case shareSet = "share-set"
  case up, down, left, right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first, last
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case choose
  case maximise
  case takeEpsilon = "take-epsilon"
  case takeUpPin = "take-up-pin"
  case goThere = "go-there"
  case epsilon, delta, cap, target
  case rowCount = "row-count"
  case bins
  case method
  case confirmDomain = "confirm-domain"
  case confirmDomains = "confirm-domains"
  case reroll = "re-roll"
  case undo, redo
  case tradeOff = "trade-off"
  case solve
  case pin, pins, beside
  case forgetPin = "forget-pin"
  case journal, resume, mode, pilot
  case nextView = "next-view"
  case previousView = "previous-view"
  case association
  case logScale = "log-scale"
  case sort, cumulative
  case zoomIn = "zoom-in"
  case zoomOut = "zoom-out"
  case heatStyle = "heatmap-style"
  case pair
  case columnPage = "columns"
  case evaluation, scenario
  case postProcessing = "post-processing"
  case checklist, ledger, glossary, tour, find, rules
  case ruleSeverity = "rule-severity"
  case findNext = "find-next"
  case findPrevious = "find-previous"
  case goToRow = "go-to-row"
  case frequencies
  case lineAdd = "line-add"
  case lineRemove = "line-remove"
  case lineSwitch = "line-switch"
  case lineUp = "line-up"
  case lineDown = "line-down"
  case rows, notices
  case open, save
  case forgetRecent = "forget-recent"
  case saveAs = "save-as"
  case exportDraft = "export-draft"
  case writeSchema = "write-schema"
  case release, check
  case writeAgain = "write-again"
  case accountCap = "account-cap"
  case cancel, theme, mouse
  case copyScreen = "copy-screen"
  case copyLine = "copy-line"
  case repaint, suspend, palette, help
  case back, quit
  case quitNow = "quit-now"
  case again, mark
  case goToMark = "go-to-mark"
  case record
  case playLast = "play-last"
  case playFile = "play-file"
  case widenList = "widen-list"
  case narrowList = "narrow-list"
  case settings, diagnostics
}

/// What an action may look at to say whether it can be done.
public struct ActionContext: Sendable {
  /// The workbench.
  public let state: WorkbenchState
  /// The work.
  public let snapshot: Snapshot

  /// The column that edits act on.
  var column: ColumnSummary? { state.chosenColumn(in: snapshot) }

  /// What does an action now, for sentences: its first key, or its command where it has none.
  func key(_ id: ActionID) -> String { state.keys.word(for: id) }
}

/// Something the workbench can do: the hints, the help, the palette, the key map and the printed
/// reference are made of these, and nothing else has to know of it.
public struct Action: Sendable {
  /// What the row of hints says; the keys are those of the key map.
  public struct Hint: Sendable {
    /// One or two words.
    public var label: String
    /// Hints of lower numbers stay longer when the row is short; 0 always stays.
    public var rank: Int
    /// The panes in which it is shown; all of them when empty.
    public var panes: Set<Pane> = []
    /// The pages on which it is shown; all of the action's when empty.
    public var pages: Set<Page> = []
    /// Actions whose first keys are shown together, such as `-+`; the action's own when empty.
    public var together: [ActionID] = []
    /// Whether it shows only while it can be done.
    public var isRare = false
    /// Whether it comes before all that can be left out, now.
    var isUrgent: @Sendable (ActionContext) -> Bool = { _ in false }
  }

  /// What a number typed before the key does.
  public enum Counting: Sendable {
    /// Nothing.
    case never
    /// The action is done so many times.
    case repeats
    /// The action reads ``WorkbenchState/count`` itself, so that it stays one edit.
    case itself
  }

  /// What doing it changes, and what is to be done outside.
  public typealias Body = @Sendable (inout WorkbenchState, Snapshot) -> [Effect]

  /// Its name.
  public let id: ActionID
  /// Its place in menus.
  public internal(set) var group = ActionGroup.workbench
  /// The keys that do it where the key map says nothing else.
  public let keys: [KeyStroke]
  /// Words that find it in the palette and the help, beside its name and what it does.
  public private(set) var words: [String] = []
  /// What it does, in one sentence without a full stop.
  public let help: String
  /// The pages on which it is there; all when empty.
  public let pages: Set<Page>
  /// Its place in the row of hints, if it has one.
  public let hint: Hint?
  /// What undo takes back after it, such as `the share`; `nil` where there is nothing to take back.
  public let undo: String?
  /// Whether it changes, writes or charges something, so that it cannot be done where all is read-only.
  public let writes: Bool
  /// What a number typed before the key does.
  public let counting: Counting
  /// Whether its keys, letters excepted, work inside dialogs too.
  public let isEverywhere: Bool
  /// Why it cannot be done at all or now, reading apart; `nil` when it can.
  let hindrance: @Sendable (ActionContext) -> String?
  /// Does it.
  public let body: Body

  /// Why it cannot be done now; `nil` when it can.
  public func obstacle(_ context: ActionContext) -> String? {
    if let reason = hindrance(context) { return reason }
    guard writes, let readOnly = context.snapshot.readOnly else { return nil }
    // Under another name the work can go on, unless nothing is to be written at all.
    return id == .saveAs && readOnly != .asked ? nil : readOnly.sentence
  }

  /// The same action, found by other words too.
  func found(by words: String...) -> Action {
    var action = self
    action.words += words
    return action
  }

  /// Whether it is there on `page`.
  public func belongs(to page: Page) -> Bool { pages.isEmpty || pages.contains(page) }

  /// Whether there is a page on which both it and `other` are.
  func meets(_ other: Action) -> Bool {
    pages.isEmpty || other.pages.isEmpty || !pages.isDisjoint(with: other.pages)
  }
}
