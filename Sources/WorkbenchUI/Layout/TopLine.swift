import Engine
import Plots
import Terminal

/// The line on top: what is open, how it is made, in which mode, and what it costs; each part that a
/// key changes can be clicked.
struct TopLine {
  /// A part of the line in its place.
  struct Part {
    var text: String
    var role: ThemeRole
    /// Parts of higher rank are left out first.
    var rank: Int
    var isRight = false
    /// What a click on it does.
    var action: ActionID?
    /// The first cell.
    var x = 0

    var width: Int { CellWidth.of(text) }
  }

  /// The parts that fit, from left to right.
  let parts: [Part]

  /// Cells of the gauge.
  static let gaugeWidth = 10
  /// The text that stands for the gauge.
  static let gaugeMark = String(repeating: "\u{2593}", count: gaugeWidth)

  init(_ state: WorkbenchState, _ snapshot: Snapshot) {
    let width = state.size.width
    var parts = TopLine.all(width, snapshot)
    func needed() -> Int { parts.reduce(1) { $0 + $1.width + 2 } }
    while needed() > width, let worst = parts.indices.max(by: { parts[$0].rank < parts[$1].rank }),
      parts[worst].rank > 0
    {
      parts.remove(at: worst)
    }
    var x = 1
    for place in parts.indices where !parts[place].isRight {
      parts[place].x = x
      x += parts[place].width + 2
    }
    x = max(x, width - parts.filter(\.isRight).reduce(-1) { $0 + $1.width + 2 })
    for place in parts.indices where parts[place].isRight {
      parts[place].x = x
      x += parts[place].width + 2
    }
    self.parts = parts
  }

  /// What a click on column `x` does.
  func action(at x: Int) -> ActionID? {
    parts.first { x >= $0.x && x < $0.x + $0.width }?.action
  }

  /// Rules that cannot be kept, or are kept at a price.
  private static func rules(_ snapshot: Snapshot) -> Part? {
    func words(_ count: Int) -> String { count == 1 ? "1 rule" : "\(count) rules" }
    let (refused, costly) = (snapshot.refusedRules.count, snapshot.costlyRules.count)
    if refused > 0 {
      return Part(text: "✗ \(words(refused))", role: .bad, rank: 1, action: .rules)
    }
    return costly > 0
      ? Part(text: "! \(words(costly))", role: .warn, rank: 5, action: .rules) : nil
  }

  private static func all(_ width: Int, _ snapshot: Snapshot) -> [Part] {
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
      Part(text: table.name, role: .title, rank: 0, action: .open),
      Part(text: shape, role: .muted, rank: 5),
      Part(text: choices.method, role: .muted, rank: 7, action: .method),
      Part(text: "1-row unit", role: .muted, rank: 10),
      Part(
        text: " \(mode.rawValue.uppercased()) ", role: mode.markRole, rank: 1, action: .mode),
      Part(
        text: "ε \(NumberText.plain(choices.epsilon)) record", role: .text, rank: 2,
        action: .epsilon),
      Part(text: "δ \(NumberText.plain(choices.delta))", role: .muted, rank: 6, action: .delta),
    ]
    for place in 4..<parts.count { parts[place].isRight = true }
    if snapshot.readOnly != nil {
      parts.insert(Part(text: " READ-ONLY ", role: .warn, rank: 1, isRight: true), at: 4)
    }
    if let trouble = TopLine.rules(snapshot) { parts.insert(trouble, at: 4) }
    if budget.capEpsilon != nil {
      parts.append(Part(text: TopLine.gaugeMark, role: .spent, rank: 8, isRight: true))
    }
    let after = NumberText.fixed(budget.epsilonAfterRelease, digits: 2)
    let isOver = budget.capEpsilon.map { budget.epsilonAfterRelease > $0 + 1e-12 } ?? false
    let isNarrow = width < 100
    parts += [
      Part(text: spent + (isNarrow ? "," : ""), role: .spent, rank: 3, isRight: true),
      Part(
        text: isNarrow ? "\(after) after" : "→ \(after) after release",
        role: isOver ? .bad : .spent, rank: 4, isRight: true, action: .release),
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
      Part(
        text: "draft \(choices.draftNumber)", role: .muted, rank: 9, isRight: true,
        action: .reroll))
    parts.append(
      Part(
        text: snapshot.isBusy ? "●" : " ", role: .warn, rank: 3, isRight: true,
        action: .cancel))
    return parts
  }
}
