import Engine

extension WorkbenchState {
  /// Moves in what has the focus.
  mutating func move(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    switch page {
    case .start:
      WorkbenchState.move(&start, id, page: size.height, of: entries.count)
    case .notices:
      WorkbenchState.move(
        &notices, id, page: max(1, NoticesLayout(body: layout.body).list.height),
        of: log.notices.count)
    case .rows: moveRows(id, snapshot)
    case .tradeOff: return moveTradeOff(id, snapshot)
    case .pair: movePair(id, snapshot)
    case .evaluation, .column, .rules, .scenario, .postProcessing, .checklist, .ledger, .glossary:
      return moveLine(id, snapshot)
    case .pins: return movePins(id, snapshot)
    case .settings:
      WorkbenchState.move(
        &settingsCursor, id, page: max(1, size.height - 6), of: Settings.Key.allCases.count)
    case .diagnostics:
      WorkbenchState.move(
        &factsCursor, id, page: max(1, size.height - 6), of: configuration.facts.count)
    case .journal:
      WorkbenchState.move(
        &journal, id, page: journalHeight, of: WorkbenchState.journalLines(snapshot.journal))
    case .main:
      switch pane {
      case .columns: return moveColumn(id, snapshot)
      case .histogram: return moveHistogram(id, snapshot)
      case .heatmap: moveHeatmap(id, snapshot)
      }
    }
    return []
  }

  /// Chooses a column and asks the engine to look at it first.
  mutating func chooseColumn(_ place: Int, _ snapshot: Snapshot) -> [Effect] {
    let before = columns.selected
    columns.select(place, of: snapshot.columns.count)
    chosenName = chosenColumn(in: snapshot)?.schema.name
    guard columns.selected != before else { return [] }
    firstCategory = 0
    histogram = histogram.forAnotherColumn
    // The next line is about the column that is chosen now.
    record = nil
    if pane != .heatmap {
      needsAim = true
      aimHeatmap(snapshot)
    }
    return [.send(.look(column: columns.selected))]
  }

  private mutating func moveColumn(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    // Beside the list stands the picture of what is chosen in it.
    if id == .right {
      pane = .histogram
      return []
    }
    var cursor = columns
    let page = layout.columns.map(ColumnListFrame.visibleRows(in:)) ?? 1
    WorkbenchState.move(&cursor, id, page: page, of: snapshot.columns.count)
    return chooseColumn(cursor.selected, snapshot)
  }

  private mutating func moveRows(_ id: ActionID, _ snapshot: Snapshot) {
    switch id {
    case .left: firstRowColumn = max(0, firstRowColumn - 1)
    case .right: firstRowColumn = max(0, min(snapshot.columns.count - 1, firstRowColumn + 1))
    default:
      WorkbenchState.move(
        &rows, id, page: max(1, size.height - 6), of: rowCount(in: snapshot))
    }
  }

  static func move(_ cursor: inout ListCursor, _ id: ActionID, page: Int, of count: Int) {
    switch id {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: cursor.move(by: -max(1, page), of: count)
    case .pageDown: cursor.move(by: max(1, page), of: count)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    default: break
    }
  }
}
