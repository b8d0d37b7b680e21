import Terminal

/// The row of hints: never wraps, drops what matters least, keeps help and quit.
public struct HintsLine: Hashable, Sendable {
  /// A hint on its place.
  public struct Span: Hashable, Sendable {
    /// What a click does.
    public var action: ActionID
    /// The first cell.
    public var x: Int
    /// The keys as written.
    public var keys: String
    /// What they do.
    public var label: String
    /// Whether it can be done now.
    public var isPossible: Bool

    /// The cells of keys and label.
    public var width: Int { CellWidth.of(keys) + 1 + CellWidth.of(label) }
  }

  /// The hints from left to right.
  public let spans: [Span]

  /// As many hints of the page as fit in `width` cells.
  public init(_ context: ActionContext, width: Int) {
    let state = context.state
    let pending = HintsLine.pending(state)
    let width = max(0, width - (pending.isEmpty ? 0 : CellWidth.of(pending) + 2))
    let there = ActionRegistry.all.compactMap { action -> (Action.Hint, Span)? in
      guard var hint = action.hint, action.belongs(to: state.page) else { return nil }
      let isElsewhere =
        state.page == .main && !hint.panes.isEmpty && !hint.panes.contains(state.pane)
      guard !isElsewhere, hint.pages.isEmpty || hint.pages.contains(state.page) else { return nil }
      let isPossible = action.obstacle(context) == nil
      if hint.isRare && !isPossible { return nil }
      if hint.isUrgent(context) { hint.rank = min(hint.rank, 1) }
      let keys = state.keys.text(of: hint, action)
      // Without a key it is in the palette only.
      guard !keys.isEmpty else { return nil }
      let label = HintsLine.label(action.id, hint.label, state)
      return (
        hint, Span(action: action.id, x: 0, keys: keys, label: label, isPossible: isPossible)
      )
    }
    var chosen: Set<ActionID> = []
    var used = 1
    for (_, span) in there.enumerated().sorted(by: {
      ($0.element.0.rank, $0.offset) < ($1.element.0.rank, $1.offset)
    }).map(\.element) {
      guard used + span.width + 2 <= width + 2 else { continue }
      chosen.insert(span.action)
      used += span.width + 2
    }
    var x = 1
    var spans: [Span] = []
    for (_, span) in there where chosen.contains(span.action) {
      var span = span
      span.x = x
      x += span.width + 2
      spans.append(span)
    }
    self.spans = spans
  }

  /// What stands at the right end: a key that is waited for, a number typed before a key, and
  /// whether a macro is recorded.
  static func pending(_ state: WorkbenchState) -> String {
    var parts: [String] = []
    switch state.awaited {
    case .mark: parts.append("mark: a letter")
    case .place: parts.append("go to: a letter")
    case nil: break
    }
    if let prefix = state.prefix { parts.append("\(prefix)…") }
    if state.recording != nil { parts.append("● rec") }
    return parts.joined(separator: " ")
  }

  /// What a click on column `x` does.
  public func action(at x: Int) -> ActionID? {
    spans.first { x >= $0.x && x < $0.x + $0.width }?.action
  }

  private static func label(_ id: ActionID, _ label: String, _ state: WorkbenchState) -> String {
    switch (id, state.page) {
    case (.up, .main):
      switch state.pane {
      case .columns: "column"
      case .histogram: "bar"
      case .heatmap: "pair"
      }
    case (.up, .rows): "row"
    case (.up, .pair): state.pair.isTableFocused ? "cell" : "column"
    case (.up, .tradeOff), (.left, .pins): "column"
    case (.left, .tradeOff): "ε"
    case (.up, .pins): "pin"
    case (.up, .journal): "edit"
    case (.nextView, .tradeOff): "distance of"
    case (.tradeOff, .tradeOff), (.pins, .pins), (.journal, .journal): "back"
    case (.up, .start): "file"
    case (.up, .notices), (.up, .diagnostics): "scroll"
    case (.up, .settings): "setting"
    case (.left, .settings): "change"
    case (.rows, .rows), (.checklist, .checklist): "back"
    case (.choose, .checklist): "do it"
    default: label
    }
  }
}
