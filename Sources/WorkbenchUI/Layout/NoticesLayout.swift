import Terminal

/// Where the notices and the full text of the chosen one go.
struct NoticesLayout {
  /// The notices, a line each.
  let list: Rect
  /// The chosen notice in full; no lines on short screens.
  let details: Rect

  init(body: Rect) {
    let inside = body.inset()
    let lines = inside.height >= 10 ? 4 : 0
    list = Rect(
      x: inside.x + 1, y: inside.y, width: max(0, inside.width - 2),
      height: max(0, inside.height - (lines > 0 ? lines + 1 : 0)))
    details = Rect(
      x: inside.x + 1, y: inside.y + inside.height - lines, width: max(0, inside.width - 2),
      height: lines)
  }
}
