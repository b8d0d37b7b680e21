import Engine
import Plots
import Terminal

extension Painter {
  /// The columns, the chosen column's histogram and the association of pairs.
  mutating func drawMain() {
    let layout = state.layout
    let others = Pane.allCases.filter { $0 != state.pane }
    for pane in others {
      if let frame = layout.frame(of: pane) { canvas.box(frame, style: theme[.border]) }
    }
    if let frame = layout.frame(of: state.pane) {
      canvas.box(frame, style: theme[.borderFocused])
    }
    if let frame = layout.columns { drawColumns(frame) }
    if let frame = layout.histogram { drawHistogram(frame) }
    if let frame = layout.heatmap { drawHeatmap(frame) }
  }

  /// A sentence in the middle of a pane that has nothing to show yet.
  mutating func say(_ text: String, in frame: Rect) {
    canvas.text(
      text, x: frame.x + 2, y: frame.y + frame.height / 2, width: frame.width - 4, align: .center,
      style: theme[.muted])
  }

  /// The mark of a pane whose numbers an edit has overtaken.
  ///
  /// Where nothing is under way to replace them it names the key that does.
  var staleMark: [(String, ThemeRole)] {
    snapshot.isBusy || !state.pendingShares.isEmpty
      ? [("◌ stale", .warn)] : [("◌ stale · ", .warn), ("y", .hintKey), (" draws anew", .warn)]
  }
}
