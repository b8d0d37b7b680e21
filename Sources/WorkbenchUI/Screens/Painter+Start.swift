import Engine
import Terminal

extension Painter {
  /// How to open a table, and samples to open.
  mutating func drawStart() {
    let body = state.layout.body
    let width = min(72, size.width - 4)
    let x = (size.width - width) / 2
    let list = startLines
    var y = max(body.y, body.y + (body.height - list.count - 8) / 3)
    let head: [(String, ThemeRole)] = [
      ("Semblance", .accent), ("", .text),
      ("Differentially private synthetic tables.", .text),
      ("Drafts cost nothing. A release is charged, and asks first.", .muted), ("", .text),
    ]
    for (text, role) in head where body.height >= 12 || role == .accent {
      canvas.text(text, x: x, y: y, style: theme[role], maxWidth: width, ellipsis: true)
      y += 1
    }
    run(
      [("o", .hintKey), ("  open a table or a session by its path", .text)], x: x, y: y,
      maxWidth: width)
    run(
      [(":", .hintKey), ("  every command    ", .text), ("?", .hintKey), ("  keys", .text)], x: x,
      y: y + 1, maxWidth: width)
    y += 3
    guard !state.samples.isEmpty, y < body.y + body.height else { return }
    canvas.text("samples", x: x, y: y, style: theme[.muted])
    let first = state.start.firstLine(height: max(1, body.y + body.height - y - 1), of: list.count)
    for (row, line) in list.dropFirst(first).prefix(max(0, body.y + body.height - y - 1))
      .enumerated()
    {
      let isChosen = first + row == state.start.selected
      let place = Rect(x: x, y: y + 1 + row, width: width, height: 1)
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
