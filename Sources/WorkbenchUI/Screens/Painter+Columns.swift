import Engine
import Plots
import Tables
import Terminal

extension Painter {
  /// The list of columns: share, ε_c and distance of each.
  mutating func drawColumns(_ frame: Rect) {
    let columns = snapshot.columns
    let inferred = snapshot.inferredColumns.count
    let unmodelled = columns.filter { !$0.isModelled }
    let left = unmodelled.filter { !$0.isNumberedAnew }.count
    title([("columns", .title)], on: frame)
    if columns.isEmpty {
      say(snapshot.isBusy || state.isOpening ? "loading…" : "no table", in: frame)
      return
    }
    let longest = columns.map { CellWidth.of($0.schema.name) }.max() ?? 0
    let fields = ColumnListFrame(
      in: frame, longestName: longest, hasCaps: !snapshot.choices.caps.isEmpty)
    drawColumnHeads(fields, y: frame.y + 1)
    let first = state.columns.firstLine(height: fields.lines.height, of: columns.count)
    let top = max(2, columns.reduce(0) { max($0, state.share(of: $1)) })
    for (row, column) in columns.dropFirst(first).prefix(fields.lines.height).enumerated() {
      let place = first + row
      drawColumn(column, place, fields, y: fields.lines.y + row, top: top)
      guard place == state.columns.selected else { continue }
      let line = Rect(
        x: fields.lines.x, y: fields.lines.y + row, width: fields.lines.width, height: 1)
      highlight(line, state.pane == .columns ? .selection : .selectionQuiet)
      canvas.text("▸", x: fields.lines.x, y: line.y, style: canvas[line.x, line.y].style)
    }
    drawColumnDetails(below: min(columns.count, fields.lines.height), fields.lines)
    drawColumnFooter(
      frame, inferred: inferred, numbered: unmodelled.count - left, left: left,
      hidden: columns.count - fields.lines.height)
  }

  private mutating func drawColumnFooter(
    _ frame: Rect, inferred: Int, numbered: Int, left: Int, hidden: Int
  ) {
    var notes: [(String, ThemeRole)] = []
    if inferred > 0 { notes.append((" ⚑ \(inferred) inferred ", .warn)) }
    if numbered > 0 { notes.append((" # \(numbered) numbered ", .muted)) }
    if left > 0 { notes.append((" – \(left) left out ", .muted)) }
    if hidden > 0 { notes.append((" ↕ \(hidden) more ", .muted)) }
    run(notes, x: frame.x + 2, y: frame.y + frame.height - 1, maxWidth: frame.width - 4)
  }

  private mutating func drawColumnHeads(_ fields: ColumnListFrame, y: Int) {
    let style = theme[.muted]
    canvas.text("name", x: fields.name.x, y: y, style: style, maxWidth: fields.name.width)
    func head(_ field: ColumnListFrame.Field?, _ text: String, _ align: Alignment) {
      guard let field else { return }
      canvas.text(text, x: field.x, y: y, width: field.width, align: align, style: style)
    }
    head(fields.kind, "kind", .left)
    if fields.bar != nil {
      head(fields.bar, "share", .left)
    } else {
      head(fields.share, "share", .right)
    }
    head(fields.epsilon, "ε_c", .right)
    head(fields.cap, "cap", .right)
    head(fields.distance, "dist", .right)
    head(fields.shape, "shape", .left)
  }

  private mutating func drawColumn(
    _ column: ColumnSummary, _ place: Int, _ fields: ColumnListFrame, y: Int, top: Double
  ) {
    let share = state.share(of: column)
    let isQuiet = !column.isModelled || share == 0
    let plain = theme[isQuiet ? .muted : .text]
    canvas.text(
      column.schema.name, x: fields.name.x, y: y, style: plain, maxWidth: fields.name.width,
      ellipsis: true)
    let (mark, role) = Painter.mark(column)
    canvas.text(mark, x: fields.marks.x + 1, y: y, style: theme[role], maxWidth: 1)
    if let field = fields.kind {
      canvas.text(
        column.schema.kind.rawValue, x: field.x, y: y, style: theme[.muted], maxWidth: field.width,
        ellipsis: true)
    }
    guard column.isModelled else {
      let field = fields.bar ?? fields.epsilon
      if let field {
        let room = max(0, fields.lines.x + fields.lines.width - field.x - 1)
        let anew = room >= 13 ? "numbered anew" : "numbered"
        canvas.text(
          column.isNumberedAnew ? anew : "left out", x: field.x, y: y, style: theme[.muted],
          maxWidth: room)
      }
      return
    }
    if let field = fields.bar {
      let bar = BlockBar.rule(share / top, width: field.width)
      run([(bar.rule, .spent), (bar.track, .grid)], x: field.x, y: y, maxWidth: field.width)
    }
    number(NumberText.plain(share), fields.share, y, share == 0 ? .muted : .text)
    let isPending = state.pendingShares[column.schema.name] != nil
    number(
      column.columnEpsilon.map { NumberText.fixed($0, digits: 2) } ?? NumberText.undefined,
      fields.epsilon, y, isPending ? .stale : (isQuiet ? .muted : .text))
    let cap = snapshot.choices.caps[column.schema.name]
    number(
      cap.map(NumberText.plain) ?? NumberText.undefined, fields.cap, y, cap == nil ? .muted : .text)
    let isStale = column.isStale || !state.pendingShares.isEmpty
    number(
      column.distance.map { NumberText.proportion($0) } ?? NumberText.undefined, fields.distance, y,
      isStale ? .stale : .text)
    if let field = fields.shape, let histogram = snapshot.histograms[place] {
      canvas.text(
        Sparkline.text(histogram.real, width: field.width), x: field.x, y: y, style: theme[.real])
    }
  }

  private mutating func number(
    _ text: String, _ field: ColumnListFrame.Field?, _ y: Int, _ role: ThemeRole
  ) {
    guard let field else { return }
    canvas.text(text, x: field.x, y: y, width: field.width, align: .right, style: theme[role])
  }

  /// The mark after a column's name: where its domain came from, or that the model lacks it.
  static func mark(_ column: ColumnSummary) -> (String, ThemeRole) {
    if !column.isModelled { return (column.isNumberedAnew ? "#" : "–", .muted) }
    switch column.schema.source {
    case .inferred: return ("⚑", .warn)
    case .derived: return ("◇", .text)
    case .declared: return (" ", .text)
    }
  }
}
