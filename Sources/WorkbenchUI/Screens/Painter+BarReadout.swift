import Engine
import Plots
import Terminal

extension Painter {
  /// What the bars under the cursor hold, on the line above the plot.
  mutating func drawBarReadout(_ view: HistogramView) {
    guard let line = view.readout, let bars = view.barsUnderCursor else { return }
    if let distribution = view.distribution, let place = view.cursorPlace(on: distribution) {
      return drawShares(distribution.step(at: place), view, line)
    }
    let group = view.plot.bars[bars]
    let real = group.reduce(0) { $0 + $1.real }
    let synthetic = group.reduce(0) { $0 + $1.synthetic }
    let band = group.reduce(0) { $0 + $1.band * $1.band }.squareRoot()
    let total = max(1, view.histogram.real.reduce(0, +))
    func count(_ value: Double) -> String {
      NumberText.fixed(value, digits: 0) + " (" + NumberText.fixed(100 * value / total, digits: 1)
        + " %)"
    }
    var parts: [(String, ThemeRole)] = [
      (view.nameUnderCursor, .accent), ("  \(snapshot.mode.realWord) ", .muted),
      (count(real), .real),
    ]
    if view.plot.hasSynthetic {
      parts += [
        (line.width < 80 ? " | " : "  synthetic ", .muted), (count(synthetic), .synthetic),
        ("  ", .muted), (NumberText.signed(synthetic - real, digits: 0), .text),
      ]
    }
    if band > 0 { parts.append((" ±" + NumberText.fixed(band, digits: 0), .band)) }
    run(parts, x: line.x, y: line.y, maxWidth: line.width)
  }

  private mutating func drawShares(
    _ step: DistributionPlot.Step, _ view: HistogramView, _ line: Rect
  ) {
    func share(_ value: Double) -> String { NumberText.fixed(100 * value, digits: 1) + " %" }
    var parts: [(String, ThemeRole)] = [
      ("up to \(view.endUnderCursor)", .accent), ("  \(snapshot.mode.realWord) ", .muted),
      (share(step.real), .real),
    ]
    if view.distribution?.hasSynthetic == true {
      parts += [
        (line.width < 80 ? " | " : "  synthetic ", .muted), (share(step.synthetic), .synthetic),
        ("  ", .muted), (NumberText.signed(100 * step.difference, digits: 1), .text),
      ]
    }
    run(parts, x: line.x, y: line.y, maxWidth: line.width)
  }
}
