import Plots

/// Where the parts of a table of two columns go: row labels or a scale on the left, tiles, and two
/// lines for the other column below.
public struct PairTableFrame: Hashable, Sendable {
  /// The table with as many cells as can be drawn.
  public let table: PairTable
  /// How many of the full table's rows are together in a cell.
  public let mergedRows: Int
  /// How many of the full table's columns are together in a cell.
  public let mergedColumns: Int
  /// Columns of the screen for the labels on the left, the gap after them included.
  public let labelWidth: Int
  /// Ticks of the axis on the left, where there is one.
  let rowTicks: [Tick]
  let grid: TileGrid

  /// Where the tiles are.
  public var tiles: Rect {
    Rect(x: grid.area.x, y: grid.area.y, width: grid.width, height: grid.lineCount)
  }

  /// Whether tiles are large enough to bear a mark.
  public var hasRoomForMarks: Bool {
    grid.width >= 2 * grid.columns.count && grid.halves >= 2 * grid.rows.count
  }

  /// Whether the first row of the table is the lowest: a number grows upwards.
  public var isUpward: Bool { grid.isUpward }

  /// Lays a table out in `rect`; it is merged until a tile is a column wide and half a row high, or a
  /// row high where colours are too few for half rows.
  public init(_ full: PairTable, in rect: Rect, look: PlotLook) {
    let height = max(0, rect.height - 2)
    rowTicks = full.rows.axis?.ticks(atMost: max(1, min(8, height / 2))) ?? []
    let labels = full.rows.axis == nil ? full.rows.labels : rowTicks.map(\.label)
    let longest = labels.map { CellWidth.of($0) }.max() ?? 0
    labelWidth = min(longest, max(2, rect.width / 3)) + 1
    let area = Rect(
      x: rect.x + labelWidth, y: rect.y, width: rect.width - labelWidth, height: height)
    let table = full.merged(
      rows: max(1, height * (look.needsGlyphs ? 1 : 2)), columns: max(1, area.width))
    self.table = table
    let (rows, columns) = (table.rows.labels.count, table.columns.labels.count)
    mergedRows = rows > 0 ? (full.rows.labels.count + rows - 1) / rows : 1
    mergedColumns = columns > 0 ? (full.columns.labels.count + columns - 1) / columns : 1
    let fits = area.height > 0 && area.width > 0
    grid = TileGrid(
      area: area, isUpward: full.rows.axis != nil, rows: 0..<(fits ? rows : 0),
      columns: 0..<(fits ? columns : 0), allowsHalves: !look.needsGlyphs)
  }

  /// The cell of the drawn table at a cell of the screen.
  public func cell(at position: Position) -> (row: Int, column: Int)? {
    guard grid.area.contains(x: position.x, y: position.y),
      let row = grid.row(atHalf: 2 * (position.y - grid.area.y)),
      let column = grid.column(at: position.x - grid.area.x)
    else { return nil }
    return (row, column)
  }
}
