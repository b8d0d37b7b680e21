/// A rectangle of cells; width and height are never negative.
public struct Rect: Hashable, Sendable {
  /// Left edge.
  public var x: Int
  /// Top edge.
  public var y: Int
  /// Columns, at least 0.
  public var width: Int
  /// Rows, at least 0.
  public var height: Int

  /// Negative extents become 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Whether the cell at (x, y) lies inside.
  public func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < x + width && row >= y && row < y + height
  }

  /// The rectangle without `margin` cells on every side.
  public func inset(_ margin: Int = 1) -> Rect {
    Rect(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}

/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// What is drawn; the second half of a wide character holds an empty string's stand-in, `\0`.
  public var character: Character
  /// How it is drawn.
  public var style: Style

  /// A blank in the terminal's own colours unless told otherwise.
  public init(_ character: Character = " ", _ style: Style = Style()) {
    self.character = character
    self.style = style
  }
}

/// A picture of the whole screen in cells; drawing outside it is cut off, never an error.
public struct Canvas: Sendable, Equatable {
  /// Columns, at least 0.
  public let width: Int
  /// Rows, at least 0.
  public let height: Int
  private var cells: [Cell]

  /// A canvas filled with blanks in `style`.
  public init(width: Int, height: Int, style: Style = Style()) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(" ", style), count: self.width * self.height)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cell at (x, y); outside, reading gives a blank and writing does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get {
      x >= 0 && x < width && y >= 0 && y < height ? cells[y * width + x] : Cell()
    }
    set {
      if x >= 0 && x < width && y >= 0 && y < height { cells[y * width + x] = newValue }
    }
  }
}
