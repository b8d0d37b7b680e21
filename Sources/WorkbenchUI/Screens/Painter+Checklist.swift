import Engine
import Terminal

extension Painter {
  /// What is left before a release and after it, and how to do what is chosen.
  mutating func drawChecklist() {
    let layout = state.listLayout
    drawFrames(layout)
    let lines = Checklist(state, snapshot).lines
    let blocked = lines.filter { $0.standing == .blocked && ![.release, .check].contains($0.item) }
      .count
    title(
      [("before a release", .title)],
      trailing: blocked == 0 ? [] : [("✗ \(blocked) in the way", .bad)], on: layout.list)
    let cursor = state.cursor(on: .checklist)
    let shown = visible(layout, hasHeads: false, cursor, of: lines.count)
    drawLines(
      layout, cursor: cursor, shown: shown,
      lines[shown].map { line in
        let mark = Painter.mark(of: line.standing)
        return [
          mark, (line.item.name.padded(to: 12), .text),
          (line.words, line.standing == .blocked ? .bad : .muted),
        ]
      })
    guard let detail = layout.detail, let line = lines[safe: cursor.selected] else { return }
    title([(line.item.name, .title)], on: detail)
    let width = detail.width - 4
    let mark = Painter.mark(of: line.standing)
    var text = paragraph(mark.0 + line.words, width, mark.1) + [[]]
    text += paragraph(line.item.reason, width) + [[]]
    let ways = [(keys: context.key(.choose), does: line.enter)] + line.item.ways(state.keys)
    let keys: [[(String, ThemeRole)]] = ways.flatMap { way in
      ConfirmationText.wrapped(way.does, max(8, width - 7)).enumerated().map { row, words in
        [((row == 0 ? way.keys : "").padded(to: 7), .hintKey), (words, .text)]
      }
    }
    text += keys + [[]]
    if case .check = line.item { text += checkWords(width) }
    if case .release = line.item, let obstacle = ReleaseCharge(snapshot, state.keys).obstacle {
      text += paragraph(obstacle, width, .bad)
    }
    drawText(text, in: detail)
  }

  private func checkWords(_ width: Int) -> [[(String, ThemeRole)]] {
    guard let table = state.tableToCheck(in: snapshot) else { return [] }
    return checkWords(of: table, width)
  }

  private static func mark(of standing: Checklist.Standing) -> (String, ThemeRole) {
    switch standing {
    case .done: ("✓ ", .good)
    case .open: ("○ ", .accent)
    case .blocked: ("✗ ", .bad)
    case .optional: ("· ", .muted)
    }
  }
}
