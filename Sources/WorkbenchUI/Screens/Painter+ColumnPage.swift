import Engine
import Plots
import Tables
import Terminal

extension Painter {
  /// Every column, and all that is known of the chosen one.
  mutating func drawColumnPage() {
    let layout = state.listLayout
    drawFrames(layout, isDetailFocused: state.isFieldFocused)
    title(
      [("columns", .title)], trailing: [("\(snapshot.columns.count)", .muted)], on: layout.list)
    guard !snapshot.columns.isEmpty else {
      return say(nothingYet("loading…", "no table; o opens one"), in: layout.list)
    }
    let names = min(18, snapshot.columns.map { CellWidth.of($0.schema.name) }.max() ?? 8)
    let shown = visible(layout, hasHeads: true, state.columns, of: snapshot.columns.count)
    drawLines(
      layout,
      heads: [
        ("".padded(to: names + 3), .muted), ("kind".padded(to: 11), .muted),
        ("role", .muted),
      ], cursor: state.columns, shown: shown, isFocused: !state.isFieldFocused,
      snapshot.columns[shown].map { column in
        let (mark, role) = Painter.mark(column)
        return [
          (column.schema.name.padded(to: names), column.isModelled ? .text : .muted),
          (" \(mark) ", role), (column.schema.kind.rawValue.padded(to: 11), .muted),
          (column.schema.role == .none ? "" : column.schema.role.rawValue, .text),
        ]
      })
    guard let detail = layout.detail, let column = state.chosenColumn(in: snapshot) else { return }
    title([(column.schema.name, .title)], on: detail)
    var y = detail.y + 1
    let width = detail.width - 4
    for (place, field) in ColumnField.all.enumerated() where y < detail.y + detail.height - 1 {
      let isChosen = state.isFieldFocused && place == state.field.selected
      run(
        [
          (field.name.padded(to: 15), .muted), (value(of: field, column), .text),
          (isChosen && field.isEditable ? "  Enter changes it" : "", .hint),
        ], x: detail.x + 2, y: y, maxWidth: width)
      if isChosen {
        highlight(Rect(x: detail.x + 1, y: y, width: detail.width - 2, height: 1), .selection)
      }
      y += 1
    }
    var notes: [[(String, ThemeRole)]] = []
    if let reason = column.reason ?? column.schema.reason {
      notes += paragraph(reason, width, .muted)
    }
    if column.schema.source == .inferred, column.isModelled {
      notes += paragraph(
        "⚑ Read off the real rows: no guarantee until confirmed (c, X).", width, .warn)
    }
    if let shortfall = column.shortfall { notes += paragraph(shortfall, width, .warn) }
    for line in notes where y < detail.y + detail.height - 1 {
      run(line, x: detail.x + 2, y: y, maxWidth: width)
      y += 1
    }
    // What is left shows the column itself.
    let rest = Rect(x: detail.x, y: y, width: detail.width, height: detail.y + detail.height - y)
    guard rest.height >= 9, column.isModelled else { return }
    canvas.box(rest, style: theme[snapshot.mode.borderRole])
    drawHistogram(rest)
  }

  private func value(of field: ColumnField, _ column: ColumnSummary) -> String {
    let schema = column.schema
    switch field {
    case .share:
      let total = snapshot.columns.filter(\.isModelled).reduce(0) { $0 + state.share(of: $1) }
      let share = state.share(of: column)
      guard column.isModelled, total > 0 else { return "none: it is not in the model" }
      return "\(NumberText.plain(share)) of \(NumberText.plain(total)), "
        + "\(NumberText.fixed(100 * share / total, digits: 0)) %"
    case .cap: return snapshot.choices.caps[schema.name].map(NumberText.plain) ?? "none"
    case .columnEpsilon:
      return column.columnEpsilon.map { NumberText.fixed($0, digits: 2) } ?? "never measured"
    case .kind: return schema.kind.rawValue + (schema.nullable ? ", may be null" : ", never null")
    case .domain: return column.domainText.isEmpty ? NumberText.undefined : column.domainText
    case .source: return schema.source.rawValue
    case .role: return schema.role.rawValue
    case .sensitivity: return schema.sensitivity ?? "unsaid"
    case .unit: return schema.unit ?? "none"
    case .description: return schema.description ?? "unsaid"
    }
  }
}
