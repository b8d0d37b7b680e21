import Engine
import Plots
import Terminal

extension HistogramView {
  /// Whether bars stand on an axis.
  var hasAxis: Bool { plot.axis != nil }

  /// Where the cursor begins: on the tallest bar of an axis, on the first category in view.
  func firstToLookAt(first: Int) -> Int {
    guard hasAxis else { return max(0, min(first, barCount - 1)) }
    let tallest = plot.bars.indices.max {
      (plot.bars[$0].real, $1) < (plot.bars[$1].real, $0)
    }
    return firstBar + (tallest ?? 0)
  }

  /// The bars that are drawn as one with the bar under the cursor, counted from the first in view.
  var barsUnderCursor: Range<Int>? {
    guard let bar, plot.bars.indices.contains(bar) else { return nil }
    guard case .upright(let frame) = form else { return bar..<bar + 1 }
    let factor = plot.factor(toAtMost: frame.bars.width)
    let start = bar / factor * factor
    return start..<min(plot.bars.count, start + factor)
  }

  /// The bar drawn at a cell of the screen, among all of the column's.
  func bar(at position: Position, _ firstCategory: Int) -> Int? {
    switch form {
    case .nothing: return nil
    case .lying(let frame):
      return frame.category(at: position, first: firstCategory)
    case .upright(let frame):
      let area = frame.bars
      guard area.contains(x: position.x, y: position.y), area.width > 0 else { return nil }
      let place = (position.x - area.x) * plot.bars.count / area.width
      return firstBar + max(0, min(plot.bars.count - 1, place))
    }
  }

  /// What the bars under the cursor stand for: a category, or from where to where.
  var nameUnderCursor: String {
    guard let bars = barsUnderCursor else { return "" }
    let name = plot.bars[bars.lowerBound].label
    guard hasAxis else { return name }
    let (start, end) = (firstBar + bars.lowerBound, firstBar + bars.upperBound)
    let edges = histogram.edges
    if bars.count == 1, edges.indices.contains(end), column.schema.kind == .integer,
      edges[end] - edges[start] == 1
    {
      return name
    }
    guard histogram.labels.indices.contains(end) else { return "from " + name }
    return "\(name) to \(histogram.labels[end])"
  }

  /// The value that the bars under the cursor reach up to.
  var endUnderCursor: String {
    guard let bars = barsUnderCursor else { return "" }
    let end = firstBar + bars.upperBound
    let isWhole =
      column.schema.kind == .integer && histogram.edges.indices.contains(end)
      && histogram.edges[end] - histogram.edges[end - 1] == 1
    let label = isWhole ? end - 1 : end
    return histogram.labels.indices.contains(label) ? histogram.labels[label] : "the end"
  }

  /// The value under the cursor of the distribution's axis; `nil` without a cursor.
  func cursorPlace(on distribution: DistributionPlot) -> Double? {
    guard let bars = barsUnderCursor else { return nil }
    let cell = firstBar + bars.upperBound - 1
    guard distribution.steps.indices.contains(cell) else { return nil }
    let lower = cell > 0 ? distribution.steps[cell - 1].place : distribution.axis.lower
    return (lower + distribution.steps[cell].place) / 2
  }
}
