import Plots

/// How the cells of a heatmap are drawn.
public enum HeatmapCells: Hashable, Sendable {
  /// As large as fits, two rows of cells to a line where they would not fit otherwise.
  case fitting
  /// Two rows to a line and as narrow as needed.
  case halves
  /// Wide enough for the values in numbers.
  case numbers
}

/// Where the parts of a heatmap go: names on the left and on top, cells of equal size, as many as
/// fit around the cursor.
public struct HeatmapFrame: Hashable, Sendable {
  /// The whole place.
  public let rect: Rect
  /// Cells for the rows' names, the gap after them included.
  public let nameWidth: Int
  /// Columns of the screen that a matrix cell takes, 1 … 6; 0 where nothing fits.
  public let cellWidth: Int
  /// Rows of the screen that a matrix cell takes, 1 … 2.
  public let cellHeight: Int
  /// Whether a matrix cell is half a row of the screen high.
  public let isHalf: Bool
  /// How cells are drawn.
  public let cells: HeatmapCells
  /// The matrix rows in view.
  public let rows: Range<Int>
  /// The matrix columns in view.
  public let columns: Range<Int>

  /// Lays `plot` out in `rect` with the cursor's cell in view.
  ///
  /// - Parameter allowsHalves: whether there are colours enough for two cells in one.
  public init(
    _ plot: HeatmapPlot, in rect: Rect, cursor: (row: Int, column: Int),
    cells: HeatmapCells = .fitting, allowsHalves: Bool = false
  ) {
    self.rect = rect
    self.cells = cells
    let rowCount = plot.rowLabels.count
    let columnCount = plot.columnLabels.count
    let longest = plot.rowLabels.map { CellWidth.of($0) }.max() ?? 0
    let wide = min(longest, 16) + 1
    let least = min(4, longest) + 1
    let narrow = max(least, min(wide, rect.width - 3 * columnCount))
    let width = rect.width - narrow
    let height = rect.height - 1
    guard rowCount > 0, columnCount > 0, width >= 2, height >= 1 else {
      nameWidth = narrow
      cellWidth = 0
      cellHeight = 1
      isHalf = false
      rows = 0..<0
      columns = 0..<0
      return
    }
    isHalf =
      allowsHalves && (cells == .halves || (cells == .fitting && rowCount > height))
    if isHalf {
      cellHeight = 1
      cellWidth = max(1, min(3, width / columnCount))
      nameWidth = max(narrow, min(wide, rect.width - cellWidth * columnCount))
      rows = HeatmapFrame.window(2 * height, of: rowCount, around: cursor.row)
      columns = HeatmapFrame.window(width / cellWidth, of: columnCount, around: cursor.column)
      return
    }
    cellHeight = height >= 2 * rowCount ? 2 : 1
    let most = cellHeight == 2 ? 6 : 5
    cellWidth =
      cells == .numbers ? max(2, min(5, width)) : max(2, min(most, width / columnCount))
    // What the cells leave over goes to the names.
    nameWidth = max(narrow, min(wide, rect.width - cellWidth * columnCount))
    rows = HeatmapFrame.window(height / cellHeight, of: rowCount, around: cursor.row)
    columns = HeatmapFrame.window(width / cellWidth, of: columnCount, around: cursor.column)
  }

  /// The cells on the screen of a matrix cell; `nil` out of view.
  public func place(row: Int, column: Int) -> Rect? {
    guard rows.contains(row), columns.contains(column) else { return nil }
    let line = isHalf ? (row - rows.lowerBound) / 2 : (row - rows.lowerBound) * cellHeight
    return Rect(
      x: rect.x + nameWidth + (column - columns.lowerBound) * cellWidth, y: rect.y + 1 + line,
      width: cellWidth, height: cellHeight)
  }

  /// The lines that the matrix takes, without the names on top.
  public var lines: Int { isHalf ? (rows.count + 1) / 2 : rows.count * cellHeight }

  /// The matrix cell at a cell of the screen, the upper one of two.
  public func cell(at position: Position) -> (row: Int, column: Int)? {
    guard cellWidth > 0 else { return nil }
    let x = position.x - rect.x - nameWidth
    let y = position.y - rect.y - 1
    guard x >= 0, y >= 0 else { return nil }
    let row = rows.lowerBound + (isHalf ? 2 * y : y / cellHeight)
    let column = columns.lowerBound + x / cellWidth
    return rows.contains(row) && columns.contains(column) ? (row, column) : nil
  }

  private static func window(_ size: Int, of count: Int, around item: Int) -> Range<Int> {
    let size = max(1, min(size, count))
    let start = max(0, min(item - size / 2, count - size))
    return start..<start + size
  }
}
