import Terminal

extension Painter {
  /// The themes by name, with the colours of the one on show below.
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
    guard place.frame.height > 2 else { return }
    run(
      [
        ("real", .real), (" ", .text), ("synth", .synthetic), (" ", .text), ("✓", .good),
        ("!", .warn), ("✗", .bad), (" ", .text), ("pin", .pin),
      ], x: place.list.x + 1, y: place.list.y + place.list.height, maxWidth: place.list.width - 2)
  }
}
