import Engine
import Terminal

extension Painter {
  /// How to open a table, and tables and sessions to open.
  mutating func drawStart() {
    let place = StartLayout(state)
    let (x, width) = (place.x, place.width)
    var y = place.top
    let head: [(String, ThemeRole)] = [
      ("Semblance", .accent), ("", .text),
      ("Differentially private synthetic tables.", .text),
      ("Drafts cost nothing. A release is charged, and asks first.", .muted), ("", .text),
    ]
    for (text, role) in head where place.isFull || role == .accent {
      canvas.text(text, x: x, y: y, style: theme[role], maxWidth: width, ellipsis: true)
      y += 1
    }
    run(
      [
        (state.keys.word(for: .open), .hintKey), ("  open a table or a session by its path", .text),
      ], x: x, y: y,
      maxWidth: width)
    run(
      [
        (state.keys.word(for: .tour), .hintKey), (" the main job in five keys    ", .text),
        (state.keys.word(for: .palette), .hintKey), (" every command    ", .text),
        (state.keys.word(for: .help), .hintKey), (" keys", .text),
      ], x: x, y: y + 1, maxWidth: width)
    drawStartList(place)
  }

  private mutating func drawStartList(_ place: StartLayout) {
    guard place.list.height > 0 else { return }
    let list = StartList(state.entries)
    let longest = min(36, state.entries.map { CellWidth.of($0.name) }.max() ?? 0)
    let first = list.first(chosen: state.start.selected, height: place.list.height)
    for (row, line) in list.lines.dropFirst(first).prefix(place.list.height).enumerated() {
      let y = place.list.y + row
      switch line {
      case .blank: break
      case .head(let section):
        canvas.text(
          section.rawValue, x: place.x, y: y, style: theme[.muted], maxWidth: place.width)
      case .entry(let index):
        let entry = state.entries[index]
        let isChosen = index == state.start.selected
        run(
          [
            ((isChosen ? "▸ " : "  ") + entry.name.padded(to: longest), .text),
            ("  " + entry.summary, .muted),
          ], x: place.x, y: y, maxWidth: place.width)
        if isChosen {
          highlight(Rect(x: place.x, y: y, width: place.width, height: 1), .selection)
        }
      }
    }
  }
}
