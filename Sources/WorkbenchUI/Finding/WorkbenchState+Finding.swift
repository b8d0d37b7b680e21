import Engine

extension WorkbenchState {
  /// Rows that are looked through between two looks at the keyboard.
  static let rowsAtATime = 1_000

  /// Opens the bar in which a text to look for is typed.
  mutating func openFind() {
    overlays.append(
      .find(FindBar(row: rows.selected, column: columns.selected, heatRow: heatRow)))
  }

  mutating func handle(
    _ stroke: KeyStroke, in bar: FindBar, _ snapshot: Snapshot
  ) -> [Effect] {
    var bar = bar
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return goBack(to: bar, snapshot)
    case KeyStroke(.enter):
      overlays.removeLast()
      return keep(bar, snapshot)
    case KeyStroke(.down), KeyStroke(.tab), KeyStroke.control("n"):
      return findAgain(bar.field.text, forward: true, snapshot)
    case KeyStroke(.up), KeyStroke(.backTab), KeyStroke.control("p"):
      return findAgain(bar.field.text, forward: false, snapshot)
    default: break
    }
    let before = bar.field.text
    _ = bar.field.handle(stroke.key, stroke.modifiers)
    replaceTop(.find(bar))
    return bar.field.text == before ? [] : findTyped(bar, snapshot)
  }

  /// Goes to the first place that holds what is typed so far.
  mutating func findTyped(_ bar: FindBar, _ snapshot: Snapshot) -> [Effect] {
    guard !bar.field.text.isEmpty else { return goBack(to: bar, snapshot) }
    guard page == .rows else {
      let places = columnsCalled(bar.field.text, snapshot)
      return places.first.map { goToColumn($0, snapshot) } ?? goBack(to: bar, snapshot)
    }
    rows.select(bar.row, of: rowCount(in: snapshot))
    startSearch(bar.field.text, snapshot)
    search?.jump = RowSearch.Jump(row: bar.row, isForward: true, isInclusive: true)
    searchOn(snapshot)
    return []
  }

  /// Keeps what was found, and says where nothing was; without a text the last one is looked for again.
  private mutating func keep(_ bar: FindBar, _ snapshot: Snapshot) -> [Effect] {
    let text = bar.field.text
    guard !text.isEmpty else {
      guard let sought else { return [] }
      return findAgain(sought, forward: true, snapshot)
    }
    sought = text
    guard page != .rows else {
      if let search, search.isComplete, search.found == 0 { sayNotFound() }
      return []
    }
    if columnsCalled(text, snapshot).isEmpty {
      log.say(.warning, "no column is called anything like “\(text)”")
    }
    return []
  }

  private mutating func goBack(to bar: FindBar, _ snapshot: Snapshot) -> [Effect] {
    if page == .rows {
      search = nil
      rows.select(bar.row, of: rowCount(in: snapshot))
      return []
    }
    let row = bar.heatRow
    defer { if pane == .heatmap { heatRow = row } }
    return columns.selected == bar.column ? [] : goToColumn(bar.column, snapshot)
  }

  /// Goes to the next place that holds a text, or the one before.
  private mutating func findAgain(
    _ text: String, forward: Bool, _ snapshot: Snapshot
  ) -> [Effect] {
    guard !text.isEmpty else { return [] }
    guard page != .rows else {
      findNext(forward: forward, text, snapshot)
      return []
    }
    let places = columnsCalled(text, snapshot).sorted()
    let here = heatColumnInView(snapshot) ?? columns.selected
    let next =
      forward
      ? places.first { $0 > here } ?? places.first : places.last { $0 < here } ?? places.last
    return next.map { goToColumn($0, snapshot) } ?? []
  }

  /// The columns whose names fit a text: those that begin with it, hold it, or have its letters.
  func columnsCalled(_ text: String, _ snapshot: Snapshot) -> [Int] {
    let wanted = text.lowercased()
    let names = snapshot.columns.map { $0.schema.name.lowercased() }
    let first = names.indices.filter { names[$0].hasPrefix(wanted) }
    let holding = names.indices.filter { names[$0].contains(wanted) && !first.contains($0) }
    let all = first + holding
    guard all.isEmpty else { return all }
    return names.indices.filter { FuzzyMatch.score(text, in: names[$0]) != nil }
  }

  private func heatColumnInView(_ snapshot: Snapshot) -> Int? {
    guard page == .main, pane == .heatmap else { return nil }
    return snapshot.association?.columns[safe: heatRow]
  }

  private mutating func goToColumn(_ place: Int, _ snapshot: Snapshot) -> [Effect] {
    if page == .column { return point(at: place, snapshot) }
    if pane == .heatmap, let row = snapshot.association?.columns.firstIndex(of: place) {
      heatRow = row
      return []
    }
    return chooseColumn(place, snapshot)
  }

  /// Goes to the next row that holds what was sought, or the one before.
  mutating func findNext(forward: Bool, _ text: String? = nil, _ snapshot: Snapshot) {
    guard let wanted = text ?? sought, !wanted.isEmpty else {
      log.say(.info, "/ says what to look for")
      return
    }
    if search?.text != wanted.lowercased() { startSearch(wanted, snapshot) }
    search?.jump = RowSearch.Jump(row: rows.selected, isForward: forward)
    searchOn(snapshot)
  }

  /// Whether there are rows that have yet to be looked through.
  var isSearching: Bool { page == .rows && search.map { !$0.isComplete } == true }

  private mutating func startSearch(_ text: String, _ snapshot: Snapshot) {
    let count = rowCount(in: snapshot)
    search =
      count == 0
      ? nil
      : RowSearch(
        text, from: rows.selected, of: count, side: rowSide(in: snapshot),
        generation: snapshot.generation)
  }

  /// Looks through some more rows, anew where they have changed, and goes where that is known.
  mutating func searchOn(_ snapshot: Snapshot) {
    guard page == .rows, var next = search else { return }
    let count = rowCount(in: snapshot)
    let side = rowSide(in: snapshot)
    if next.count != count || next.side != side || next.generation != snapshot.generation {
      let jump = next.jump
      startSearch(next.text, snapshot)
      guard let anew = search else { return }
      next = anew
      next.jump = jump
    }
    let sources: [(any RowSource)?] =
      switch side {
      case .both: [snapshot.realRows, snapshot.syntheticRows]
      case .real: [snapshot.realRows]
      case .synthetic: [snapshot.syntheticRows]
      }
    if !next.isComplete {
      next.advance(by: WorkbenchState.rowsAtATime, in: sources.compactMap { $0 })
    }
    if let jump = next.jump {
      let target = next.target(jump)
      if let target { rows.select(target, of: count) }
      if target != nil || next.isComplete { next.jump = nil }
      search = next
      if target == nil, next.isComplete, overlays.isEmpty { sayNotFound() }
    }
    search = next
  }

  private mutating func sayNotFound() {
    log.say(.warning, "no row holds “\(sought ?? "")”")
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
