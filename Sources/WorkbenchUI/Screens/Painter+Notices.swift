import Terminal

extension Painter {
  /// Every notice so far, the newest on top.
  mutating func drawNotices() {
    let frame = state.layout.body
    canvas.box(frame, style: theme[.borderFocused])
    let notices = Array(state.log.notices.reversed())
    title([("notices", .title)], trailing: [("\(notices.count)", .muted)], on: frame)
    if notices.isEmpty { say("nothing to report", in: frame) }
    let height = max(0, frame.height - 2)
    let first = max(0, min(state.notices.selected, notices.count - height))
    for (row, notice) in notices.dropFirst(first).prefix(height).enumerated() {
      let (mark, role) = Painter.look(notice.severity)
      run(
        [("\(mark) ", role), (notice.text, role)], x: frame.x + 2, y: frame.y + 1 + row,
        maxWidth: frame.width - 4)
    }
  }
}
