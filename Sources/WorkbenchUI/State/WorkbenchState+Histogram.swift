import Engine
import Plots
import Terminal

extension WorkbenchState {
  /// Moves the cursor over bars along their axis or list; across it goes to the neighbouring column.
  mutating func moveHistogram(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    guard let view = histogramView(in: snapshot) else { return chooseNeighbour(id, snapshot) }
    let step: Int
    let page: Int
    switch view.form {
    case .nothing: return chooseNeighbour(id, snapshot)
    case .upright(let frame):
      guard id != .up, id != .down else { return chooseNeighbour(id, snapshot) }
      step = view.plot.factor(toAtMost: frame.bars.width)
      page = 10 * step
    case .lying(let frame):
      guard id != .left, id != .right else { return chooseNeighbour(id, snapshot) }
      step = 1
      page = max(1, frame.visible - 1)
    }
    moveBar(id, by: step, page: page, view)
    return []
  }

  /// The histogram as it stands on the main page.
  func histogramView(in snapshot: Snapshot) -> HistogramView? {
    layout.histogram.flatMap { HistogramView(self, snapshot, in: $0) }
  }

  private mutating func chooseNeighbour(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    switch id {
    case .up, .left: chooseColumn(columns.selected - 1, snapshot)
    case .down, .right: chooseColumn(columns.selected + 1, snapshot)
    default: []
    }
  }

  private mutating func moveBar(_ id: ActionID, by step: Int, page: Int, _ view: HistogramView) {
    let count = view.barCount
    guard count > 0 else { return }
    var bar: Int
    switch (id, histogram.bar) {
    case (.first, _): bar = 0
    case (.last, _): bar = count - 1
    case (_, nil): bar = view.firstToLookAt(first: firstCategory)
    case (.up, let now?), (.left, let now?): bar = now - step
    case (.down, let now?), (.right, let now?): bar = now + step
    case (.pageUp, let now?): bar = now - page
    case (.pageDown, let now?): bar = now + page
    case (_, let now?): bar = now
    }
    bar = max(0, min(count - 1, bar))
    histogram.bar = bar
    if let zoom = histogram.zoom, !zoom.contains(bar) {
      let start = bar < zoom.lowerBound ? bar : bar - zoom.count + 1
      let first = max(0, min(start, count - zoom.count))
      histogram.zoom = first..<min(count, first + zoom.count)
    }
    if let scrolling = view.form.scrolling {
      let lowest = max(0, bar - scrolling.visible + 1)
      firstCategory = max(lowest, min(bar, firstCategory))
    }
  }

  /// Halves or doubles the stretch of the axis in view, about the bar under the cursor.
  mutating func zoom(isIn: Bool, _ snapshot: Snapshot) {
    guard let view = histogramView(in: snapshot), view.hasAxis else {
      log.say(.warning, "only an axis can be stretched; categories scroll (↑ ↓)")
      return
    }
    let count = view.barCount
    let now = histogram.zoom ?? 0..<count
    let size = isIn ? max(min(count, 4), now.count / 2) : min(count, now.count * 2)
    guard size != now.count else {
      log.say(.info, isIn ? "this is as close as it gets" : "all of the axis is in view")
      return
    }
    let middle = histogram.bar ?? view.firstToLookAt(first: 0)
    let first = max(0, min(count - size, middle - size / 2))
    histogram.bar = middle
    histogram.zoom = size == count ? nil : first..<first + size
  }

  /// Goes to the next order of categories, for all columns; on the heatmap to that of its columns.
  mutating func changeOrder(_ snapshot: Snapshot) {
    if pane == .heatmap { return changeHeatOrder(snapshot) }
    let now =
      chosenColumn(in: snapshot).map {
        HistogramView.order($0, snapshot.histograms[columns.selected], self)
      } ?? .own
    let all = HistogramPlace.Order.allCases
    let next = all[((all.firstIndex(of: now) ?? 0) + 1) % all.count]
    histogram.order = next
    histogram.bar = nil
    firstCategory = 0
    switch next {
    case .own: log.say(.info, "categories in their own order")
    case .count: log.say(.info, "most frequent categories first")
    case .difference: log.say(.info, "greatest difference first")
    }
  }

  /// Goes from counts to shares of rows up to each value, or back.
  mutating func toggleCumulative(_ snapshot: Snapshot) {
    histogram.isCumulative.toggle()
    if histogram.isCumulative, let column = chosenColumn(in: snapshot),
      histogramView(in: snapshot).map({ $0.distribution == nil }) == true
    {
      log.say(
        .info, "\(column.schema.name) has no axis; columns of numbers show their distribution")
    }
  }

  /// Puts the cursor on the bar at a cell of the screen.
  mutating func pointAtBar(_ position: Position, _ snapshot: Snapshot) {
    guard let view = histogramView(in: snapshot), let bar = view.bar(at: position, firstCategory)
    else { return }
    histogram.bar = bar
  }
}
