import Plots

extension Canvas {
  /// Draws a heatmap: colour by value, glyphs beside it where colours are few, undefined values as a
  /// dot, values that noise alone explains with `≈`, and brackets around the cursor's cell.
  public mutating func heatmap(
    _ plot: HeatmapPlot, _ frame: HeatmapFrame, cursor: (row: Int, column: Int), isFocused: Bool,
    look: PlotLook
  ) {
    drawColumnNames(plot, frame, cursor: cursor.column, look: look)
    guard !frame.isHalf else { return drawHalves(plot, frame, cursor: cursor, look: look) }
    for row in frame.rows {
      guard let first = frame.place(row: row, column: frame.columns.lowerBound) else { continue }
      // Cut without an ellipsis: every letter counts where names are short.
      text(
        plot.rowLabels[row], x: frame.rect.x, y: first.y,
        style: row == cursor.row ? look.accent : look.text, maxWidth: frame.nameWidth - 1)
      for column in frame.columns {
        guard let place = frame.place(row: row, column: column) else { continue }
        let value = plot.value(row: row, column: column)
        drawValue(plot, value, in: place, look: look)
        if frame.cells == .numbers, let value {
          drawNumber(plot, value, in: place, look: look)
        } else if plot.isWithinNoise(row: row, column: column) {
          drawNoiseMark(place, look: look)
        }
      }
    }
    if isFocused, let place = frame.place(row: cursor.row, column: cursor.column) {
      drawCursor(place)
    }
  }

  /// Two rows of cells to a line; names are those of the upper rows and of the cursor's.
  private mutating func drawHalves(
    _ plot: HeatmapPlot, _ frame: HeatmapFrame, cursor: (row: Int, column: Int), look: PlotLook
  ) {
    let area = Rect(
      x: frame.rect.x + frame.nameWidth, y: frame.rect.y + 1,
      width: frame.cellWidth * frame.columns.count, height: frame.lines)
    let grid = TileGrid(
      area: area, isUpward: false, rows: frame.rows, columns: frame.columns,
      widest: frame.cellWidth, tallest: 1)
    tiles(plot, grid, look: look) { plot.isWithinNoise(row: $0, column: $1) }
    for line in 0..<frame.lines {
      let upper = frame.rows.lowerBound + 2 * line
      let isHere = cursor.row == upper || cursor.row == upper + 1
      let row = isHere ? cursor.row : upper
      text(
        plot.rowLabels[row], x: frame.rect.x, y: area.y + line,
        style: isHere ? look.accent : look.text, maxWidth: frame.nameWidth - 1)
      guard isHere else { continue }
      self[area.x - 1, area.y + line] = Cell(cursor.row == upper ? "▀" : "▄", look.accent)
    }
  }

  /// Writes a value over its colour.
  private mutating func drawNumber(
    _ plot: HeatmapPlot, _ value: Double, in place: Rect, look: PlotLook
  ) {
    let y = place.y + (place.height - 1) / 2
    var style = look.needsGlyphs ? look.text : self[place.x, y].style
    if style.background != .standard {
      style.foreground = style.background.isLight ? .index(16) : .index(231)
    }
    let text =
      plot.isDiverging
      ? (value < 0 ? "−" : "+") + NumberText.proportion(abs(value), digits: 2)
      : NumberText.proportion(value, digits: 2)
    if look.needsGlyphs { fill(place, Cell(" ", look.text)) }
    self.text(text, x: place.x, y: y, width: place.width, align: .center, style: style)
  }

  /// Draws the ramp of a heatmap's scale on one line, its ends written beside it. Returns the cells
  /// used.
  @discardableResult
  public mutating func heatmapLegend(
    _ plot: HeatmapPlot, x: Int, y: Int, width: Int, look: PlotLook
  ) -> Int {
    let ends = plot.ends
    let (low, high) = plot.endTexts
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

  /// Draws a value into the cells of `place`.
  mutating func drawValue(
    _ plot: HeatmapPlot, _ value: Double?, in place: Rect, look: PlotLook
  ) {
    guard let value else {
      fill(place, Cell(" ", look.muted))
      self[place.x + (place.width - 1) / 2, place.y] = Cell("·", look.muted)
      return
    }
    let position = plot.position(of: value)
    let color = look.color(of: value, in: plot)
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
  mutating func drawNoiseMark(_ place: Rect, look: PlotLook) {
    // Glyphs of size would say more than there is.
    if look.needsGlyphs { fill(place, Cell(" ", look.muted)) }
    let (x, y) = (place.x + (place.width - 1) / 2, place.y + (place.height - 1) / 2)
    var style = self[x, y].style
    if style.background != .standard {
      style.foreground = style.background.isLight ? .index(236) : .index(248)
    }
    self[x, y] = Cell("≈", style)
  }

  mutating func drawCursor(_ place: Rect) {
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
    guard frame.cellWidth > 2 else {
      return drawSparseNames(plot, frame, cursor: cursor, look: look)
    }
    let labels = ShortLabels.make(plot.columnLabels, width: frame.cellWidth - 1)
    for column in frame.columns {
      guard let place = frame.place(row: frame.rows.lowerBound, column: column) else { continue }
      text(
        labels[column], x: place.x, y: frame.rect.y,
        style: column == cursor ? look.accent : look.text, maxWidth: frame.cellWidth)
    }
  }

  /// Names over narrow cells: as many as leave a gap between them, and always the cursor's.
  private mutating func drawSparseNames(
    _ plot: HeatmapPlot, _ frame: HeatmapFrame, cursor: Int, look: PlotLook
  ) {
    let letters = 3
    let step = (letters + frame.cellWidth) / max(1, frame.cellWidth)
    let labels = ShortLabels.make(plot.columnLabels, width: letters)
    let y = frame.rect.y
    let right = frame.rect.x + frame.nameWidth + frame.cellWidth * frame.columns.count
    func x(of column: Int) -> Int? {
      frame.place(row: frame.rows.lowerBound, column: column).map { min($0.x, right - letters) }
    }
    // The last name moves left where it would not fit, so it may come too close.
    let named = frame.columns.filter { column in
      guard (column - frame.columns.lowerBound) % step == 0, let own = x(of: column) else {
        return false
      }
      return x(of: column - step).map { own - $0 > letters } ?? true
    }
    for column in named {
      guard let x = x(of: column) else { continue }
      text(labels[column], x: x, y: y, style: look.text, maxWidth: letters)
    }
    guard frame.columns.contains(cursor), let start = x(of: cursor) else { return }
    // What a name would run into gives way to it.
    for column in named where column != cursor {
      guard let x = x(of: column), abs(x - start) <= letters else { continue }
      fill(Rect(x: x, y: y, width: letters, height: 1), Cell(" ", look.text))
    }
    text(labels[cursor], x: start, y: y, style: look.accent, maxWidth: letters)
  }
}

extension HeatmapPlot {
  /// The ends of the scale as they are written beside its ramp.
  var endTexts: (lower: String, upper: String) {
    let ends = ends
    switch scale {
    case .sequential: return ("0", NumberText.fixed(ends.upper, digits: 2))
    case .rooted: return ("0", NumberText.short(ends.upper))
    case .diverging where ends.upper >= 10:
      return ("−" + NumberText.short(ends.upper), "+" + NumberText.short(ends.upper))
    case .diverging:
      return (
        NumberText.signed(ends.lower, digits: 2), NumberText.signed(ends.upper, digits: 2)
      )
    }
  }
}

extension PlotLook {
  /// The colour of a value on a heatmap's scale.
  func color(of value: Double, in plot: HeatmapPlot) -> Color {
    (plot.isDiverging ? diverging : sequential).color(at: plot.position(of: value))
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
