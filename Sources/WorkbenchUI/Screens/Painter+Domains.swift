import Engine
import Terminal

extension Painter {
  /// Every inferred domain with its mark, below a sentence on what confirming means.
  mutating func drawDomains(_ dialog: DomainList) {
    let columns = snapshot.inferredColumns
    let place = DomainsFrame(columns.count, size: size)
    canvas.fill(place.frame, Cell(" ", theme[.text]))
    canvas.box(place.frame, style: theme[.borderFocused])
    let on = dialog.confirmed(in: snapshot).count
    title(
      [("confirm inferred domains", .title)],
      trailing: [("\(on) of \(columns.count) marked", on == 0 ? .warn : .muted)], on: place.frame)
    for (row, line) in place.sentence.prefix(place.meaning.height).enumerated() {
      canvas.text(
        line, x: place.meaning.x, y: place.meaning.y + row, style: theme[.warn],
        maxWidth: place.meaning.width)
    }
    guard place.list.height > 0 else { return }
    canvas.horizontalLine(
      x: place.frame.x, y: place.list.y - 1, length: place.frame.width,
      style: theme[.borderFocused])
    let first = dialog.cursor.firstLine(height: place.list.height, of: columns.count)
    let hidden = columns.count - place.list.height
    if hidden > 0 {
      canvas.text(
        " ↕ \(hidden) more ", x: place.frame.x + 2, y: place.list.y - 1, style: theme[.muted],
        maxWidth: place.frame.width - 4)
    }
    let names = min(20, columns.map { CellWidth.of($0.schema.name) }.max() ?? 0)
    for (row, column) in columns.dropFirst(first).prefix(place.list.height).enumerated() {
      let isChosen = first + row == dialog.cursor.selected
      let isOn = !dialog.off.contains(column.schema.name)
      drawDomain(
        column, isChosen: isChosen, isOn: isOn, names: names, in: place.list, y: place.list.y + row)
    }
    if let chosen = columns[safe: dialog.cursor.selected] { drawDomain(chosen, in: place.detail) }
    drawDomainKeys(dialog, in: place.keys)
  }

  private mutating func drawDomain(
    _ column: ColumnSummary, isChosen: Bool, isOn: Bool, names: Int, in list: Rect, y: Int
  ) {
    let kind = column.schema.kind.rawValue
    let used = DomainsFrame.markWidth + names + 12
    let name = column.schema.name
    var x = list.x
    x = run(
      [(isChosen ? "▸ " : "  ", .accent), (isOn ? "[x] " : "[ ] ", isOn ? .good : .muted)], x: x,
      y: y, maxWidth: list.width)
    canvas.text(
      name, x: x, y: y, style: theme[isOn ? .text : .muted],
      maxWidth: max(0, min(names, list.width - DomainsFrame.markWidth)), ellipsis: true)
    x += names + 1
    run(
      [
        (kind.padded(to: 11), .muted),
        (column.domainWords(width: max(0, list.width - used)), isOn ? .text : .muted),
      ], x: x, y: y, maxWidth: max(0, list.x + list.width - x))
    if isChosen {
      highlight(Rect(x: list.x, y: y, width: list.width, height: 1), .selection)
    }
  }

  /// The chosen domain over several lines, with the reason for its kind.
  private mutating func drawDomain(_ column: ColumnSummary, in place: Rect) {
    guard place.height > 0, place.width > 0 else { return }
    canvas.horizontalLine(
      x: place.x - 2, y: place.y - 1, length: place.width + 4, style: theme[.borderFocused])
    title(
      [(column.schema.name, .muted)],
      on: Rect(x: place.x - 2, y: place.y - 1, width: place.width + 4, height: 1))
    var room = place.width * place.height
    var words: [String] = []
    repeat {
      words = ConfirmationText.wrapped(column.domainWords(width: room), place.width)
      // Lines are broken at blanks, so that less fits in them than in their cells.
      room -= 8
    } while words.count > place.height && room > 0
    var lines = words.map { ($0, ThemeRole.text) }
    if let reason = column.schema.reason {
      lines += ConfirmationText.wrapped(reason, place.width).map { ($0, .muted) }
    }
    for (row, line) in lines.prefix(place.height).enumerated() {
      run([line], x: place.x, y: place.y + row, maxWidth: place.width)
    }
  }

  private mutating func drawDomainKeys(_ dialog: DomainList, in place: Rect) {
    if let refusal = dialog.refusal {
      run([("✗ ", .bad), (refusal, .bad)], x: place.x, y: place.y, maxWidth: place.width)
    } else {
      run(
        DomainsFrame.named.flatMap { [($0.name, .hintKey), (" \($0.label)  ", .hint)] },
        x: place.x, y: place.y, maxWidth: place.width)
    }
  }
}
