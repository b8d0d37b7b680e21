import Terminal

extension Painter {
  /// The frames of a page made of a list and what is chosen in it; the list has the focus.
  mutating func drawFrames(_ layout: ListDetailLayout, isDetailFocused: Bool = false) {
    let quiet = theme[snapshot.mode.borderRole]
    if let detail = layout.detail, isDetailFocused {
      canvas.box(layout.list, style: quiet)
      canvas.box(detail, style: theme[.borderFocused])
    } else {
      if let detail = layout.detail { canvas.box(detail, style: quiet) }
      canvas.box(layout.list, style: theme[.borderFocused])
    }
  }

  /// The lines of a list with the chosen one marked; heads above them where there are some.
  mutating func drawLines(
    _ layout: ListDetailLayout, heads: [(String, ThemeRole)]? = nil, cursor: ListCursor, count: Int,
    isFocused: Bool = true, line: (Int) -> [(String, ThemeRole)]
  ) {
    let place = layout.lines(hasHeads: heads != nil)
    if let heads {
      run(heads, x: place.x + 2, y: place.y - 1, maxWidth: place.width - 3)
    }
    let first = cursor.firstLine(height: max(1, place.height), of: count)
    for (row, index) in (0..<count).dropFirst(first).prefix(place.height).enumerated() {
      let y = place.y + row
      run(line(index), x: place.x + 2, y: y, maxWidth: place.width - 3)
      guard index == cursor.selected else { continue }
      highlight(
        Rect(x: place.x, y: y, width: place.width, height: 1),
        isFocused ? .selection : .selectionQuiet)
      canvas.text("▸", x: place.x, y: y, style: canvas[place.x, y].style)
    }
  }

  /// Lines of text in a frame, from its top; returns the first free row.
  @discardableResult
  mutating func drawText(_ lines: [[(String, ThemeRole)]], in frame: Rect) -> Int {
    var y = frame.y + 1
    for line in lines where y < frame.y + frame.height - 1 {
      run(line, x: frame.x + 2, y: y, maxWidth: frame.width - 4)
      y += 1
    }
    return y
  }

  /// A text in as many lines as it needs.
  func paragraph(_ text: String, _ width: Int, _ role: ThemeRole = .text) -> [[(String, ThemeRole)]] {
    ConfirmationText.wrapped(text, width).map { [($0, role)] }
  }
}
