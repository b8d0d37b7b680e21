/// A picture of the whole screen in cells; drawing outside it is cut off, never an error.
public struct Canvas: Sendable, Equatable {
  /// Columns, at least 0.
  public let width: Int
  /// Rows, at least 0.
  public let height: Int
  /// Row by row.
  var cells: [Cell]

  /// A canvas filled with blanks in `style`.
  public init(width: Int, height: Int, style: Style = Style()) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(" ", style), count: self.width * self.height)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cell at (x, y); outside, reading gives a blank and writing does nothing.
  ///
  /// Writing over one half of a wide character blanks its other half. The character is stored as it
  /// is: text of unknown width belongs to ``text(_:x:y:style:maxWidth:ellipsis:)``.
  public subscript(x: Int, y: Int) -> Cell {
    get {
      x >= 0 && x < width && y >= 0 && y < height ? cells[y * width + x] : Cell()
    }
    set {
      guard x >= 0 && x < width && y >= 0 && y < height else { return }
      let place = y * width + x
      if !newValue.isTrailingHalf {
        if x > 0, cells[place].isTrailingHalf { cells[place - 1].character = " " }
        if x + 1 < width, cells[place + 1].isTrailingHalf { cells[place + 1].character = " " }
      } else if x + 1 < width, !cells[place].isTrailingHalf, cells[place + 1].isTrailingHalf {
        cells[place + 1].character = " "
      }
      cells[place] = newValue
    }
  }
}
