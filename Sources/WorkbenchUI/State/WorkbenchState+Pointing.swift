import Engine
import Tables
import Terminal

extension WorkbenchState {
  /// The cursor of a page that is a list and what is chosen in it.
  func cursor(on page: Page) -> ListCursor { cursors[page] ?? ListCursor() }

  /// How many lines such a page's list has; `nil` for other pages.
  func lineCount(on page: Page, in snapshot: Snapshot) -> Int? {
    switch page {
    case .evaluation: Evaluation(snapshot).lines.count
    case .glossary: GlossaryTerm.allCases.count
    case .column: snapshot.columns.count
    case .checklist: Checklist.Item.allCases.count
    case .ledger: (snapshot.account?.charges.count ?? 0) + 1
    case .rules, .scenario, .postProcessing: lines(on: page, in: snapshot).count
    default: nil
    }
  }

  /// Moves over the page's list.
  mutating func moveLine(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    guard let count = lineCount(on: page, in: snapshot) else { return [] }
    if page == .column, isFieldFocused {
      WorkbenchState.move(&field, id, page: 4, of: ColumnField.all.count)
      return []
    }
    var cursor = page == .column ? columns : cursor(on: page)
    WorkbenchState.move(&cursor, id, page: max(1, size.height - 8), of: count)
    return point(at: cursor.selected, snapshot)
  }

  /// Chooses a line of the page's list, and what is drawn beside it.
  mutating func point(at line: Int, _ snapshot: Snapshot) -> [Effect] {
    guard let count = lineCount(on: page, in: snapshot) else { return [] }
    var cursor = cursor(on: page)
    cursor.select(line, of: count)
    cursor.settle(height: max(1, listLayout.lines(hasHeads: hasHeads).height), of: count)
    cursors[page] = cursor
    switch page {
    case .column: return chooseColumn(cursor.selected, snapshot)
    case .evaluation:
      let lines = Evaluation(snapshot).lines
      guard lines.indices.contains(cursor.selected) else { return [] }
      switch lines[cursor.selected].item {
      case .column(let place): return chooseColumn(place, snapshot)
      case .pair(let pair):
        self.pair.first = pair.columns.first ?? 0
        self.pair.second = pair.columns.last ?? 0
        (self.pair.row, self.pair.column) = (0, 0)
      case .table: break
      }
      return []
    default: return []
    }
  }

  /// Opens a page that is a list, or leaves it.
  mutating func togglePage(_ other: Page, _ snapshot: Snapshot) -> [Effect] {
    guard page != other else {
      page = homePage(snapshot)
      return []
    }
    let term = focusedTerm(in: snapshot)
    page = other
    switch other {
    case .column: return point(at: columns.selected, snapshot)
    case .glossary:
      let place = term.flatMap { GlossaryTerm.allCases.firstIndex(of: $0) }
      return point(at: place ?? cursor(on: .glossary).selected, snapshot)
    default: return point(at: cursor(on: other).selected, snapshot)
    }
  }

  /// The term that explains the number under the cursor, on pages that have one.
  func focusedTerm(in snapshot: Snapshot) -> GlossaryTerm? {
    let line = cursor(on: page).selected
    switch page {
    case .evaluation:
      let lines = Evaluation(snapshot).lines
      return lines.indices.contains(line) ? lines[line].term : nil
    case .column:
      return isFieldFocused ? ColumnField.all[safe: field.selected]?.term : .columnEpsilon
    case .ledger: return line == 0 ? .spent : .rho
    case .checklist: return .release
    case .rules: return .rule
    case .scenario: return .scenario
    case .postProcessing: return .postProcessing
    case .pair: return .pairDistance
    case .tradeOff: return .expectedDistance
    case .pins: return .meanPairDistance
    case .main:
      switch pane {
      case .columns: return .columnEpsilon
      case .histogram: return histogram.isCumulative ? .distribution : .columnDistance
      case .heatmap:
        return snapshot.choices.associationMeasure == .cramersV ? .cramersV : .correlation
      }
    default: return nil
    }
  }

  /// Explains the number under the cursor where the page is about numbers, otherwise shows the keys.
  mutating func help(_ snapshot: Snapshot) {
    let explains: Set<Page> = [.evaluation, .column, .ledger]
    if explains.contains(page), overlays.isEmpty, let term = focusedTerm(in: snapshot) {
      overlays.append(.explanation(term))
    } else {
      overlays.append(.menu(ActionMenu(.help)))
    }
  }

  mutating func handle(
    _ stroke: KeyStroke, explaining term: GlossaryTerm, _ snapshot: Snapshot
  ) -> [Effect] {
    switch stroke {
    case .char("?"): replaceTop(.menu(ActionMenu(.help)))
    case .char("K"):
      overlays.removeLast()
      if page != .glossary { return togglePage(.glossary, snapshot) }
    default: overlays.removeLast()
    }
    return []
  }
}

extension Array {
  /// The element at a place, `nil` outside.
  subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
