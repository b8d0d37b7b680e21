import Engine
import Terminal

extension Painter {
  /// How to open a table, and samples to open.
  mutating func drawStart() {
    let place = StartLayout(state)
    let (x, width) = (place.x, place.width)
    let list = startLines
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
    y += 3
    let body = state.layout.body
    guard !state.samples.isEmpty, y < body.y + body.height else { return }
    canvas.text("samples", x: x, y: y, style: theme[.muted])
    let height = place.list.height
    let first = state.start.firstLine(height: max(1, height), of: list.count)
    for (row, line) in list.dropFirst(first).prefix(height).enumerated() {
      let isChosen = first + row == state.start.selected
      let place = Rect(x: x, y: place.list.y + row, width: width, height: 1)
      let mark = isChosen ? "▸ " : "  "
      run(
        [(mark + line.name, .text), ("  " + line.summary, .muted)], x: x, y: place.y,
        maxWidth: width)
      guard isChosen else { continue }
      highlight(place, .selection)
    }
  }

  private var startLines: [(name: String, summary: String)] {
    let names = state.samples.map { String($0.path.split(separator: "/").last ?? "") }
    let longest = min(32, names.map { CellWidth.of($0) }.max() ?? 0)
    return zip(names, state.samples).map { ($0.padded(to: longest), $1.summary) }
  }
}
