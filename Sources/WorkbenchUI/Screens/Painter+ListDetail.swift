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

  /// Which of a list's `count` lines are in view.
  func visible(
    _ layout: ListDetailLayout, hasHeads: Bool, _ cursor: ListCursor, of count: Int
  ) -> Range<Int> {
    let height = max(0, layout.lines(hasHeads: hasHeads).height)
    let first = cursor.firstLine(height: max(1, height), of: count)
    return first..<max(first, min(count, first + height))
  }

  /// The lines of a list that are in view, the chosen one marked; heads above them where there are some.
  mutating func drawLines(
    _ layout: ListDetailLayout, heads: [(String, ThemeRole)]? = nil, cursor: ListCursor,
    shown: Range<Int>, isFocused: Bool = true, _ lines: [[(String, ThemeRole)]]
  ) {
    let place = layout.lines(hasHeads: heads != nil)
    if let heads {
      run(heads, x: place.x + 2, y: place.y - 1, maxWidth: place.width - 3)
    }
    for (row, line) in lines.prefix(max(0, place.height)).enumerated() {
      let y = place.y + row
      run(line, x: place.x + 2, y: y, maxWidth: place.width - 3)
      guard shown.lowerBound + row == cursor.selected else { continue }
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
  func paragraph(_ text: String, _ width: Int, _ role: ThemeRole = .text) -> [[(String, ThemeRole)]]
  {
    ConfirmationText.wrapped(text, width).map { [($0, role)] }
  }
}
