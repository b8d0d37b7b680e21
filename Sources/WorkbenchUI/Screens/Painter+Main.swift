import Engine
import Plots
import Terminal

extension Painter {
  /// The columns, the chosen column's histogram and the association of pairs.
  mutating func drawMain() {
    let layout = state.layout
    let others = Pane.allCases.filter { $0 != state.pane }
    for pane in others {
      if let frame = layout.frame(of: pane) {
        canvas.box(frame, style: theme[snapshot.mode.borderRole])
      }
    }
    if let frame = layout.frame(of: state.pane) {
      canvas.box(frame, style: theme[.borderFocused])
    }
    if let frame = layout.columns { drawColumns(frame) }
    if let frame = layout.histogram { drawHistogram(frame) }
    if let frame = layout.heatmap { drawHeatmap(frame) }
  }

  /// A sentence in the middle of a pane that has nothing to show yet, in as many lines as it needs.
  mutating func say(_ text: String, in frame: Rect) {
    guard frame.width > 4 else { return }
    let lines = ConfirmationText.wrapped(text, frame.width - 4).prefix(max(1, frame.height - 2))
    let top = frame.y + frame.height / 2 - (lines.count - 1) / 2
    for (row, line) in lines.enumerated() {
      canvas.text(
        line, x: frame.x + 2, y: top + row, width: frame.width - 4, align: .center,
        style: theme[.muted])
    }
  }

  /// What a pane says that has nothing to show: what is under way, or what the mode keeps from it.
  func nothingYet(_ underWay: String, _ nothing: String) -> String {
    if snapshot.mode == .design {
      return "no data: the private file is not opened before the release"
    }
    if snapshot.mode == .blind, snapshot.pilot == nil, !snapshot.isBusy {
      return "nothing is measured yet: \(state.keys.word(for: .pilot)) charges a pilot to explore"
    }
    return snapshot.isBusy || state.isOpening ? underWay : nothing
  }

  /// The mark of a pane whose numbers an edit has overtaken.
  ///
  /// Where nothing is under way to replace them it names the key that does.
  var staleMark: [(String, ThemeRole)] {
    snapshot.isBusy || !state.pendingShares.isEmpty
      ? [("◌ stale", .warn)]
      : [
        ("◌ stale · ", .warn), (state.keys.word(for: .reroll), .hintKey), (" draws anew", .warn),
      ]
  }
}
