import Plots

/// Where the parts of a histogram go whose categories lie in rows.
public struct LyingFrame: Hashable, Sendable {
  /// The whole place.
  public let rect: Rect
  /// Cells for names.
  public let nameWidth: Int
  /// Cells for bars.
  public let barWidth: Int
  /// Cells for the shares of rows in numbers; 0 where there is no room.
  public let numberWidth: Int
  /// Categories in all.
  public let count: Int

  /// Categories in view.
  public var visible: Int { min(rect.height, count) }

  init(_ plot: HistogramPlot, in rect: Rect) {
    self.rect = rect
    count = plot.bars.count
    let longest = plot.bars.map { CellWidth.of($0.label) }.max() ?? 0
    nameWidth = min(longest, max(4, rect.width / 3))
    let numbers = plot.hasSynthetic ? 13 : 6
    numberWidth = rect.width - nameWidth - 2 - numbers >= 8 ? numbers : 0
    barWidth = max(0, rect.width - nameWidth - 2 - numberWidth)
  }

  /// The first category in view so that no row is wasted.
  func first(_ wanted: Int) -> Int { max(0, min(wanted, count - visible)) }

  /// The category drawn in a cell.
  public func category(at position: Position, first: Int) -> Int? {
    guard rect.contains(x: position.x, y: position.y) else { return nil }
    let index = self.first(first) + position.y - rect.y
    return index < count ? index : nil
  }
}

extension Canvas {
  mutating func lying(_ plot: HistogramPlot, _ frame: LyingFrame, first: Int, look: PlotLook) {
    let rect = frame.rect
    let start = frame.first(first)
    let total = max(1, plot.total)
    for (row, bar) in plot.bars.dropFirst(start).prefix(frame.visible).enumerated() {
      let y = rect.y + row
      text(
        bar.label, x: rect.x, y: y, width: frame.nameWidth, align: .left, style: look.text)
      drawLyingBar(plot, bar, x: rect.x + frame.nameWidth + 1, y: y, frame, look: look)
      guard frame.numberWidth > 0 else { continue }
      let x = rect.x + rect.width - frame.numberWidth
      let real = NumberText.fixed(100 * bar.real / total, digits: 1)
      text(real, x: x, y: y, width: 6, align: .right, style: look.real)
      guard plot.hasSynthetic else { continue }
      let synthetic = NumberText.fixed(100 * bar.synthetic / total, digits: 1)
      text(synthetic, x: x + 7, y: y, width: 6, align: .right, style: look.synthetic)
    }
    drawScrollMark(frame, start: start, look: look)
  }

  private mutating func drawLyingBar(
    _ plot: HistogramPlot, _ bar: HistogramPlot.Bar, x: Int, y: Int, _ frame: LyingFrame,
    look: PlotLook
  ) {
    let fill = BlockBar.eighths(plot.height(of: bar.synthetic), cells: frame.barWidth)
    for column in 0..<frame.barWidth {
      let level = min(8, fill - 8 * column)
      guard level > 0 else { break }
      self[x + column, y] = Cell(BlockBar.widening[level], look.synthetic)
    }
    let band = plot.bandEighths(of: bar, cells: frame.barWidth)
    for column in 0..<frame.barWidth where band.covers(cell: column) {
      let level = fill - 8 * column
      guard level <= 0 || level >= 8 else { continue }
      self[x + column, y] = level >= 8 ? Cell("▓", look.synthetic) : Cell("░", look.band)
    }
    defer { drawCompared(plot, bar, fill: fill, x: x, y: y, frame, look: look) }
    let real = BlockBar.eighths(plot.height(of: bar.real), cells: frame.barWidth)
    guard real > 0 else { return }
    let column = (real - 1) / 8
    let part = real - 8 * column
    let glyph: Character = part >= 6 ? "▕" : (part <= 2 ? "▏" : "│")
    let isFilled = fill - 8 * column >= 4
    self[x + column, y] = Cell(glyph, isFilled ? look.realOnFill : look.real)
  }

  /// A mark where the third series would end.
  private mutating func drawCompared(
    _ plot: HistogramPlot, _ bar: HistogramPlot.Bar, fill: Int, x: Int, y: Int,
    _ frame: LyingFrame, look: PlotLook
  ) {
    let compared = BlockBar.eighths(plot.height(of: bar.compared), cells: frame.barWidth)
    guard compared > 0 else { return }
    let column = (compared - 1) / 8
    let isFilled = fill - 8 * column >= 4
    self[x + column, y] = Cell("◆", isFilled ? look.comparedOnFill : look.compared)
  }

  private mutating func drawScrollMark(_ frame: LyingFrame, start: Int, look: PlotLook) {
    guard frame.count > frame.visible, frame.visible > 0 else { return }
    let x = frame.rect.x + frame.nameWidth
    if start > 0 { self[x, frame.rect.y] = Cell("▲", look.muted) }
    if start + frame.visible < frame.count {
      self[x, frame.rect.y + frame.visible - 1] = Cell("▼", look.muted)
    }
  }
}
