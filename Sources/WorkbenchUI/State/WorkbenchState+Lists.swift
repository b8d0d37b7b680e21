import Engine
import Terminal

extension WorkbenchState {
  /// Chooses the line of the page's list that was clicked.
  mutating func clickList(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    switch page {
    case .pins:
      let frame = PinsLayout(body: layout.body).list
      let height = PinsLayout.visiblePins(in: frame)
      let lines = Rect(x: frame.x, y: frame.y + 2, width: frame.width, height: height)
      WorkbenchState.choose(&pins, at: position, in: lines, of: snapshot.pins.count)
    case .journal:
      WorkbenchState.choose(
        &journal, at: position, in: layout.body.inset(),
        of: WorkbenchState.journalLines(snapshot.journal))
    case .rows:
      let layout = RowsLayout(body: layout.body, side: rowSide(in: snapshot))
      for frame in [layout.real, layout.synthetic].compactMap({ $0 }) {
        let lines = Rect(
          x: frame.x, y: frame.y + 3, width: frame.width,
          height: RowsLayout.visibleRows(in: frame))
        WorkbenchState.choose(&rows, at: position, in: lines, of: rowCount(in: snapshot))
      }
    case .start:
      let place = StartLayout(self).list
      guard place.contains(x: position.x, y: position.y) else { break }
      let entry = StartList(entries).entry(
        row: position.y - place.y, chosen: start.selected, height: place.height)
      if let entry { start.select(entry, of: entries.count) }
    case .settings:
      WorkbenchState.choose(
        &settingsCursor, at: position, in: SettingsLayout(body: layout.body).list,
        of: Settings.Key.allCases.count)
    case .diagnostics:
      WorkbenchState.choose(
        &factsCursor, at: position, in: layout.body.inset(), of: configuration.facts.count)
    case .notices:
      WorkbenchState.choose(
        &notices, at: position, in: NoticesLayout(body: layout.body).list, of: log.notices.count)
    default: break
    }
    return []
  }

  /// Chooses the line that was clicked of a page that is a list and what is chosen in it.
  mutating func clickLine(_ position: Position, _ snapshot: Snapshot) -> [Effect] {
    let layout = listLayout
    let lines = layout.lines(hasHeads: hasHeads)
    guard let count = lineCount(on: page, in: snapshot) else { return [] }
    if page == .column, let detail = layout.detail, detail.contains(x: position.x, y: position.y) {
      isFieldFocused = true
      field.select(position.y - detail.y - 1, of: ColumnField.all.count)
      return []
    }
    guard lines.contains(x: position.x, y: position.y) else { return [] }
    isFieldFocused = false
    let first = cursor(on: page).firstLine(height: max(1, lines.height), of: count)
    let line = first + position.y - lines.y
    return line < count ? point(at: line, snapshot) : []
  }

  /// How the page's list and what is chosen in it are laid out.
  var listLayout: ListDetailLayout {
    switch page {
    case .evaluation: ListDetailLayout(body: layout.body, width: 64)
    case .checklist: ListDetailLayout(body: layout.body, width: 58)
    case .ledger: ListDetailLayout(body: layout.body, width: 62)
    case .rules, .scenario, .postProcessing: ListDetailLayout(body: layout.body, width: 60)
    case .glossary: ListDetailLayout(body: layout.body, width: 30)
    default: ListDetailLayout(body: layout.body)
    }
  }

  /// Whether the page's list has heads above its lines.
  var hasHeads: Bool { [.evaluation, .ledger, .column].contains(page) }

  /// Chooses the line under a cell of a list that is drawn in `lines`, if there is one.
  private static func choose(
    _ cursor: inout ListCursor, at position: Position, in lines: Rect, of count: Int
  ) {
    guard lines.contains(x: position.x, y: position.y) else { return }
    let line = cursor.firstLine(height: max(1, lines.height), of: count) + position.y - lines.y
    if line < count { cursor.select(line, of: count) }
  }
}
