import Plots

extension Canvas {
  /// Draws a heatmap: colour by value, glyphs beside it where colours are few, undefined values as a
  /// dot, values that noise alone explains with `≈`, and brackets around the cursor's cell.
  public mutating func heatmap(
    _ plot: HeatmapPlot, _ frame: HeatmapFrame, cursor: (row: Int, column: Int), isFocused: Bool,
    look: PlotLook
  ) {
    drawColumnNames(plot, frame, cursor: cursor.column, look: look)
    for row in frame.rows {
      guard let first = frame.place(row: row, column: frame.columns.lowerBound) else { continue }
      // Cut without an ellipsis: every letter counts where names are short.
      text(
        plot.rowLabels[row], x: frame.rect.x, y: first.y,
        style: row == cursor.row ? look.accent : look.text, maxWidth: frame.nameWidth - 1)
      for column in frame.columns {
        guard let place = frame.place(row: row, column: column) else { continue }
        drawValue(plot, plot.value(row: row, column: column), in: place, look: look)
        if plot.isWithinNoise(row: row, column: column) { drawNoiseMark(place, look: look) }
      }
    }
    if isFocused, let place = frame.place(row: cursor.row, column: cursor.column) {
      drawCursor(place)
    }
  }

  /// Draws the ramp of a heatmap's scale on one line, its ends written beside it. Returns the cells
  /// used.
  @discardableResult
  public mutating func heatmapLegend(
    _ plot: HeatmapPlot, x: Int, y: Int, width: Int, look: PlotLook
  ) -> Int {
    let ends = plot.ends
    let low = plot.isDiverging ? NumberText.signed(ends.lower, digits: 2) : "0"
    let high =
      plot.isDiverging
      ? NumberText.signed(ends.upper, digits: 2) : NumberText.fixed(ends.upper, digits: 2)
    let room = min(24, width - low.count - high.count - 2)
    guard room >= 4 else { return 0 }
    text(low, x: x, y: y, style: look.axis)
    let start = x + low.count + 1
    for column in 0..<room {
      let part = (Double(column) + 0.5) / Double(room)
      let value = ends.lower + part * (ends.upper - ends.lower)
      drawValue(plot, value, in: Rect(x: start + column, y: y, width: 1, height: 1), look: look)
    }
    text(high, x: start + room + 1, y: y, style: look.axis)
    return low.count + high.count + 2 + room
  }

  private mutating func drawValue(
    _ plot: HeatmapPlot, _ value: Double?, in place: Rect, look: PlotLook
  ) {
    guard let value else {
      fill(place, Cell(" ", look.muted))
      self[place.x + (place.width - 1) / 2, place.y] = Cell("·", look.muted)
      return
    }
    let position = plot.position(of: value)
    let color = (plot.isDiverging ? look.diverging : look.sequential).color(at: position)
    guard look.needsGlyphs else {
      fill(place, Cell(" ", Style(background: color)))
      return
    }
    let amount = plot.isDiverging ? abs(position - 0.5) * 2 : position
    let glyph = GlyphRamp.shades.glyph(at: amount)
    fill(place, Cell(glyph, Style(foreground: look.depth == .none ? .standard : color)))
    if plot.isDiverging, place.width > 1, glyph != "·" {
      for row in 0..<place.height {
        self[place.x, place.y + row] = Cell(position < 0.5 ? "-" : "+", look.text)
      }
    }
  }

  /// Says in the middle of a cell that its value is no more than noise.
  private mutating func drawNoiseMark(_ place: Rect, look: PlotLook) {
    // Glyphs of size would say more than there is.
    if look.needsGlyphs { fill(place, Cell(" ", look.muted)) }
    let (x, y) = (place.x + (place.width - 1) / 2, place.y + (place.height - 1) / 2)
    var style = self[x, y].style
    if style.background != .standard {
      style.foreground = style.background.isLight ? .index(236) : .index(248)
    }
    self[x, y] = Cell("≈", style)
  }

  private mutating func drawCursor(_ place: Rect) {
    for row in 0..<place.height {
      for (x, glyph) in [(place.x, Character("[")), (place.x + place.width - 1, "]")] {
        var style = self[x, place.y + row].style
        style.foreground = style.background.isLight ? .index(16) : .index(231)
        if style.background == .standard { style.foreground = .standard }
        style.bold = true
        self[x, place.y + row] = Cell(glyph, style)
      }
    }
  }

  private mutating func drawColumnNames(
    _ plot: HeatmapPlot, _ frame: HeatmapFrame, cursor: Int, look: PlotLook
  ) {
    let room = frame.cellWidth == 2 ? 2 : frame.cellWidth - 1
    let labels = ShortLabels.make(plot.columnLabels, width: room)
    for column in frame.columns {
      guard let place = frame.place(row: frame.rows.lowerBound, column: column) else { continue }
      // Two letters a name leave no gap between names, so neighbours differ in weight.
      let isTight = frame.cellWidth == 2
      let plain = isTight && column % 2 == 1 ? look.muted : look.text
      text(
        labels[column], x: place.x,
        y: frame.rect.y, style: column == cursor ? look.accent : plain, maxWidth: frame.cellWidth)
    }
  }
}

extension Color {
  /// Whether dark text reads better on it than light text.
  fileprivate var isLight: Bool {
    switch self {
    case .standard: false
    case .rgb(let red, let green, let blue):
      RGB(red: red, green: green, blue: blue).luminance > 0.25
    case .index(let index): Color.isLight(index)
    }
  }

  /// The fixed part of the 256 colour palette: a 6 × 6 × 6 cube, then 24 greys.
  private static func isLight(_ index: UInt8) -> Bool {
    let index = Int(index)
    if index >= 232 { return index >= 244 }
    guard index >= 16 else { return index == 7 || index >= 9 }
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    let color = RGB(
      red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
    return color.luminance > 0.25
  }
}
