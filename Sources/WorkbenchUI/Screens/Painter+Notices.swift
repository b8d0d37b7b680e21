import Terminal

extension Painter {
  /// Every notice so far, the newest on top, and the chosen one in full.
  mutating func drawNotices() {
    let frame = state.layout.body
    canvas.box(frame, style: theme[.borderFocused])
    let notices = Array(state.log.notices.reversed())
    title([("notices", .title)], trailing: [("\(notices.count)", .muted)], on: frame)
    if notices.isEmpty { say("nothing to report", in: frame) }
    let place = NoticesLayout(body: frame)
    let first = state.notices.firstLine(height: place.list.height, of: notices.count)
    for (row, notice) in notices.dropFirst(first).prefix(place.list.height).enumerated() {
      let (mark, role) = Painter.look(notice.severity)
      let y = place.list.y + row
      run(
        [("\(mark) ", role), (notice.text, role)], x: place.list.x, y: y,
        maxWidth: place.list.width)
      guard first + row == state.notices.selected else { continue }
      highlight(Rect(x: place.list.x, y: y, width: place.list.width, height: 1), .selectionQuiet)
    }
    guard notices.indices.contains(state.notices.selected), place.details.height > 0 else { return }
    canvas.horizontalLine(
      x: frame.x, y: place.details.y - 1, length: frame.width, style: theme[.borderFocused])
    let text = notices[state.notices.selected].text
    for (row, line) in ConfirmationText.wrapped(text, place.details.width)
      .prefix(place.details.height).enumerated()
    {
      canvas.text(
        line, x: place.details.x, y: place.details.y + row, style: theme[.text],
        maxWidth: place.details.width)
    }
  }
}
