import Plots

extension Canvas {
  /// Draws two distribution functions: the synthetic one as a fill, the real one as a line in braille,
  /// their signed difference in a strip below, and where they lie farthest apart.
  ///
  /// - Parameter cursor: a value to mark on the axis.
  public mutating func distribution(
    _ plot: DistributionPlot, in rect: Rect, cursor: Double? = nil, look: PlotLook
  ) {
    // On a canvas of its own, so that nothing reaches beyond the place however small it is.
    var part = Canvas(width: rect.width, height: rect.height)
    part.drawDistribution(
      plot, DistributionFrame(plot, in: part.bounds), cursor: cursor, look: look)
    draw(part, x: rect.x, y: rect.y)
  }

  private mutating func drawDistribution(
    _ plot: DistributionPlot, _ frame: DistributionFrame, cursor: Double?, look: PlotLook
  ) {
    let area = frame.area
    guard area.width > 0, area.height > 0 else { return }
    let fills = drawFill(plot, frame, look: look)
    drawLine(plot, frame, fills, look: look)
    if let farthest = plot.farthest, let x = frame.column(of: farthest.place, plot) {
      for y in area.y..<area.y + area.height where self[x, y].character == " " {
        self[x, y] = Cell("┊", look.accent)
      }
    }
    drawShares(area, look: look)
    var bottom = area
    if let strip = frame.strip {
      drawDifference(plot, frame, strip, look: look)
      bottom = strip
    }
    drawPlaces(plot.axis, below: bottom, look: look)
    if let cursor, let x = frame.column(of: cursor, plot) {
      self[x, bottom.y + bottom.height] = Cell("▲", look.accent)
    }
  }

  /// Fills the area below the synthetic function; returns its eighths by column.
  private mutating func drawFill(
    _ plot: DistributionPlot, _ frame: DistributionFrame, look: PlotLook
  ) -> [Int] {
    let area = frame.area
    let bottom = area.y + area.height - 1
    return (0..<area.width).map { column in
      let step = plot.step(at: frame.place(ofColumn: area.x + column, plot))
      let eighths = plot.hasSynthetic ? BlockBar.eighths(step.synthetic, cells: area.height) : 0
      for row in 0..<area.height {
        let level = min(8, eighths - 8 * row)
        guard level > 0 else { break }
        self[area.x + column, bottom - row] = Cell(BlockBar.rising[level], look.synthetic)
      }
      return eighths
    }
  }

  private mutating func drawLine(
    _ plot: DistributionPlot, _ frame: DistributionFrame, _ fills: [Int], look: PlotLook
  ) {
    let area = frame.area
    var dots = BrailleDots(columns: area.width, rows: area.height)
    var before: Int?
    for x in 0..<dots.width {
      let part = (Double(x) + 0.5) / Double(max(1, dots.width))
      let share = plot.step(
        at: plot.axis.lower + part * (plot.axis.upper - plot.axis.lower)
      ).real
      let y = dots.height - 1 - min(dots.height - 1, Int(share * Double(dots.height)))
      // Steps are drawn as lines, so that the curve never breaks.
      for dot in min(y, before ?? y)...max(y, before ?? y) { dots.set(x, dot) }
      before = y
    }
    for row in 0..<area.height {
      for column in 0..<area.width {
        guard let glyph = dots.glyph(column: column, row: row) else { continue }
        let isFilled = fills[column] - 8 * (area.height - 1 - row) >= 4
        self[area.x + column, area.y + row] = Cell(glyph, isFilled ? look.realOnFill : look.real)
      }
    }
  }

  /// The signed difference about a line in the middle, on a scale of its own.
  private mutating func drawDifference(
    _ plot: DistributionPlot, _ frame: DistributionFrame, _ strip: Rect, look: PlotLook
  ) {
    var dots = BrailleDots(columns: strip.width, rows: strip.height)
    let middle = dots.height / 2
    for x in 0..<dots.width {
      let part = (Double(x) + 0.5) / Double(max(1, dots.width))
      let step = plot.step(at: plot.axis.lower + part * (plot.axis.upper - plot.axis.lower))
      let size = Int((step.difference / plot.extent * Double(middle)).rounded())
      let end = max(0, min(dots.height - 1, middle - size))
      for dot in min(middle, end)...max(middle, end) { dots.set(x, dot) }
    }
    for row in 0..<strip.height {
      for column in 0..<strip.width {
        guard let glyph = dots.glyph(column: column, row: row) else { continue }
        self[strip.x + column, strip.y + row] = Cell(glyph, look.accent)
      }
    }
    let x = strip.x - 1
    for y in strip.y..<strip.y + strip.height { self[x, y] = Cell("│", look.axis) }
    let extent = NumberText.fixed(100 * plot.extent, digits: plot.extent < 0.0995 ? 1 : 0)
    let labels = [(strip.y, "+" + extent), (strip.y + strip.height - 1, "−" + extent)]
    for (y, label) in labels {
      text(
        label, x: x - min(4, CellWidth.of(label)), y: y, style: look.axis,
        maxWidth: min(4, CellWidth.of(label)))
    }
  }

  /// Shares of rows on the left.
  private mutating func drawShares(_ area: Rect, look: PlotLook) {
    let x = area.x - 1
    for y in area.y..<area.y + area.height { self[x, y] = Cell("│", look.axis) }
    let ticks =
      area.height >= 9 ? [0, 25, 50, 75, 100] : (area.height >= 5 ? [0, 50, 100] : [100])
    for tick in ticks {
      let up = Int((Double(tick) / 100 * Double(area.height)).rounded())
      let y = min(area.y + area.height - 1, area.y + area.height - up)
      let label = tick == 100 ? "100%" : "\(tick)"
      text(label, x: x - label.count, y: y, style: look.axis, maxWidth: label.count)
      self[x, y] = Cell("┤", look.axis)
    }
  }

  private mutating func drawPlaces(_ axis: Axis, below area: Rect, look: PlotLook) {
    let y = area.y + area.height
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    for placed in axis.placedTicks(width: area.width) {
      self[area.x + placed.column, y] = Cell("╵", look.axis)
      text(placed.tick.label, x: area.x + placed.labelStart, y: y + 1, style: look.axis)
    }
  }
}
