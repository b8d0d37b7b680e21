extension Canvas {
  /// Draws a horizontal line of `length` cells from (x, y) to the right.
  ///
  /// Lines join what they meet: where the first or last cell already holds a line, or the line
  /// crosses another, the glyph becomes the junction (`├`, `┤`, `┼`, …).
  public mutating func horizontalLine(x: Int, y: Int, length: Int, style: Style = Style()) {
    guard length > 0, y >= 0, y < height else { return }
    let last = x.addingReportingOverflow(length - 1)
    let end = last.overflow ? Int.max : last.partialValue
    guard end >= 0, x < width else { return }
    for column in max(x, 0)...min(end, width - 1) {
      var strokes: Strokes = []
      if column > x || length == 1 { strokes.insert(.left) }
      if column < end || length == 1 { strokes.insert(.right) }
      join(strokes, x: column, y: y, style: style)
    }
  }

  /// Draws a vertical line of `length` cells from (x, y) downwards, joining what it meets.
  public mutating func verticalLine(x: Int, y: Int, length: Int, style: Style = Style()) {
    guard length > 0, x >= 0, x < width else { return }
    let last = y.addingReportingOverflow(length - 1)
    let end = last.overflow ? Int.max : last.partialValue
    guard end >= 0, y < height else { return }
    for row in max(y, 0)...min(end, height - 1) {
      var strokes: Strokes = []
      if row > y || length == 1 { strokes.insert(.up) }
      if row < end || length == 1 { strokes.insert(.down) }
      join(strokes, x: x, y: row, style: style)
    }
  }

  /// Draws a frame along the inner edge of `rect`, titles on its top and bottom border, joining the
  /// lines it meets; what is inside stays as it is.
  ///
  /// - Parameters:
  ///   - rect: Where. Below 2 × 2 cells only lines remain.
  ///   - title: On the top border, left, between blanks; cut to fit. None when empty.
  ///   - trailing: On the top border, right; left out where the two do not fit side by side.
  ///   - footer: On the bottom border, left; cut to fit.
  ///   - style: How the lines are drawn.
  ///   - titleStyle: How the three texts are drawn; as the lines without it.
  public mutating func box(
    _ rect: Rect, title: String = "", trailing: String = "", footer: String = "",
    style: Style = Style(), titleStyle: Style? = nil
  ) {
    guard rect.width > 0, rect.height > 0 else { return }
    if rect.width == 1 {
      verticalLine(x: rect.x, y: rect.y, length: rect.height, style: style)
      return
    }
    let bottom = rect.y + rect.height - 1
    horizontalLine(x: rect.x, y: rect.y, length: rect.width, style: style)
    if rect.height > 1 {
      horizontalLine(x: rect.x, y: bottom, length: rect.width, style: style)
      verticalLine(x: rect.x, y: rect.y, length: rect.height, style: style)
      verticalLine(x: rect.x + rect.width - 1, y: rect.y, length: rect.height, style: style)
      label(footer, on: rect, y: bottom, style: titleStyle ?? style)
    }
    let used = label(title, on: rect, y: rect.y, style: titleStyle ?? style)
    let room = CellWidth.of(trailing) + 2
    guard !trailing.isEmpty, used + room + 1 <= rect.width - 2 else { return }
    let start = rect.x + rect.width - 1 - room
    text(" \(trailing) ", x: start, y: rect.y, style: titleStyle ?? style)
  }

  @discardableResult
  private mutating func label(_ text: String, on rect: Rect, y: Int, style: Style) -> Int {
    guard !text.isEmpty, rect.width >= 6 else { return 0 }
    return self.text(
      " \(text.padded(to: min(CellWidth.of(text), rect.width - 4))) ", x: rect.x + 1, y: y,
      style: style, maxWidth: rect.width - 2)
  }

  private mutating func join(_ strokes: Strokes, x: Int, y: Int, style: Style) {
    let present = Strokes(self[x, y].character) ?? []
    self[x, y] = Cell(present.union(strokes).glyph, style)
  }
}
