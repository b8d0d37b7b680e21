extension Canvas {
  /// The same picture cut or filled up with blanks to another size.
  public func fitted(to size: Size) -> Canvas {
    if width == size.width && height == size.height { return self }
    var result = Canvas(width: size.width, height: size.height)
    for y in 0..<min(height, result.height) {
      for x in 0..<min(width, result.width) {
        result[x, y] = self[x, y]
      }
      // A wide character cut in half would push the rest of the line.
      if result.width < width, result.width > 0, self[result.width, y].isTrailingHalf {
        result[result.width - 1, y] = Cell(" ", self[result.width - 1, y].style)
      }
    }
    return result
  }

  /// How many cells differ; all of them where the sizes differ.
  ///
  /// - Complexity: O(cells).
  public func changedCells(from other: Canvas) -> Int {
    guard width == other.width && height == other.height else { return width * height }
    return zip(cells, other.cells).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }

  /// The text of each row, without styles, blanks at the end removed; for tests and for copying.
  public var lines: [String] {
    (0..<height).map { y in
      var line = ""
      var kept = line.endIndex
      for x in 0..<width {
        let cell = self[x, y]
        if cell.isTrailingHalf { continue }
        line.append(cell.character)
        if cell.character != " " { kept = line.endIndex }
      }
      return String(line[..<kept])
    }
  }
}
