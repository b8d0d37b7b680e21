import Engine
import Plots
import Tables
import Terminal

extension Painter {
  /// How close the newest draft is, the worst first; what is chosen drawn large.
  mutating func drawEvaluation() {
    let layout = state.listLayout
    drawFrames(layout)
    let lines = Evaluation(snapshot).lines
    let isStale = snapshot.association.map { state.isStale($0.generation, in: snapshot) } == true
    title(
      [("evaluation", .title)],
      trailing: isStale ? staleMark : [("\(snapshot.mode.realWord) | synthetic", .muted)],
      on: layout.list)
    guard !lines.isEmpty else {
      say(nothingYet("comparing…", "no draft to compare yet; y draws one"), in: layout.list)
      return
    }
    let cursor = state.cursor(on: .evaluation)
    let width = layout.list.width - 5
    let numbers = width >= 44 ? 26 : 9
    let names = max(6, width - numbers)
    let shown = visible(layout, hasHeads: true, cursor, of: lines.count)
    drawLines(
      layout,
      heads: [
        ("".padded(to: names), .muted), ("value".padded(to: 8, align: .right), .muted),
        (numbers > 9 ? "expected".padded(to: 15, align: .right) : "", .muted),
      ], cursor: cursor, shown: shown,
      lines[shown].map { lineOfEvaluation($0, names: names, isWide: numbers > 9) })
    guard let detail = layout.detail, lines.indices.contains(cursor.selected) else { return }
    drawEvaluated(lines[cursor.selected], detail)
  }

  private func lineOfEvaluation(
    _ line: Evaluation.Line, names: Int, isWide: Bool
  ) -> [(String, ThemeRole)] {
    let digits: Int
    switch line.item {
    case .table(.kMarginal): digits = 1
    case .table(.noise): digits = 0
    default: digits = 3
    }
    let isTable = if case .table = line.item { true } else { false }
    let value = line.value.map { NumberText.fixed($0, digits: digits) } ?? NumberText.undefined
    let mark: (String, ThemeRole) =
      switch line.isWithinNoise {
      case true?: (" ≈", .muted)
      case false?: (" !", .warn)
      case nil: ("  ", .muted)
      }
    return [
      (line.name.padded(to: names), isTable ? .title : .text),
      (value.padded(to: 8, align: .right), line.isWithinNoise == true ? .muted : .text),
      (isWide ? (line.expected?.text ?? "").padded(to: 15, align: .right) : "", .muted), mark,
    ]
  }

  /// What is chosen: a column's histogram, a pair's tables, or what a figure of the table means.
  private mutating func drawEvaluated(_ line: Evaluation.Line, _ frame: Rect) {
    switch line.item {
    case .column: drawHistogram(frame)
    case .pair:
      let look = PlotLook(theme)
      let layout = PairLayout(main: frame)
      guard let pane = PairPane(state, snapshot, layout: layout, look: look) else {
        title([(line.name, .title)], on: frame)
        return say(nothingYet("counting…", "no counts of this pair"), in: frame)
      }
      drawPairMain(pane, layout, look)
    case .table(let term):
      title([(line.name, .title)], on: frame)
      drawText(words(of: term, width: frame.width - 4), in: frame)
    }
  }
}
