import Engine

extension WorkbenchState {
  /// Moves in what has the focus.
  mutating func move(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    switch page {
    case .start:
      WorkbenchState.move(&start, id, page: size.height, of: samples.count)
    case .notices:
      WorkbenchState.move(
        &notices, id, page: max(1, size.height - 4), of: log.notices.count)
    case .rows: moveRows(id, snapshot)
    case .tradeOff: return moveTradeOff(id, snapshot)
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

  private mutating func moveHistogram(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    let count = snapshot.histograms[columns.selected]?.labels.count ?? 0
    let page = 8
    switch id {
    case .left: return chooseColumn(columns.selected - 1, snapshot)
    case .right: return chooseColumn(columns.selected + 1, snapshot)
    case .up: firstCategory -= 1
    case .down: firstCategory += 1
    case .pageUp: firstCategory -= page
    case .pageDown: firstCategory += page
    case .first: firstCategory = 0
    case .last: firstCategory = count - 1
    default: break
    }
    firstCategory = max(0, min(firstCategory, lastFirstCategory(in: snapshot)))
    return []
  }

  /// The furthest that the chosen column's histogram scrolls.
  private func lastFirstCategory(in snapshot: Snapshot) -> Int {
    guard let area = layout.histogram,
      let scrolling = HistogramView(self, snapshot, in: area)?.form.scrolling
    else { return 0 }
    return max(0, scrolling.count - scrolling.visible)
  }

  private mutating func moveHeatmap(_ id: ActionID, _ snapshot: Snapshot) {
    let last = (snapshot.association?.columns.count ?? 0) - 1
    switch id {
    case .up: heatRow -= 1
    case .down: heatRow += 1
    case .left: heatColumn -= 1
    case .right: heatColumn += 1
    case .pageUp: heatRow -= 8
    case .pageDown: heatRow += 8
    case .first:
      heatRow = 0
      heatColumn = 0
    case .last:
      heatRow = last
      heatColumn = last
    default: break
    }
    heatRow = max(0, min(heatRow, last))
    heatColumn = max(0, min(heatColumn, last))
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
