import Terminal

extension Painter {
  /// The topmost dialog over the page.
  mutating func drawDialog() {
    switch state.overlays.last {
    case .menu(let menu): drawMenu(menu)
    case .prompt(let prompt): drawPrompt(prompt)
    case .confirmation(let confirmation): drawConfirmation(confirmation)
    case .answers(let list): drawAnswers(list)
    case .explanation(let term): drawExplanation(term)
    case .line(let editor): drawLineEditor(editor)
    case .find(let bar): drawFind(bar)
    case .themes(let list): drawThemes(list)
    case .domains(let list): drawDomains(list)
    case nil: break
    }
  }

  mutating func drawDialogFrame(_ frame: Rect, title text: String) {
    canvas.fill(frame, Cell(" ", theme[.text]))
    canvas.box(frame, style: theme[.borderFocused])
    title([(text, .title)], on: frame)
  }

  private mutating func drawMenu(_ menu: ActionMenu) {
    let place = MenuFrame(size: size)
    drawDialogFrame(place.frame, title: menu.kind == .help ? "keys" : "commands")
    let entries = menu.entries(in: context)
    drawField(menu.filter, in: place.filter, mark: menu.kind == .help ? "/" : ":")
    if place.frame.height >= 4 {
      canvas.horizontalLine(
        x: place.frame.x, y: place.frame.y + 2, length: place.frame.width,
        style: theme[.borderFocused])
      canvas.text(
        " \(entries.count) ", x: place.frame.x + 2, y: place.frame.y + 2, style: theme[.muted],
        maxWidth: place.frame.width - 4)
    }
    let first = menu.cursor.firstLine(height: place.rows, of: entries.count)
    for (row, entry) in entries.dropFirst(first).prefix(place.rows).enumerated() {
      let y = place.list.y + row
      drawEntry(entry, menu.kind, x: place.list.x + 1, y: y, width: place.list.width - 2)
      let before = first + row == 0 ? nil : entries[first + row - 1].action.group
      if menu.kind == .help, before != entry.action.group {
        drawGroup(entry.action.group, beside: entry, in: place.list, y: y)
      }
      guard first + row == menu.cursor.selected else { continue }
      highlight(Rect(x: place.list.x, y: y, width: place.list.width, height: 1), .selection)
    }
  }

  /// The part of the menu that begins here, at the right end of its first line where there is room.
  private mutating func drawGroup(
    _ group: ActionGroup, beside entry: ActionMenu.Entry, in list: Rect, y: Int
  ) {
    let name = group.rawValue.lowercased()
    let used = 32 + CellWidth.of(entry.obstacle ?? entry.action.help)
    guard list.width >= 72, used + CellWidth.of(name) + 2 <= list.width else { return }
    canvas.text(
      name, x: list.x + list.width - CellWidth.of(name) - 1, y: y, style: theme[.header])
  }

  private mutating func drawEntry(
    _ entry: ActionMenu.Entry, _ kind: ActionMenu.Kind, x: Int, y: Int, width: Int
  ) {
    let keys = 12
    canvas.text(
      state.keys.text(of: entry.action), x: x, y: y, width: min(keys, width), align: .left,
      style: theme[entry.obstacle == nil ? .hintKey : .muted])
    var used = keys + 1
    if kind == .palette || width >= 70 {
      canvas.text(
        entry.action.id.rawValue, x: x + used, y: y,
        style: theme[entry.obstacle == nil ? .text : .muted],
        maxWidth: max(0, min(16, width - used)), ellipsis: true)
      used += 17
    }
    canvas.text(
      entry.obstacle ?? entry.action.help, x: x + used, y: y, style: theme[.muted],
      maxWidth: max(0, width - used), ellipsis: true)
  }

  private mutating func drawPrompt(_ prompt: Prompt) {
    let place = PromptFrame(prompt, size: size)
    drawDialogFrame(place.frame, title: prompt.title)
    canvas.text(
      prompt.explanation, x: place.explanation.x, y: place.explanation.y, style: theme[.muted],
      maxWidth: place.explanation.width, ellipsis: true)
    drawField(prompt.field, in: place.field, mark: "")
    guard place.frame.height >= 6 else { return }
    if prompt.isEdit { drawPreview(in: place.preview) }
    if !prompt.candidates.isEmpty { drawCandidates(prompt, in: place.preview) }
    if let refusal = prompt.refusal {
      run(
        [("✗ ", .bad), (refusal, .bad)], x: place.refusal.x, y: place.refusal.y,
        maxWidth: place.refusal.width)
    } else {
      run(
        PromptFrame.keys(prompt).flatMap { [($0.name, .hintKey), (" \($0.label)  ", .hint)] },
        x: place.refusal.x, y: place.refusal.y, maxWidth: place.refusal.width)
    }
  }

  /// The names that could end a path, the one that is typed marked.
  private mutating func drawCandidates(_ prompt: Prompt, in place: Rect) {
    guard place.height > 0, place.width > 0 else { return }
    canvas.horizontalLine(
      x: place.x - 2, y: place.y - 1, length: place.width + 4, style: theme[.borderFocused])
    let all = prompt.candidates
    let first = max(
      0, min((prompt.chosenCandidate ?? 0) - place.height / 2, all.count - place.height))
    for (row, name) in all.dropFirst(first).prefix(place.height).enumerated() {
      let isChosen = first + row == prompt.chosenCandidate
      run(
        [((isChosen ? "▸ " : "  ") + name, name.hasSuffix("/") ? .accent : .text)], x: place.x,
        y: place.y + row, maxWidth: place.width)
      if isChosen {
        highlight(Rect(x: place.x, y: place.y + row, width: place.width, height: 1), .selection)
      }
    }
    if all.count > place.height {
      canvas.text(
        " \(all.count) ", x: place.x + place.width - 5, y: place.y - 1, style: theme[.muted])
    }
  }

  /// What the edit that is near would cost and bring; below a line, as far as it fits.
  mutating func drawPreview(in place: Rect) {
    guard place.height > 0, place.width > 0 else { return }
    canvas.horizontalLine(
      x: place.x - 2, y: place.y - 1, length: place.width + 4, style: theme[.borderFocused])
    let lines =
      state.preview(in: snapshot).map { PreviewText($0).lines(width: place.width) }
      ?? [[(state.consideredEdit(in: snapshot) == nil ? "" : "reckoning…", .muted)]]
    for (row, line) in lines.prefix(place.height).enumerated() {
      run(line, x: place.x, y: place.y + row, maxWidth: place.width)
    }
  }

  /// A line being edited, scrolled so that the cursor is in it.
  ///
  /// - Returns: The first character in view.
  @discardableResult
  mutating func drawField(_ field: TextField, in place: Rect, mark: String) -> Int {
    guard place.width > 0, place.height > 0 else { return 0 }
    let used = canvas.text(mark, x: place.x, y: place.y, style: theme[.accent])
    let x = place.x + used + (used > 0 ? 1 : 0)
    let room = max(1, place.x + place.width - x)
    canvas.fill(Rect(x: x, y: place.y, width: room, height: 1), Cell(" ", theme[.input]))
    var start = 0
    while start < field.cursor,
      CellWidth.of(String(field.characters[start..<field.cursor])) >= room
    {
      start += 1
    }
    let before = String(field.characters[start..<field.cursor])
    canvas.text(
      String(field.characters[start...]), x: x, y: place.y,
      style: theme[field.isChosen ? .selection : .input], maxWidth: room)
    cursor = Position(x: x + CellWidth.of(before), y: place.y)
    return start
  }

  private mutating func drawConfirmation(_ confirmation: Confirmation) {
    let lines = ConfirmationText(
      confirmation, snapshot, session: state.sessionPath, keys: state.keys,
      width: min(size.width, 84) - 4
    ).lines
    let place = ConfirmationFrame(confirmation, lines: lines.count, size: size)
    drawDialogFrame(place.frame, title: ConfirmationText.title(confirmation))
    for (row, line) in lines.prefix(place.text.height).enumerated() {
      run(line, x: place.text.x, y: place.text.y + row, maxWidth: place.text.width)
    }
    for (index, (button, rect)) in zip(confirmation.buttons, place.buttons).enumerated() {
      let isFocused =
        confirmation.typed.isEmpty
        ? index == confirmation.focused : button == confirmation.pressed
      canvas.text(
        "[ \(button.rawValue) ]", x: rect.x, y: rect.y,
        style: theme[isFocused ? .selection : .text], maxWidth: rect.width)
    }
    if case .mode = confirmation.matter, let preview = state.preview(in: snapshot),
      let line = PreviewText(preview).lines(width: place.text.width).first,
      let button = place.buttons.first, button.y > place.text.y
    {
      run(line, x: place.text.x, y: button.y - 1, maxWidth: place.text.width)
    }
    guard confirmation.takesYes, let last = place.buttons.last else { return }
    canvas.text(
      confirmation.typed.isEmpty ? "or type yes" : confirmation.typed, x: last.x + last.width + 2,
      y: last.y, style: theme[confirmation.typed.isEmpty ? .muted : .accent],
      maxWidth: max(0, place.frame.x + place.frame.width - last.x - last.width - 4))
  }
}
