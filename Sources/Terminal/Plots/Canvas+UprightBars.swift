import Plots

/// Where the parts of an upright histogram go.
public struct UprightFrame: Hashable, Sendable {
  /// Where the bars stand.
  public let bars: Rect
  /// The ticks of the count axis.
  public let countTicks: [Tick]
  /// Whether every category's label fits below its bar; true of numbers.
  public let fitsLabels: Bool

  /// A count axis on the left, as wide as its labels, and two rows below for the other axis.
  init(_ plot: HistogramPlot, in rect: Rect) {
    let height = max(1, rect.height - 2)
    countTicks = plot.countTicks(atMost: max(2, min(6, height / 2 + 1)))
    let room = countTicks.map(\.label.count).max() ?? 0
    let left = min(room + 1, max(0, rect.width - 1))
    bars = Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: height)
    let longest = plot.bars.map { CellWidth.of($0.label) }.max() ?? 0
    fitsLabels =
      plot.axis != nil
      || (rect.height >= 6 && plot.bars.count * (max(4, longest) + 1) <= bars.width)
  }
}

/// One bar in cells and eighths.
private struct BarCells {
  var columns: Range<Int>
  var real: Int
  var synthetic: Int
  var compared: Int
  /// The band's eighths; empty where there is none.
  var band: Range<Int>

  /// The row of the real side's line, counted from the bottom; `nil` where there is none.
  var line: Int? { real > 0 ? (real - 1) / 8 : nil }
}

extension Canvas {
  mutating func upright(_ plot: HistogramPlot, _ frame: UprightFrame, look: PlotLook) {
    let area = frame.bars
    drawCountAxis(plot, frame, look: look)
    let merged = plot.axis == nil ? plot : plot.merged(toAtMost: area.width)
    let total = merged.bars.reduce(0) { $0 + $1.cells }
    let gap = plot.axis == nil ? 1 : 0
    var cells = 0
    var bars: [BarCells] = []
    for bar in merged.bars {
      let start = cells * area.width / total
      cells += bar.cells
      let end = max(start + 1, cells * area.width / total - gap)
      bars.append(
        BarCells(
          columns: start..<end,
          real: BlockBar.eighths(merged.height(of: bar.real), cells: area.height),
          synthetic: BlockBar.eighths(merged.height(of: bar.synthetic), cells: area.height),
          compared: BlockBar.eighths(merged.height(of: bar.compared), cells: area.height),
          band: merged.bandEighths(of: bar, cells: area.height)))
    }
    for (index, bar) in bars.enumerated() {
      drawFill(bar, in: area, look: look)
      drawBand(bar, in: area, look: look)
      let before = gap == 0 && index > 0 ? bars[index - 1].line ?? -1 : -1
      drawOutline(bar, in: area, from: before, look: look)
      let isLast = gap > 0 || index == bars.count - 1
      if isLast, bar.columns.count > 1, let line = bar.line {
        drawEdge("▕", column: bar.columns.upperBound - 1, rows: 0..<line, bar, in: area, look: look)
      }
    }
    for bar in bars { drawCompared(bar, in: area, look: look) }
    if let axis = plot.axis {
      drawAxis(axis, below: area, look: look)
    } else {
      drawNames(merged, bars.map(\.columns), below: area, look: look)
    }
  }

  private mutating func drawFill(_ bar: BarCells, in area: Rect, look: PlotLook) {
    let bottom = area.y + area.height - 1
    for row in 0..<area.height {
      let level = min(8, bar.synthetic - 8 * row)
      guard level > 0 else { return }
      for column in bar.columns {
        self[area.x + column, bottom - row] = Cell(BlockBar.rising[level], look.synthetic)
      }
    }
  }

  /// Cells that lie at least half in the band: shaded, and darker where the bar fills them.
  private mutating func drawBand(_ bar: BarCells, in area: Rect, look: PlotLook) {
    let bottom = area.y + area.height - 1
    for row in 0..<area.height where bar.band.covers(cell: row) {
      let level = bar.synthetic - 8 * row
      guard level <= 0 || level >= 8 else { continue }
      let cell = level >= 8 ? Cell("▓", look.synthetic) : Cell("░", look.band)
      for column in bar.columns { self[area.x + column, bottom - row] = cell }
    }
  }

  /// A mark in the middle of the bar where the third series would end.
  private mutating func drawCompared(_ bar: BarCells, in area: Rect, look: PlotLook) {
    guard bar.compared > 0 else { return }
    let row = (bar.compared - 1) / 8
    let column = (bar.columns.lowerBound + bar.columns.upperBound - 1) / 2
    let isFilled = bar.synthetic - 8 * row >= 4
    self[area.x + column, area.y + area.height - 1 - row] = Cell(
      "◆", isFilled ? look.comparedOnFill : look.compared)
  }

  /// The real side's line across the bar, and its left edge up or down from the row `before`.
  private mutating func drawOutline(
    _ bar: BarCells, in area: Rect, from before: Int, look: PlotLook
  ) {
    let line = bar.line ?? -1
    let rows = min(line, before) + 1..<max(max(line, before), min(line, before) + 1)
    drawEdge("▏", column: bar.columns.lowerBound, rows: rows, bar, in: area, look: look)
    guard line >= 0 else { return }
    let part = bar.real - 8 * line
    let glyph: Character = part >= 7 ? "▔" : (part <= 2 ? "▁" : "─")
    for column in bar.columns { put(glyph, column: column, row: line, bar, in: area, look: look) }
  }

  private mutating func drawEdge(
    _ glyph: Character, column: Int, rows: Range<Int>, _ bar: BarCells, in area: Rect,
    look: PlotLook
  ) {
    for row in rows { put(glyph, column: column, row: row, bar, in: area, look: look) }
  }

  private mutating func put(
    _ glyph: Character, column: Int, row: Int, _ bar: BarCells, in area: Rect, look: PlotLook
  ) {
    let isFilled = bar.synthetic - 8 * row >= 4
    self[area.x + column, area.y + area.height - 1 - row] = Cell(
      glyph, isFilled ? look.realOnFill : look.real)
  }

  private mutating func drawCountAxis(_ plot: HistogramPlot, _ frame: UprightFrame, look: PlotLook)
  {
    let area = frame.bars
    let x = area.x - 1
    for row in 0..<area.height { self[x, area.y + row] = Cell("│", look.axis) }
    var free = area.y + area.height + 1
    for tick in frame.countTicks {
      let share = tick.value == 0 ? 0 : plot.height(of: tick.value)
      let up = Int((share * Double(area.height)).rounded())
      let y = min(area.y + area.height, area.y + area.height - up)
      guard y < free, y >= area.y else { continue }
      free = y - (area.height >= 6 ? 1 : 0)
      let width = CellWidth.of(tick.label)
      text(tick.label, x: x - width, y: y, style: look.axis, maxWidth: width)
      self[x, y] = Cell(y == area.y + area.height ? "▔" : "┤", look.axis)
    }
  }

  private mutating func drawAxis(_ axis: Axis, below area: Rect, look: PlotLook) {
    let y = area.y + area.height
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    for placed in axis.placedTicks(width: area.width) {
      self[area.x + placed.column, y] = Cell("╵", look.axis)
      text(placed.tick.label, x: area.x + placed.labelStart, y: y + 1, style: look.axis)
    }
  }

  private mutating func drawNames(
    _ plot: HistogramPlot, _ columns: [Range<Int>], below area: Rect, look: PlotLook
  ) {
    let y = area.y + area.height
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    for (bar, columns) in zip(plot.bars, columns) {
      text(
        bar.label, x: area.x + columns.lowerBound, y: y + 1, width: columns.count, align: .center,
        style: look.axis)
    }
  }
}

extension HistogramPlot {
  /// The eighths of `cells` cells that a bar's band takes; empty where there is none.
  func bandEighths(of bar: Bar, cells: Int) -> Range<Int> {
    guard let (lower, upper) = bandHeights(of: bar) else { return 0..<0 }
    func eighths(_ share: Double) -> Int {
      Int((min(1, max(0, share)) * Double(max(0, cells)) * 8).rounded())
    }
    return eighths(lower)..<max(eighths(lower), eighths(upper))
  }

  /// Whether a band covers half a cell or more when `cells` cells are the plot's extent, so that it
  /// can be seen.
  public func showsBand(cells: Int) -> Bool {
    bars.contains { bar in
      let band = bandEighths(of: bar, cells: cells)
      return (0..<max(0, cells)).contains { band.covers(cell: $0) }
    }
  }
}

extension Range<Int> {
  /// Whether at least half of the eighths of a cell lie in the range.
  func covers(cell: Int) -> Bool {
    Swift.min(upperBound, 8 * cell + 8) - Swift.max(lowerBound, 8 * cell) >= 4
  }
}
