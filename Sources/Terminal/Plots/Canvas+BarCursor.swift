import Plots

extension Canvas {
  /// Marks bars on the axis below them.
  mutating func markUpright(
    _ plot: HistogramPlot, _ frame: UprightFrame, _ bars: Range<Int>, look: PlotLook
  ) {
    let (area, total) = (frame.bars, max(1, plot.bars.count))
    guard area.width > 0, !bars.isEmpty else { return }
    let start = bars.lowerBound * area.width / total
    let end = max(start + 1, bars.upperBound * area.width / total)
    let y = area.y + area.height
    for column in start..<min(end, area.width) { self[area.x + column, y] = Cell("▔", look.accent) }
    self[area.x + min(area.width - 1, (start + end - 1) / 2), y] = Cell("▲", look.accent)
  }

  /// Marks the name of a category.
  mutating func markLying(
    _ frame: LyingFrame, first: Int, _ bars: Range<Int>, look: PlotLook
  ) {
    let row = bars.lowerBound - frame.first(first)
    guard row >= 0, row < frame.visible else { return }
    restyle(Rect(x: frame.rect.x, y: frame.rect.y + row, width: frame.nameWidth, height: 1)) {
      $0.foreground = look.accent.foreground
      $0.bold = true
      $0.underline = true
    }
  }
}
