import Engine
import Terminal

/// The tabs on the heatmap's border.
struct HeatmapTabs {
  /// A tab in its place.
  struct Span {
    let view: HeatmapView
    let text: String
    let x: Int
    let width: Int
  }

  /// The tabs that fit, from left to right.
  let spans: [Span]

  init(_ state: WorkbenchState, _ snapshot: Snapshot, in frame: Rect) {
    let letter = state.comparedPin(in: snapshot)?.letter
    var x = frame.x + 3 + 11 + 2
    var spans: [Span] = []
    for view in HeatmapView.allCases {
      let text: String
      switch view {
      case .real: text = snapshot.mode.realWord
      case .synthetic, .difference: text = view.rawValue
      case .pin:
        guard let letter else { continue }
        text = "against \(letter)"
      }
      let width = CellWidth.of(text) + 2
      guard x + width < frame.x + frame.width - 1 else { break }
      spans.append(Span(view: view, text: text, x: x, width: width))
      x += width
    }
    self.spans = spans
  }
}
