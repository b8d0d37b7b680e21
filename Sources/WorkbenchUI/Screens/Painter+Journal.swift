import Engine
import Terminal

extension Painter {
  /// Every edit, those taken back on top, then where the work stands, then those made, newest first.
  mutating func drawJournal() {
    let frame = state.layout.body
    canvas.box(frame, style: theme[.borderFocused])
    let journal = snapshot.journal
    var note = "\(journal.past.count) made"
    if !journal.future.isEmpty { note += " · \(journal.future.count) taken back" }
    if state.hasUnsavedChoices(in: snapshot) || journal.isUnsaved { note += " · not saved" }
    title([("journal", .title)], trailing: [(note, .muted)], on: frame)
    let present = journal.future.count
    let lines = WorkbenchState.journalLines(journal)
    let height = max(1, frame.height - 2)
    let first = state.journal.firstLine(height: height, of: lines)
    for (row, line) in (0..<lines).dropFirst(first).prefix(height).enumerated() {
      let y = frame.y + 1 + row
      let name: String
      if line < present {
        name = journal.future[present - 1 - line]
      } else if line - present < journal.past.count {
        name = journal.past[journal.past.count - 1 - (line - present)]
      } else {
        name = "as it was opened"
      }
      let isFuture = line < present
      run(
        [
          (line == present ? "● " : (isFuture ? "↷ " : "  "), line == present ? .accent : .muted),
          (name, isFuture ? .stale : .text),
          (line == present ? "  you are here" : (isFuture ? "  taken back" : ""), .muted),
        ], x: frame.x + 2, y: y, maxWidth: frame.width - 4)
      if line == state.journal.selected {
        highlight(Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1), .selection)
      }
    }
    if lines == 1, height >= 4 {
      say("no edits yet; every change you make can be gone back to from here", in: frame)
    }
  }
}
