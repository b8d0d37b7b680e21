import Terminal

extension Painter {
  /// The themes by name, with a sample of the one on show below.
  mutating func drawThemes(_ list: ThemeList) {
    let place = ThemesFrame(state.themes.count, size: size)
    drawDialogFrame(place.frame, title: "themes")
    let first = list.cursor.firstLine(height: place.list.height, of: state.themes.count)
    for (row, name) in state.themes.dropFirst(first).prefix(place.list.height).enumerated() {
      let y = place.list.y + row
      let isChosen = first + row == list.cursor.selected
      run(
        [
          (isChosen ? "▸ " : "  ", .accent), (name, .text),
          (name == list.before ? " ✓" : "", .muted),
        ],
        x: place.list.x, y: y, maxWidth: place.list.width)
      guard isChosen else { continue }
      highlight(Rect(x: place.list.x, y: y, width: place.list.width, height: 1), .selection)
    }
    guard place.about.height > 0 else { return }
    canvas.horizontalLine(
      x: place.frame.x, y: place.about.y, length: place.frame.width, style: theme[.borderFocused])
    run(
      [
        ("real", .real), (" synthetic", .synthetic), (" ◆pin", .pin), (" ✓", .good), (" !", .warn),
        (" ✗", .bad), (" muted", .muted),
      ], x: place.about.x, y: place.about.y + 1, maxWidth: place.about.width)
    let lines = ConfirmationText.wrapped(theme.about, place.about.width)
    for (row, line) in lines.prefix(place.about.height - 2).enumerated() {
      canvas.text(
        line, x: place.about.x, y: place.about.y + 2 + row, style: theme[.text],
        maxWidth: place.about.width)
    }
  }
}
