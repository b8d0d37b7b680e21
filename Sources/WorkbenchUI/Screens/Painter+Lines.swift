import Engine
import Tables
import Terminal

extension Painter {
  /// A few lines to begin with, on the table's own columns.
  var examples: ExampleLines { ExampleLines(Schema(columns: snapshot.columns.map(\.schema))) }

  /// A list that a person writes, line by line, and what the chosen line did.
  mutating func drawLinesPage(
    _ name: String, statement: String = "", empty: String, examples: [String]
  ) {
    let layout = state.listLayout
    drawFrames(layout)
    let lines = state.lines(on: state.page, in: snapshot)
    let on = lines.filter(\.isOn).count
    title(
      [(name, .title)], trailing: lines.isEmpty ? [] : [("\(on) of \(lines.count) on", .muted)],
      on: layout.list)
    guard !lines.isEmpty else {
      drawText(
        paragraph(empty, layout.list.width - 4) + [[], [("such as", .muted)]]
          + examples.map { [("  " + $0, .text)] } + [
            [], [(context.key(.lineAdd), .hintKey), (" adds one", .hint)],
          ],
        in: layout.list)
      return
    }
    let cursor = state.cursor(on: state.page)
    let width = layout.list.width - 5
    let shown = visible(layout, hasHeads: false, cursor, of: lines.count)
    drawLines(
      layout, cursor: cursor, shown: shown,
      lines[shown].map { line in
        return [
          mark(of: line), (line.text.padded(to: max(8, width - 10)), line.isOn ? .text : .stale),
          (line.figure.padded(to: 8, align: .right), .muted),
        ]
      })
    guard let detail = layout.detail, let line = lines[safe: cursor.selected] else { return }
    let room = detail.width - 4
    let number = "\(cursor.selected + 1)"
    title([(line.isOn ? number : number + ", switched off", .title)], on: detail)
    var text = paragraph(line.text, room, .title) + [[]]
    if let problem = line.problem { text += paragraph("✗ " + problem, room, .bad) }
    if let sentence = line.sentence { text += paragraph(sentence + ".", room) }
    text += [[]] + line.details.flatMap { folded($0, room) }
    if !statement.isEmpty { text += [[]] + paragraph(statement, room, .muted) }
    drawText(text, in: detail)
  }

  /// A line of details in as many lines as it needs: what follows a label stays right of it.
  private func folded(_ line: [(String, ThemeRole)], _ room: Int) -> [[(String, ThemeRole)]] {
    guard let last = line.last, line.count <= 2,
      line.reduce(0, { $0 + CellWidth.of($1.0) }) > room
    else { return [line] }
    let label = line.count == 2 ? line[0] : ("", .muted)
    let indent = CellWidth.of(label.0)
    // Where little is left beside the label, the rest begins below it.
    let isBeside = room - indent >= 20
    let words = ConfirmationText.wrapped(last.0, isBeside ? room - indent : max(8, room - 2))
    let start = String(repeating: " ", count: isBeside ? indent : 2)
    let lines = words.enumerated().map { number, text -> [(String, ThemeRole)] in
      [number == 0 && isBeside ? label : (start, .muted), (text, last.1)]
    }
    return isBeside || indent == 0 ? lines : [[label]] + lines
  }

  private func mark(of line: ListedLine) -> (String, ThemeRole) {
    guard line.isOn else { return ("· ", .muted) }
    if line.problem != nil { return ("✗ ", .bad) }
    return line.isBad ? ("! ", .warn) : ("✓ ", .good)
  }

  /// The editor of a line: what is wrong under its characters, and what could come next.
  mutating func drawLineEditor(_ editor: LineEditor) {
    let width = min(size.width, max(40, min(size.width - 4, 104)))
    let height = min(size.height, 14)
    let frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height) / 2), width: width,
      height: height)
    drawDialogFrame(
      frame, title: (editor.place == nil ? "new line · " : "line · ") + editor.page.name)
    let inner = Rect(x: frame.x + 2, y: frame.y + 1, width: width - 4, height: height - 2)
    guard inner.width > 4, inner.height > 2 else { return }
    let start = drawField(
      editor.field, in: Rect(x: inner.x, y: inner.y, width: inner.width, height: 1), mark: "")
    let problem = editor.problem(in: snapshot)
    if let problem, !editor.field.text.isEmpty || editor.isRefused {
      if let range = problem.range {
        let from = max(0, range.lowerBound - start)
        let marks = String(repeating: "^", count: max(1, min(range.count, inner.width - from)))
        if from < inner.width {
          canvas.text(
            marks, x: inner.x + from, y: inner.y + 1, style: theme[.bad],
            maxWidth: inner.width - from)
        }
      }
      let role: ThemeRole = editor.isRefused ? .bad : .warn
      let words = paragraph("✗ " + problem.sentence, inner.width, role)
      for (row, line) in words.prefix(2).enumerated() {
        run(line, x: inner.x, y: inner.y + 2 + row, maxWidth: inner.width)
      }
    } else if problem == nil {
      run([("✓ understood", .good)], x: inner.x, y: inner.y + 2, maxWidth: inner.width)
    }
    let candidates = editor.candidates(in: snapshot)
    let room = max(0, inner.height - 6)
    let first = editor.cursor.firstLine(height: max(1, room), of: candidates.count)
    for (row, candidate) in candidates.dropFirst(first).prefix(room).enumerated() {
      let y = inner.y + 4 + row
      let isChosen = first + row == editor.cursor.selected
      run(
        [
          (isChosen ? "▸ " : "  ", .accent),
          (candidate.text.trimmed.padded(to: 18), .text), (" " + candidate.detail, .muted),
        ], x: inner.x, y: y, maxWidth: inner.width)
      if isChosen { highlight(Rect(x: inner.x, y: y, width: inner.width, height: 1), .selection) }
    }
    run(
      [
        ("Tab", .hintKey), (" complete  ", .hint), ("↑↓", .hintKey), (" choose  ", .hint),
        ("Enter", .hintKey), (" take it  ", .hint), ("Esc", .hintKey), (" leave it", .hint),
      ], x: inner.x, y: inner.y + inner.height - 1, maxWidth: inner.width)
  }
}
