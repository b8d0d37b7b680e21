import Terminal

/// Where the start page's words and list go.
struct StartLayout {
  /// The first cell of everything, and the cells of a line.
  let x: Int
  let width: Int
  /// The line of the title.
  let top: Int
  /// Whether there is room for more than the title above the keys.
  let isFull: Bool
  /// The list; no lines where nothing fits.
  let list: Rect

  /// Lines above the keys where there is room.
  static let headLines = 5
  /// Lines of keys, with a blank one below.
  static let keyLines = 3

  init(_ state: WorkbenchState) {
    let body = state.layout.body
    width = min(96, max(0, state.size.width - 4))
    x = (state.size.width - width) / 2
    let lines = StartList(state.entries).lines.count
    isFull = body.height >= 12
    let head = (isFull ? StartLayout.headLines : 1) + StartLayout.keyLines
    top = max(body.y, body.y + (body.height - lines - head) / 3)
    let first = top + head
    list = Rect(x: x, y: first, width: width, height: max(0, body.y + body.height - first))
  }
}
