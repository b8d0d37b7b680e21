import Plots

/// A matrix drawn in tiles of columns and half rows of the screen, as large as the place allows.
struct TileGrid: Hashable, Sendable {
  /// Where the tiles go; they fill it from its top left corner.
  var area: Rect
  /// Whether the first row of the matrix is the lowest.
  var isUpward: Bool
  /// Matrix rows in view.
  var rows: Range<Int>
  /// Matrix columns in view.
  var columns: Range<Int>
  /// Columns of the screen that all tiles take together.
  let width: Int
  /// Half rows of the screen that all tiles take together.
  let halves: Int

  /// Fits the rows and columns in view into `area`.
  ///
  /// - Parameters:
  ///   - widest: the most columns of the screen a tile takes.
  ///   - tallest: the most half rows that it takes.
  ///   - allowsHalves: whether a tile may be half a row high.
  init(
    area: Rect, isUpward: Bool, rows: Range<Int>, columns: Range<Int>, widest: Int = 8,
    tallest: Int = 6, allowsHalves: Bool = true
  ) {
    self.area = area
    self.isUpward = isUpward
    self.rows = rows
    self.columns = columns
    width = min(area.width, columns.count * widest)
    let most = min(2 * area.height, rows.count * tallest)
    halves = allowsHalves || rows.isEmpty ? most : max(2, most / (2 * rows.count) * 2) * rows.count
  }

  /// The rows of the screen that all tiles take together.
  var lineCount: Int { min(area.height, (halves + 1) / 2) }

  /// The matrix row at a half row of the screen, counted from the top of the area.
  func row(atHalf half: Int) -> Int? {
    guard half >= 0, half < halves, !rows.isEmpty else { return nil }
    let place = half * rows.count / halves
    return isUpward ? rows.upperBound - 1 - place : rows.lowerBound + place
  }

  /// The matrix column at a column of the screen, counted from the left of the area.
  func column(at x: Int) -> Int? {
    guard x >= 0, x < width, !columns.isEmpty else { return nil }
    return columns.lowerBound + x * columns.count / width
  }

  /// The lines of the screen that a matrix row lies on.
  func lines(of row: Int) -> Range<Int>? {
    guard rows.contains(row) else { return nil }
    let place = isUpward ? rows.upperBound - 1 - row : row - rows.lowerBound
    let start = (place * halves + rows.count - 1) / rows.count
    let end = max(start + 1, ((place + 1) * halves + rows.count - 1) / rows.count)
    return area.y + start / 2..<area.y + (end + 1) / 2
  }

  /// The columns of the screen that a matrix column lies on.
  func span(of column: Int) -> Range<Int>? {
    guard columns.contains(column) else { return nil }
    let place = column - columns.lowerBound
    let start = (place * width + columns.count - 1) / columns.count
    let end = max(start + 1, ((place + 1) * width + columns.count - 1) / columns.count)
    return area.x + start..<area.x + end
  }

  /// The cells of the screen that a matrix cell takes: whole lines where it takes half of one.
  func place(row: Int, column: Int) -> Rect? {
    guard let lines = lines(of: row), let span = span(of: column) else { return nil }
    return Rect(x: span.lowerBound, y: lines.lowerBound, width: span.count, height: lines.count)
  }
}

extension Canvas {
  /// Draws the tiles of a matrix; two to a cell of the screen where a tile is half a row high.
  ///
  /// - Parameter isQuiet: whether a cell is drawn as nothing: noise alone explains it.
  mutating func tiles(
    _ plot: HeatmapPlot, _ grid: TileGrid, look: PlotLook, isQuiet: (Int, Int) -> Bool
  ) {
    for line in 0..<grid.lineCount {
      let y = grid.area.y + line
      for x in 0..<grid.width {
        guard let column = grid.column(at: x), let upper = grid.row(atHalf: 2 * line) else {
          continue
        }
        let lower = grid.row(atHalf: 2 * line + 1)
        let place = Rect(x: grid.area.x + x, y: y, width: 1, height: 1)
        if look.needsGlyphs || lower == upper {
          drawValue(plot, tone(plot, upper, column, isQuiet), in: place, look: look)
          continue
        }
        self[place.x, y] = halfBlock(
          tone(plot, upper, column, isQuiet), lower.map { tone(plot, $0, column, isQuiet) }, plot,
          look)
      }
    }
  }

  private func tone(
    _ plot: HeatmapPlot, _ row: Int, _ column: Int, _ isQuiet: (Int, Int) -> Bool
  ) -> Double? {
    guard let value = plot.value(row: row, column: column) else { return nil }
    return plot.isDiverging && isQuiet(row, column) ? 0 : value
  }

  /// Two values in one cell, one above the other; without a lower one only the upper half is drawn.
  private func halfBlock(
    _ upper: Double?, _ lower: Double??, _ plot: HeatmapPlot, _ look: PlotLook
  ) -> Cell {
    let top = upper.map { look.color(of: $0, in: plot) }
    let bottom = (lower ?? nil).map { look.color(of: $0, in: plot) }
    switch (top, bottom) {
    case (let top?, let bottom?): return Cell("▀", Style(foreground: top, background: bottom))
    case (let top?, nil): return Cell("▀", Style(foreground: top))
    case (nil, let bottom?): return Cell("▄", Style(foreground: bottom))
    case (nil, nil): return Cell(" ", look.muted)
    }
  }
}
