extension Rect {
  /// The cells that lie in both.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(x + width, other.x + other.width)
    let bottom = min(y + height, other.y + other.height)
    guard right > left, bottom > top else { return Rect(x: left, y: top, width: 0, height: 0) }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension Canvas {
  /// Puts the same cell into every place of `rect`.
  public mutating func fill(_ rect: Rect, _ cell: Cell = Cell()) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.y + area.height {
      for x in area.x..<area.x + area.width { self[x, y] = cell }
    }
  }

  /// Draws the cells of `rect` in another style and leaves their characters.
  public mutating func restyle(_ rect: Rect, _ style: Style) { restyle(rect) { $0 = style } }

  /// Changes the style of each cell of `rect`: a selection bar keeps the colours of its text and
  /// changes the background only.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.y + area.height {
      for x in area.x..<area.x + area.width { change(&cells[y * width + x].style) }
    }
  }

  /// Copies another canvas onto this one with its first cell at (x, y), cut at the edges.
  public mutating func draw(_ other: Canvas, x: Int, y: Int) {
    for row in 0..<other.height {
      for column in 0..<other.width {
        let (place, overflow) = x.addingReportingOverflow(column)
        guard !overflow else { return }
        self[place, y &+ row] = other[column, row]
      }
    }
  }
}
