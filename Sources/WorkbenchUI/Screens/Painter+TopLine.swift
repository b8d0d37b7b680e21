import Plots
import Terminal

extension Painter {
  /// A part of the top line; parts of higher rank are left out first.
  private struct Part {
    var text: String
    var role: ThemeRole
    var rank: Int
    var isRight = false
  }

  /// The line on top: what is open, how it is made, in which mode, and what it costs.
  mutating func drawTopLine() {
    let width = size.width
    var parts = topParts
    func needed() -> Int { parts.reduce(1) { $0 + CellWidth.of($1.text) + 2 } }
    while needed() > width, let worst = parts.indices.max(by: { parts[$0].rank < parts[$1].rank }),
      parts[worst].rank > 0
    {
      parts.remove(at: worst)
    }
    var x = 1
    for part in parts where !part.isRight {
      x += canvas.text(part.text, x: x, y: 0, style: theme[part.role], maxWidth: width - x) + 2
    }
    let right = parts.filter(\.isRight)
    var start = max(x, width - right.reduce(-1) { $0 + CellWidth.of($1.text) + 2 })
    for part in right {
      if part.text == gaugeMark {
        drawGauge(x: start)
        start += gaugeWidth + 2
      } else {
        start += canvas.text(part.text, x: start, y: 0, style: theme[part.role]) + 2
      }
    }
  }

  private var topParts: [Part] {
    guard let table = snapshot.table else {
      let busy = snapshot.isBusy ? [Part(text: "● loading", role: .warn, rank: 1)] : []
      return [Part(text: "Semblance", role: .title, rank: 0)] + busy
    }
    let choices = snapshot.choices
    let budget = snapshot.budget
    let mode = snapshot.mode
    // Outside curator mode the exact number of rows is as secret as the rows.
    let rows = NumberText.grouped(table.rowCount)
    let shape =
      mode == .curator
      ? "\(rows) × \(table.columnCount)"
      : (table.isRowCountMeasured ? "≈ \(rows) × " : "") + "\(table.columnCount) columns"
    let spent =
      NumberText.fixed(budget.spentEpsilon, digits: 2)
      + (budget.capEpsilon.map { " of \(NumberText.fixed($0, digits: 2)) spent" } ?? " spent")
    var parts = [
      Part(text: table.name, role: .title, rank: 0),
      Part(text: shape, role: .muted, rank: 5),
      Part(text: choices.method, role: .muted, rank: 7),
      Part(text: "1-row unit", role: .muted, rank: 10),
      Part(text: " \(mode.rawValue.uppercased()) ", role: mode.markRole, rank: 1),
      Part(text: "ε \(NumberText.plain(choices.epsilon)) record", role: .text, rank: 2),
      Part(text: "δ \(NumberText.plain(choices.delta))", role: .muted, rank: 6),
    ]
    for place in 4..<parts.count { parts[place].isRight = true }
    if budget.capEpsilon != nil {
      parts.append(Part(text: gaugeMark, role: .spent, rank: 8, isRight: true))
    }
    let after = NumberText.fixed(budget.epsilonAfterRelease, digits: 2)
    let isOver = budget.capEpsilon.map { budget.epsilonAfterRelease > $0 + 1e-12 } ?? false
    let isNarrow = size.width < 100
    parts += [
      Part(text: spent + (isNarrow ? "," : ""), role: .spent, rank: 3, isRight: true),
      Part(
        text: isNarrow ? "\(after) after" : "→ \(after) after release",
        role: isOver ? .bad : .spent, rank: 4, isRight: true),
    ]
    if budget.capEpsilon == nil {
      parts.append(Part(text: "no cap", role: .muted, rank: 7, isRight: true))
    }
    if budget.rho > 0 {
      parts.append(
        Part(text: "ρ \(NumberText.short(budget.rho))", role: .muted, rank: 8, isRight: true))
    }
    if let pilot = snapshot.pilot, mode == .blind {
      parts.append(
        Part(
          text: "pilot ε \(NumberText.plain(pilot.epsilon))", role: .muted, rank: 6, isRight: true))
    }
    parts.append(
      Part(text: "draft \(choices.draftNumber)", role: .muted, rank: 9, isRight: true))
    parts.append(
      Part(text: snapshot.isBusy ? "●" : " ", role: .warn, rank: 3, isRight: true))
    return parts
  }

  private var gaugeWidth: Int { 10 }
  private var gaugeMark: String { String(repeating: "\u{2593}", count: gaugeWidth) }

  /// Spent, what this release would add, and what is left.
  private mutating func drawGauge(x: Int) {
    let budget = snapshot.budget
    guard let cap = budget.capEpsilon, cap > 0 else { return }
    func cells(_ epsilon: Double) -> Int {
      let share = epsilon / cap
      return share.isFinite
        ? Int((min(1, max(0, share)) * Double(gaugeWidth)).rounded()) : gaugeWidth
    }
    let spent = cells(budget.spentEpsilon)
    let after = max(spent, cells(budget.epsilonAfterRelease))
    for place in 0..<gaugeWidth {
      let cell =
        place < spent
        ? Cell("█", theme[.spent])
        : (place < after ? Cell("▒", theme[.spent]) : Cell("░", theme[.unspent]))
      canvas[x + place, 0] = cell
    }
  }
}
