import Engine

extension WorkbenchState {
  /// Takes note of a newer snapshot: notices, settled edits, the chosen column under its new
  /// position, pages that open and close with the table.
  public mutating func receive(_ snapshot: Snapshot) -> [Effect] {
    var effects: [Effect] = []
    if log.take(snapshot.notice) { effects += keepingPlace(noticed(snapshot), snapshot) }
    sentEdits = max(sentEdits, snapshot.editsTaken)
    let names = Set(snapshot.columns.map(\.schema.name))
    // A share that is back where it stood looks settled while edits to it are still on their way.
    pendingShares = pendingShares.filter { name, pending in
      names.contains(name) && snapshot.editsTaken < pending.edit
    }
    follow(snapshot)
    if snapshot.table != nil {
      if isOpening, snapshot.generation > openedGeneration {
        isOpening = false
        beforeOpening = nil
        if let openedPath { effects.append(.opened(HomePath.absolute(openedPath))) }
        savedChoices = snapshot.choices
        savedMode = snapshot.mode
        page = .main
        if configuration.keepsPlace, let place = snapshot.place {
          effects += go(to: place, snapshot)
        } else if let place = snapshot.columns.firstIndex(where: \.isModelled) {
          effects += chooseColumn(place, snapshot)
        }
        needsAim = true
        if let name = snapshot.choices.theme, name != theme, themes.contains(name) {
          theme = name
          effects.append(.theme(name))
        }
      }
    }
    if needsAim || snapshot.association.map({ $0.columns != aimedColumns }) == true {
      aimHeatmap(snapshot)
    }
    if snapshot.table != nil { offerEdits(snapshot) }
    settle(snapshot)
    advanceTour(snapshot)
    return effects + askAhead(snapshot)
  }

  /// Points the heatmap's cursor at the chosen column and the one it depends on most.
  mutating func aimHeatmap(_ snapshot: Snapshot) {
    guard let association = snapshot.association else { return }
    aimedColumns = association.columns
    if let aim = keptAim, let places = aim.places(in: association, snapshot) {
      (heatRow, heatColumn) = places
      needsAim = false
      keptAim = nil
      return
    }
    guard let row = association.columns.firstIndex(of: columns.selected) else { return }
    needsAim = false
    keptAim = nil
    let count = association.columns.count
    let others = (0..<count).filter { $0 != row }
    func strength(_ column: Int) -> Double {
      let place = row * count + column
      guard association.real.indices.contains(place) else { return 0 }
      let value = abs(association.real[place])
      return value.isNaN ? -1 : value
    }
    heatRow = row
    heatColumn = others.max { strength($0) < strength($1) } ?? 0
  }

  /// Keeps lists scrolled to what is chosen in them.
  mutating func settle(_ snapshot: Snapshot) {
    let layout = layout
    if let frame = layout.columns {
      columns.settle(
        height: ColumnListFrame.visibleRows(in: frame), of: snapshot.columns.count)
    }
    rows.settle(height: max(1, size.height - 6), of: rowCount(in: snapshot))
    pins.settle(height: max(1, size.height / 3), of: snapshot.pins.count)
    journal.settle(
      height: journalHeight, of: WorkbenchState.journalLines(snapshot.journal))
    start.settle(height: max(1, StartLayout(self).list.height), of: entries.count)
    settingsCursor.settle(
      height: max(1, SettingsLayout(body: layout.body).list.height),
      of: Settings.Key.allCases.count)
    factsCursor.settle(
      height: max(1, layout.body.height - 2), of: configuration.facts.count)
    notices.settle(
      height: max(1, NoticesLayout(body: layout.body).list.height), of: log.notices.count)
    settlePair(snapshot)
    guard let shown = snapshot.association?.columns.count else { return }
    heatRow = max(0, min(heatRow, shown - 1))
    heatColumn = max(0, min(heatColumn, shown - 1))
  }

  /// The number of rows that the rows page scrolls through.
  func rowCount(in snapshot: Snapshot) -> Int {
    let real = snapshot.realRows?.count ?? 0
    let synthetic = snapshot.syntheticRows?.count ?? 0
    switch rowSide(in: snapshot) {
    case .both: return max(real, synthetic)
    case .real: return real
    case .synthetic: return synthetic
    }
  }

  private mutating func noticed(_ snapshot: Snapshot) -> [Effect] {
    guard let notice = snapshot.notice else { return [] }
    if notice.severity == .error {
      isQuittingAfterSave = false
      if let beforeSave {
        savedChoices = beforeSave.choices
        savedMode = beforeSave.mode
        sessionPath = beforeSave.path
      }
      beforeSave = nil
      if isOpening { giveUpOpening(notice.text, snapshot) }
    } else if notice.severity == .good {
      let isNew = beforeSave.map { $0.path != sessionPath } ?? false
      beforeSave = nil
      let opened = isNew ? sessionPath.map { [Effect.opened(HomePath.absolute($0))] } ?? [] : []
      return opened + (isQuittingAfterSave ? [.quit(0)] : [])
    }
    return []
  }

  /// Goes back to what was there before a file that cannot be opened; a path that was typed is asked for again.
  private mutating func giveUpOpening(_ reason: String, _ snapshot: Snapshot) {
    isOpening = false
    page = snapshot.table == nil ? .start : .main
    guard let before = beforeOpening else { return }
    beforeOpening = nil
    if snapshot.table != nil {
      (openedPath, sessionPath, page) = (before.opened, before.session, before.page)
    }
    guard let typed = before.typed, overlays.isEmpty else { return }
    var prompt = Prompt(.open, suggestion: typed)
    prompt.refusal = reason
    overlays.append(.prompt(prompt))
  }

  private mutating func follow(_ snapshot: Snapshot) {
    if let chosenName, chosenColumn(in: snapshot)?.schema.name != chosenName,
      let place = snapshot.columns.firstIndex(where: { $0.schema.name == chosenName })
    {
      columns.select(place, of: snapshot.columns.count)
    }
    chosenName = chosenColumn(in: snapshot)?.schema.name ?? chosenName
  }
}
