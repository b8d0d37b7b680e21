/// Where a text sits in the cells it may use.
public enum Alignment: Hashable, Sendable {
  /// At the left edge.
  case left
  /// In the middle, one cell further left where the halves differ.
  case center
  /// At the right edge: numbers.
  case right
}

extension Canvas {
  /// Draws a text on one line and returns the cells used.
  ///
  /// The text is cut at the canvas's edges and after `maxWidth` cells; a wide character that does not
  /// fit wholly is left out. Control characters show as `·`, tabs and line ends as a blank.
  ///
  /// - Parameters:
  ///   - x: The column of the first cell; a text that starts left of the canvas loses its beginning.
  ///   - y: The row.
  ///   - style: How it is drawn.
  ///   - maxWidth: Cells it may use at most; up to the right edge without it.
  ///   - ellipsis: Whether a text that was cut ends in `…`, inside `maxWidth`.
  /// - Returns: Cells used, counted from `x`, at most `maxWidth`; 0 outside the canvas.
  /// - Complexity: O(cells drawn).
  @discardableResult
  public mutating func text(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = Style(), maxWidth: Int? = nil,
    ellipsis: Bool = false
  ) -> Int {
    guard y >= 0, y < height, x < width else { return 0 }
    let (room, overflow) = width.subtractingReportingOverflow(x)
    guard !overflow else { return 0 }
    let limit = min(max(0, maxWidth ?? room), room)
    if ellipsis, limit > 0, CellWidth.exceeds(text, limit) {
      let used = draw(text, x: x, y: y, style: style, limit: limit - 1)
      put(Glyph(character: "…", width: 1), x: x + used, y: y, style: style)
      return used + 1
    }
    return draw(text, x: x, y: y, style: style, limit: limit)
  }

  /// Draws a text aligned in `width` cells, blanks around it in the same style; one that is too long
  /// ends in `…`.
  public mutating func text(
    _ text: some StringProtocol, x: Int, y: Int, width: Int, align: Alignment,
    style: Style = Style()
  ) {
    let area = Rect(x: x, y: y, width: width, height: 1)
    let width = area.width
    guard width > 0 else { return }
    fill(area, Cell(" ", style))
    let free = max(0, width - min(width, CellWidth.of(text)))
    let start =
      switch align {
      case .left: 0
      case .center: free / 2
      case .right: free
      }
    self.text(
      text, x: area.x + start, y: y, style: style, maxWidth: width - start, ellipsis: true)
  }

  private mutating func draw(
    _ text: some StringProtocol, x: Int, y: Int, style: Style, limit: Int
  ) -> Int {
    var used = 0
    Glyph.forEach(in: text) { glyph in
      if used + glyph.width > limit { return false }
      put(glyph, x: x + used, y: y, style: style)
      used += glyph.width
      return true
    }
    return used
  }

  private mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    if glyph.width == 2 {
      // Half a wide character at an edge shows as a blank.
      guard x >= 0, x + 1 < width else {
        self[x, y] = Cell(" ", style)
        self[x + 1, y] = Cell(" ", style)
        return
      }
      self[x, y] = Cell(glyph.character, style)
      self[x + 1, y] = Cell(Cell.trailingHalf, style)
    } else {
      self[x, y] = Cell(glyph.character, style)
    }
  }
}

extension CellWidth {
  /// Whether `text` takes more than `limit` cells; looks no further than needed.
  static func exceeds(_ text: some StringProtocol, _ limit: Int) -> Bool {
    var cells = 0
    for scalar in text.unicodeScalars {
      cells += of(scalar)
      if cells > limit { return true }
    }
    return false
  }
}

extension String {
  /// The text in exactly `cells` cells: cut with `…`, or padded with blanks.
  public func padded(to cells: Int, align: Alignment = .left) -> String {
    var line = Canvas(width: cells, height: 1)
    line.text(self, x: 0, y: 0, width: cells, align: align)
    return line.cells.reduce(into: "") { if !$1.isTrailingHalf { $0.append($1.character) } }
  }
}
