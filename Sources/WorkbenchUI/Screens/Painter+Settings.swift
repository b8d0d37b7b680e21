import Terminal

extension Painter {
  /// The settings with their values, and what the chosen one does.
  mutating func drawSettings() {
    let frame = state.layout.body
    canvas.box(frame, style: theme[.borderFocused])
    title(
      [("settings", .title)],
      trailing: [(state.configuration.settingsPath ?? "kept for this run only", .muted)], on: frame)
    let keys = Settings.Key.allCases
    let place = SettingsLayout(body: frame)
    let first = state.settingsCursor.firstLine(height: place.list.height, of: keys.count)
    for (row, key) in keys.dropFirst(first).prefix(place.list.height).enumerated() {
      let y = place.list.y + row
      let isChosen = first + row == state.settingsCursor.selected
      run(
        [
          (isChosen ? "▸ " : "  ", .accent), (key.title.padded(to: place.nameWidth), .text),
          (isChosen ? " ◂ " : "   ", .muted), (state.settings.text(key), .accent),
          (isChosen ? " ▸" : "", .muted),
        ], x: place.list.x, y: y, maxWidth: place.list.width)
      if isChosen {
        highlight(Rect(x: place.list.x, y: y, width: place.list.width, height: 1), .selection)
      }
    }
    guard keys.indices.contains(state.settingsCursor.selected) else { return }
    let help = keys[state.settingsCursor.selected].help
    for (row, line) in ConfirmationText.wrapped(help, place.help.width).prefix(place.help.height)
      .enumerated()
    {
      canvas.text(
        line, x: place.help.x, y: place.help.y + row, style: theme[.muted],
        maxWidth: place.help.width)
    }
  }

  /// What was found out about the terminal and the program's files.
  mutating func drawDiagnostics() {
    let frame = state.layout.body
    canvas.box(frame, style: theme[.borderFocused])
    let facts = state.configuration.facts
    let problems = facts.filter { $0.problem != nil }.count
    title(
      [("diagnostics", .title)],
      trailing: [(problems == 0 ? "nothing wrong" : "\(problems) to look at", .muted)], on: frame)
    if facts.isEmpty { say("nothing was found out", in: frame) }
    let height = max(0, frame.height - 2)
    let names = min(24, facts.map { CellWidth.of($0.name) }.max() ?? 0)
    let first = state.factsCursor.firstLine(height: height, of: facts.count)
    for (row, fact) in facts.dropFirst(first).prefix(height).enumerated() {
      let y = frame.y + 1 + row
      let isFirst = first + row == 0 || facts[first + row - 1].section != fact.section
      run(
        [
          ((isFirst ? fact.section : "").padded(to: 10), .header),
          (" " + fact.name.padded(to: names) + "  ", .muted), (fact.value, .text),
          (fact.problem.map { "  ! \($0)" } ?? "", .warn),
        ], x: frame.x + 2, y: y, maxWidth: frame.width - 4)
      guard first + row == state.factsCursor.selected else { continue }
      highlight(Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1), .selectionQuiet)
    }
  }
}
