import Terminal

/// Where the start page's words and samples go.
struct StartLayout {
  /// The first cell of everything, and the cells of a line.
  let x: Int
  let width: Int
  /// The line of the title.
  let top: Int
  /// Whether there is room for more than the title above the keys.
  let isFull: Bool
  /// The samples, a line each; no lines where nothing fits.
  let list: Rect

  /// Lines above the keys where there is room.
  static let headLines = 5

  init(_ state: WorkbenchState) {
    let body = state.layout.body
    width = min(72, max(0, state.size.width - 4))
    x = (state.size.width - width) / 2
    top = max(body.y, body.y + (body.height - state.samples.count - 8) / 3)
    isFull = body.height >= 12
    let first = top + (isFull ? StartLayout.headLines : 1) + 4
    list = Rect(x: x, y: first, width: width, height: body.y + body.height - first)
  }
}
