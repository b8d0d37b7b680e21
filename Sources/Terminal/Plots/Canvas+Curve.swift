import Plots

extension Canvas {
  /// Draws a curve in braille over its band, measured points as dots and letters, the target as a
  /// dashed line, the present place as a dotted one, and the cursor as a mark on curve and axis.
  ///
  /// - Parameter cursor: the place of the cursor on the axis.
  public mutating func curve(
    _ plot: CurvePlot, in rect: Rect, cursor: Double?, look: PlotLook
  ) {
    // On a canvas of its own, so that nothing reaches beyond the place however small it is.
    var part = Canvas(width: rect.width, height: rect.height)
    part.drawCurve(plot, CurveFrame(plot, in: part.bounds), cursor: cursor, look: look)
    draw(part, x: rect.x, y: rect.y)
  }

  private mutating func drawCurve(
    _ plot: CurvePlot, _ frame: CurveFrame, cursor: Double?, look: PlotLook
  ) {
    let area = frame.area
    guard area.width > 0, area.height > 0 else { return }
    let reading = CurveReading(plot)
    drawBand(plot, reading, area, look: look)
    if let target = plot.target, let y = frame.row(of: target, plot) {
      for x in area.x..<area.x + area.width { self[x, y] = Cell("╌", look.target) }
    }
    if let present = plot.present, let x = frame.column(of: present, plot) {
      for y in area.y..<area.y + area.height { self[x, y] = Cell("┊", look.accent) }
    }
    drawLine(plot, reading, area, look: look)
    drawMarks(plot, frame, look: look)
    drawValueAxis(plot, frame, look: look)
    drawPlaceAxis(plot, frame, cursor: cursor, look: look)
    if let cursor, let point = plot.point(at: cursor), let x = frame.column(of: cursor, plot),
      let y = frame.row(of: point.value, plot)
    {
      self[x, y] = Cell("◉", look.accent)
    }
  }

  private mutating func drawBand(
    _ plot: CurvePlot, _ reading: CurveReading, _ area: Rect, look: PlotLook
  ) {
    let rows = Double(area.height)
    for column in 0..<area.width {
      guard let point = reading.point(at: (Double(column) + 0.5) / Double(area.width)) else {
        continue
      }
      let low = Int((plot.valueAxis.position(of: point.lower) * rows).rounded())
      let high = Int((plot.valueAxis.position(of: point.upper) * rows).rounded())
      for row in low..<max(low, min(area.height, high)) {
        self[area.x + column, area.y + area.height - 1 - row] = Cell("░", look.band)
      }
    }
  }

  private mutating func drawLine(
    _ plot: CurvePlot, _ reading: CurveReading, _ area: Rect, look: PlotLook
  ) {
    var dots = BrailleDots(columns: area.width, rows: area.height)
    var before: Int?
    for x in 0..<dots.width {
      guard let point = reading.point(at: (Double(x) + 0.5) / Double(dots.width)) else {
        before = nil
        continue
      }
      let share = plot.valueAxis.position(of: point.value)
      let y = dots.height - 1 - min(dots.height - 1, Int(share * Double(dots.height)))
      // Steep stretches are filled, so that the line never breaks.
      for dot in min(y, before ?? y)...max(y, before ?? y) { dots.set(x, dot) }
      before = y
    }
    for row in 0..<area.height {
      for column in 0..<area.width {
        guard let glyph = dots.glyph(column: column, row: row) else { continue }
        self[area.x + column, area.y + row] = Cell(glyph, look.synthetic)
      }
    }
  }

  private mutating func drawMarks(_ plot: CurvePlot, _ frame: CurveFrame, look: PlotLook) {
    // Pins last: a letter says more than a dot.
    let ordered = plot.marks.filter { $0.letter == nil } + plot.marks.filter { $0.letter != nil }
    for mark in ordered {
      guard let x = frame.column(of: mark.place, plot), let y = frame.row(of: mark.value, plot)
      else { continue }
      if let letter = mark.letter {
        self[x, y] = Cell(letter, look.compared)
      } else {
        self[x, y] = Cell(mark.isPresent ? "●" : "•", look.real)
      }
    }
  }

  private mutating func drawValueAxis(_ plot: CurvePlot, _ frame: CurveFrame, look: PlotLook) {
    let area = frame.area
    let x = area.x - 1
    for row in 0..<area.height { self[x, area.y + row] = Cell("│", look.axis) }
    var free = area.y + area.height + 1
    for tick in frame.valueTicks {
      let share = plot.valueAxis.position(of: tick.value)
      let up = Int((share * Double(area.height)).rounded())
      let y = area.y + area.height - up
      guard y < free, y >= area.y else { continue }
      free = y
      let width = CellWidth.of(tick.label)
      text(tick.label, x: x - width, y: y, style: look.axis, maxWidth: width)
      self[x, y] = Cell(y == area.y + area.height ? "▔" : "┤", look.axis)
    }
  }

  private mutating func drawPlaceAxis(
    _ plot: CurvePlot, _ frame: CurveFrame, cursor: Double?, look: PlotLook
  ) {
    let area = frame.area
    let y = area.y + area.height
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    for placed in plot.placeAxis.placedTicks(width: area.width) {
      self[area.x + placed.column, y] = Cell("╵", look.axis)
      text(placed.tick.label, x: area.x + placed.labelStart, y: y + 1, style: look.axis)
    }
    if let cursor, let x = frame.column(of: cursor, plot) { self[x, y] = Cell("▲", look.accent) }
  }
}

/// A curve read at parts of the way along its axis: positions are reckoned once.
private struct CurveReading {
  private let points: [CurvePlot.Point]
  private let positions: [Double]

  init(_ plot: CurvePlot) {
    points = plot.points
    positions = plot.points.map { plot.placeAxis.position(of: $0.place) }
  }

  /// The curve at a part of the way, 0 … 1; `nil` where it has no value. Complexity: O(points).
  func point(at share: Double) -> CurvePlot.Point? {
    guard let after = positions.firstIndex(where: { $0 >= share }) else { return nil }
    let right = points[after]
    guard after > 0 else { return positions[after] - share < 1e-9 ? right : nil }
    let (left, start) = (points[after - 1], positions[after - 1])
    let part = positions[after] > start ? (share - start) / (positions[after] - start) : 1
    func between(_ value: (CurvePlot.Point) -> Double) -> Double {
      value(left) + part * (value(right) - value(left))
    }
    return CurvePlot.Point(
      place: right.place, value: between(\.value), lower: between(\.lower),
      upper: between(\.upper))
  }
}
