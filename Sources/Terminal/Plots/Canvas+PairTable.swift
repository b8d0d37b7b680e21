import Plots

extension Canvas {
  /// Draws one of the tables of a pair with its axes; the cursor's row and column are marked on them.
  ///
  /// - Parameters:
  ///   - cursor: a cell of the frame's own table.
  ///   - showsRowLabels: whether labels stand on the left; tables side by side need them once.
  public mutating func pairTable(
    _ frame: PairTableFrame, _ view: PairTable.View, cursor: (row: Int, column: Int)?,
    look: PlotLook
  ) {
    let plot = frame.table.plot(view)
    let hasMarks = frame.hasRoomForMarks
    tiles(plot, frame.grid, look: look) { row, column in
      !hasMarks && plot.isWithinNoise(row: row, column: column)
    }
    if view == .difference, hasMarks { drawNoiseMarks(plot, frame, look: look) }
    drawRowLabels(frame, cursor: cursor?.row, look: look)
    drawColumnAxis(frame, cursor: cursor?.column, look: look)
    if let cursor, hasMarks,
      let place = frame.grid.place(row: cursor.row, column: cursor.column)
    {
      drawCursor(place)
    }
  }

  private mutating func drawNoiseMarks(
    _ plot: HeatmapPlot, _ frame: PairTableFrame, look: PlotLook
  ) {
    for row in frame.grid.rows {
      for column in frame.grid.columns where plot.isWithinNoise(row: row, column: column) {
        guard let place = frame.grid.place(row: row, column: column) else { continue }
        drawNoiseMark(place, look: look)
      }
    }
  }

  private mutating func drawRowLabels(_ frame: PairTableFrame, cursor: Int?, look: PlotLook) {
    let x = frame.grid.area.x - frame.labelWidth
    let width = frame.labelWidth - 1
    guard width > 0 else { return }
    var taken: Set<Int> = []
    if let axis = frame.table.rows.axis {
      let area = frame.tiles
      for tick in frame.rowTicks {
        let part = axis.position(of: tick.value)
        let y = area.y + min(area.height - 1, Int((1 - part) * Double(area.height)))
        guard area.height > 0, taken.insert(y).inserted else { continue }
        text(tick.label, x: x, y: y, width: width, align: .right, style: look.axis)
      }
    } else {
      for row in frame.grid.rows {
        guard let line = frame.grid.lines(of: row)?.lowerBound, taken.insert(line).inserted,
          line < frame.grid.area.y + frame.grid.area.height
        else { continue }
        text(
          frame.table.rows.labels[row], x: x, y: line, width: width, align: .left,
          style: row == cursor ? look.accent : look.text)
      }
    }
    if let cursor, let line = frame.grid.lines(of: cursor)?.lowerBound {
      self[x + width, line] = Cell("▸", look.accent)
    }
  }

  private mutating func drawColumnAxis(_ frame: PairTableFrame, cursor: Int?, look: PlotLook) {
    let area = frame.tiles
    let y = area.y + area.height
    guard area.width > 0, area.height > 0 else { return }
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    if let axis = frame.table.columns.axis {
      for placed in axis.placedTicks(width: area.width) {
        self[area.x + placed.column, y] = Cell("╵", look.axis)
        text(
          placed.tick.label, x: area.x + placed.labelStart, y: y + 1, style: look.axis,
          maxWidth: area.width - placed.labelStart)
      }
    } else {
      drawColumnLabels(frame, y: y + 1, cursor: cursor, look: look)
    }
    if let cursor, let span = frame.grid.span(of: cursor) {
      self[(span.lowerBound + span.upperBound - 1) / 2, y] = Cell("▲", look.accent)
    }
  }

  /// Names cut to the tiles above them; neighbours without a gap differ in weight.
  private mutating func drawColumnLabels(
    _ frame: PairTableFrame, y: Int, cursor: Int?, look: PlotLook
  ) {
    let width = frame.grid.width / max(1, frame.grid.columns.count)
    let room = width <= 2 ? width : width - 1
    let labels = ShortLabels.make(frame.table.columns.labels, width: room)
    for (place, label) in labels.enumerated() {
      guard let span = frame.grid.span(of: place) else { continue }
      let plain = width <= 2 && place % 2 == 1 ? look.muted : look.text
      text(
        label, x: span.lowerBound, y: y, style: place == cursor ? look.accent : plain,
        maxWidth: room)
    }
  }
}
