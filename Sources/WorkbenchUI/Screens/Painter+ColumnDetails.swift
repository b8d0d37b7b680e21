import Engine
import Plots
import Tables
import Terminal

extension Painter {
  /// What is known of the chosen column, below the list where lines are left over.
  mutating func drawColumnDetails(below used: Int, _ lines: Rect) {
    guard let column = state.chosenColumn(in: snapshot) else { return }
    let width = lines.width - 3
    let text = columnDetails(column, width: width)
    guard lines.height - used >= text.count + 2, width >= 20 else { return }
    var y = lines.y + lines.height - text.count
    canvas.horizontalLine(x: lines.x + 1, y: y - 1, length: lines.width - 2, style: theme[.grid])
    for line in text {
      run(line, x: lines.x + 2, y: y, maxWidth: width)
      y += 1
    }
  }

  private func columnDetails(_ column: ColumnSummary, width: Int) -> [[(String, ThemeRole)]] {
    let schema = column.schema
    var lines: [[(String, ThemeRole)]] = [[(schema.name, .title)]]
    if let description = schema.description {
      lines += ConfirmationText.wrapped(description, width).prefix(2).map { [($0, .text)] }
    }
    lines += ConfirmationText.wrapped(
      [schema.kind.rawValue, column.domainText, "\(schema.source.rawValue) domain"]
        .filter { !$0.isEmpty }.joined(separator: " · "), width
    ).prefix(2).map { [($0, .muted)] }
    if let reason = column.reason ?? schema.reason {
      lines += ConfirmationText.wrapped(reason, width).prefix(2).map { [($0, .muted)] }
    }
    if schema.source == .inferred, column.isModelled {
      lines += ConfirmationText.wrapped(
        "⚑ Read off the real rows: no guarantee until confirmed (c, X).", width
      ).map { [($0, .warn)] }
    }
    guard column.isModelled else { return lines }
    let total = snapshot.columns.filter(\.isModelled).reduce(0) { $0 + state.share(of: $1) }
    let share = state.share(of: column)
    if total > 0 {
      let percent = NumberText.fixed(100 * share / total, digits: 0)
      lines.append([
        ("share ", .muted), (NumberText.plain(share), .text),
        (" of \(NumberText.plain(total)) · \(percent) %", .muted),
      ])
    }
    let cap = snapshot.choices.caps[schema.name]
    lines.append([
      ("cap on ε_c ", .muted), (cap.map(NumberText.plain) ?? "none", .text),
      ("  \(state.keys.word(for: .cap)) \(cap == nil ? "sets one" : "changes it")", .muted),
    ])
    if let shortfall = column.shortfall {
      lines += ConfirmationText.wrapped(shortfall, width).prefix(3).map { [($0, .warn)] }
    }
    if let expected = snapshot.prediction?.columns[state.columns.selected] {
      lines.append([("expected distance ", .muted), (expected.text, .text)])
    }
    if let epsilon = column.columnEpsilon {
      lines.append([
        ("ε_c ", .muted), (NumberText.fixed(epsilon, digits: 2), .text),
        (" for a change of this value alone", .muted),
      ])
      lines += ConfirmationText.wrapped(
        "It does not stop inference from other columns; ε (record) covers a whole row.", width
      ).map { [($0, .muted)] }
    } else {
      lines.append([("never measured: drawn from its declared domain", .muted)])
    }
    return lines
  }
}
