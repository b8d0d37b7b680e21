import Terminal

/// Where the inferred domains go: what confirming means, a line a column, the chosen domain at more length, the keys.
struct DomainsFrame {
  let frame: Rect
  /// What confirming means.
  let meaning: Rect
  /// A line a column.
  let list: Rect
  /// The chosen column's domain at more length; no lines on short screens.
  let detail: Rect
  /// The row of keys, or why Enter did nothing.
  let keys: Rect
  /// What ``meaning`` holds, in lines of its width.
  let sentence: [String]

  /// Cells of the cursor and the mark before a column's name.
  static let markWidth = 6

  init(_ count: Int, size: Size) {
    let width = min(size.width, 96)
    let inner = max(0, width - 4)
    sentence = ConfirmationText.wrapped(DomainList.meaning, inner)
    let lines = sentence.count
    let most = min(size.height, max(8, size.height - 2))
    // A line and three lines of text, where the list keeps at least as many.
    let lower = most >= lines + 14 ? 4 : 0
    let height = min(most, 4 + lines + lower + max(1, count))
    frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height) / 3), width: width,
      height: height)
    meaning = Rect(
      x: frame.x + 2, y: frame.y + 1, width: inner, height: max(0, min(lines, height - 5)))
    let top = meaning.y + meaning.height + 1
    let bottom = frame.y + height - 2
    list = Rect(
      x: frame.x + 2, y: top, width: inner, height: max(0, bottom - lower - top))
    detail = Rect(
      x: frame.x + 2, y: bottom - max(0, lower - 1), width: inner, height: max(0, lower - 1))
    keys = Rect(x: frame.x + 2, y: bottom, width: inner, height: 1)
  }

  /// The keys named in the last row, as they stand there.
  static let named: [(key: Key, name: String, label: String)] = [
    (.character(" "), "Space", "mark off or on"), (.enter, "Enter", "confirm the marked"),
    (.escape, "Esc", "leave it"),
  ]

  /// The key whose name or label is at a cell.
  func key(at position: Position) -> Key? {
    guard position.y == keys.y else { return nil }
    var x = keys.x
    for entry in DomainsFrame.named {
      let width = entry.name.count + 1 + entry.label.count
      if position.x >= x, position.x < x + width { return entry.key }
      x += width + 2
    }
    return nil
  }
}
