import Engine
import Plots
import Terminal

extension Painter {
  /// Real and synthetic rows as they would be written.
  mutating func drawRows() {
    let layout = RowsLayout(body: state.layout.body, side: state.rowSide(in: snapshot))
    if let frame = layout.real {
      canvas.box(frame, style: theme[snapshot.mode.borderRole])
    }
    if let frame = layout.synthetic {
      canvas.box(frame, style: theme[snapshot.mode.borderRole])
    }
    if let frame = layout.real {
      drawGrid(snapshot.realRows, name: "real rows", role: .real, empty: "loading…", frame)
    }
    if let frame = layout.synthetic {
      drawGrid(
        snapshot.syntheticRows,
        name: snapshot.mode == .blind ? "synthetic rows of the pilot" : "synthetic rows",
        role: .synthetic, empty: nothingYet("drawing…", "no draft yet"), frame)
    }
  }

  private mutating func drawGrid(
    _ source: (any RowSource)?, name: String, role: ThemeRole, empty: String, _ frame: Rect
  ) {
    guard let source else {
      title([(name, role)], on: frame)
      say(empty, in: frame)
      return
    }
    let height = RowsLayout.visibleRows(in: frame)
    let first = state.rows.firstLine(height: height, of: state.rowCount(in: snapshot))
    let shown = first..<max(first, min(source.count, first + height))
    let trailing =
      "\(NumberText.grouped(state.rows.selected + 1)) of \(NumberText.grouped(source.count))"
    let found = searchWords.map { [("“\(state.search?.text ?? "")” \($0.0) · ", $0.1)] } ?? []
    let place: [(String, ThemeRole)] = [(trailing, .muted)]
    title(
      [(name, role)], trailing: fitting([found + place, place], beside: [(name, role)], on: frame),
      on: frame)
    let rows = shown.map { source.row($0) }
    let digits = NumberText.grouped(max(source.count, 1)).count
    var x = frame.x + 1
    for (row, number) in shown.enumerated() {
      let isChosen = number == state.rows.selected
      canvas.text(
        NumberText.grouped(number + 1), x: x, y: frame.y + 3 + row, width: digits, align: .right,
        style: theme[isChosen ? .accent : .muted])
    }
    x += digits + 2
    let right = frame.x + frame.width - 2
    for place in snapshot.columns.indices.dropFirst(state.firstRowColumn) {
      guard x + 3 < right else { break }
      x += drawGridColumn(place, rows, x: x, y: frame.y + 1, room: right - x) + 2
    }
    if let chosen = shown.firstIndex(of: state.rows.selected) {
      let y = frame.y + 3 + chosen - shown.startIndex
      highlight(
        Rect(x: frame.x + 1, y: y, width: frame.width - 2, height: 1), .selectionQuiet)
    }
  }

  /// The role of a cell: nothing, what is sought, or a text.
  private func look(of text: String?) -> ThemeRole {
    guard let text else { return .muted }
    return state.search.map { text.lowercased().contains($0.text) } == true ? .match : .text
  }

  /// Draws one column of the grid and returns its width.
  private mutating func drawGridColumn(
    _ place: Int, _ rows: [[String?]], x: Int, y: Int, room: Int
  ) -> Int {
    let schema = snapshot.columns[place].schema
    let texts = rows.map { $0.indices.contains(place) ? $0[place] : nil }
    let content = texts.map { $0.map { CellWidth.of($0.prefix(64)) } ?? 1 }.max() ?? 0
    let width = min(
      room, max(min(24, content), min(16, CellWidth.of(schema.name)), schema.kind.rawValue.count))
    let align: Alignment = schema.kind.isNumeric ? .right : .left
    canvas.text(schema.name, x: x, y: y, width: width, align: align, style: theme[.title])
    canvas.text(
      schema.kind.rawValue, x: x, y: y + 1, width: width, align: align, style: theme[.muted])
    for (row, text) in texts.enumerated() {
      canvas.text(
        text ?? "·", x: x, y: y + 2 + row, width: width, align: align,
        style: theme[look(of: text)])
    }
    return width
  }
}
