import Plots
import Terminal

extension Painter {
  /// The line on top: what is open, how it is made, in which mode, and what it costs.
  mutating func drawTopLine() {
    for part in TopLine(state, snapshot).parts {
      if part.text == TopLine.gaugeMark {
        drawGauge(x: part.x)
      } else {
        canvas.text(
          part.text, x: part.x, y: 0, style: theme[part.role],
          maxWidth: max(0, size.width - part.x))
      }
    }
  }

  /// Spent, what this release would add, and what is left.
  private mutating func drawGauge(x: Int) {
    let budget = snapshot.budget
    guard let cap = budget.capEpsilon, cap > 0 else { return }
    func cells(_ epsilon: Double) -> Int {
      let share = epsilon / cap
      return share.isFinite
        ? Int((min(1, max(0, share)) * Double(TopLine.gaugeWidth)).rounded()) : TopLine.gaugeWidth
    }
    let spent = cells(budget.spentEpsilon)
    let after = max(spent, cells(budget.epsilonAfterRelease))
    for place in 0..<TopLine.gaugeWidth {
      let cell =
        place < spent
        ? Cell("█", theme[.spent])
        : (place < after ? Cell("▒", theme[.spent]) : Cell("░", theme[.unspent]))
      canvas[x + place, 0] = cell
    }
  }
}
