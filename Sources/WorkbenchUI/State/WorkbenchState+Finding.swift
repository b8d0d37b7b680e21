import Engine

extension WorkbenchState {
  /// The most rows that are looked through at a time, so that no key waits.
  static let rowsAtATime = 20_000

  /// Finds a text: in rows, or among the columns.
  mutating func find(_ text: String, _ snapshot: Snapshot) -> [Effect] {
    sought = text
    guard page != .rows else {
      findRow(forward: true, from: rows.selected, snapshot)
      return []
    }
    let wanted = text.lowercased()
    let names = snapshot.columns.map { $0.schema.name.lowercased() }
    let place =
      names.firstIndex { $0.hasPrefix(wanted) } ?? names.firstIndex { $0.contains(wanted) }
      ?? names.indices.filter { FuzzyMatch.score(text, in: names[$0]) != nil }.first
    guard let place else {
      log.say(.warning, "no column is called anything like “\(text)”")
      return []
    }
    if page == .column { return point(at: place, snapshot) }
    if pane == .heatmap, let row = snapshot.association?.columns.firstIndex(of: place) {
      heatRow = row
      return []
    }
    return chooseColumn(place, snapshot)
  }

  /// Goes to the next row that holds what is sought, or the one before.
  mutating func findNext(forward: Bool, _ snapshot: Snapshot) {
    guard sought != nil else {
      log.say(.info, "/ says what to look for")
      return
    }
    findRow(forward: forward, from: rows.selected + (forward ? 1 : -1), snapshot)
  }

  private mutating func findRow(forward: Bool, from start: Int, _ snapshot: Snapshot) {
    guard let sought, !sought.isEmpty else { return }
    let count = rowCount(in: snapshot)
    guard count > 0 else { return }
    let sides: [(any RowSource)?] =
      switch rowSide(in: snapshot) {
      case .both: [snapshot.realRows, snapshot.syntheticRows]
      case .real: [snapshot.realRows]
      case .synthetic: [snapshot.syntheticRows]
      }
    let shown = sides.compactMap { $0 }
    let wanted = sought.lowercased()
    for step in 0..<min(count, WorkbenchState.rowsAtATime) {
      let place = ((start + (forward ? step : -step)) % count + count) % count
      let isFound = shown.contains { source in
        place < source.count
          && source.row(place).contains { $0?.lowercased().contains(wanted) == true }
      }
      guard isFound else { continue }
      rows.select(place, of: count)
      return
    }
    if count > WorkbenchState.rowsAtATime {
      let edge = start + (forward ? 1 : -1) * WorkbenchState.rowsAtATime
      rows.select(((edge % count) + count) % count, of: count)
      log.say(.info, "not among these 20,000 rows; ) goes on")
    } else {
      log.say(.warning, "no row holds “\(sought)”")
    }
  }

  /// Shows how often each value of the column at the left edge occurs.
  mutating func showFrequencies(_ snapshot: Snapshot) -> [Effect] {
    guard snapshot.columns.indices.contains(firstRowColumn) else { return [] }
    page = .main
    pane = .histogram
    isMaximised = true
    let effects = chooseColumn(firstRowColumn, snapshot)
    if snapshot.columns[firstRowColumn].isModelled { histogram.order = .count }
    return effects
  }
}
