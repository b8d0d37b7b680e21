import Terminal

/// Where the grids of rows go: side by side on wide screens, one above the other on others.
public struct RowsLayout: Hashable, Sendable {
  /// The frame of the real rows, where they are shown.
  public let real: Rect?
  /// The frame of the synthetic rows, where they are shown.
  public let synthetic: Rect?

  /// Lays out `body` for what is shown.
  public init(body: Rect, side: RowSide) {
    switch side {
    case .real:
      real = body
      synthetic = nil
    case .synthetic:
      real = nil
      synthetic = body
    case .both where body.width >= 100:
      let left = body.width / 2 + 1
      real = Rect(x: body.x, y: body.y, width: left, height: body.height)
      synthetic = Rect(
        x: body.x + left - 1, y: body.y, width: body.width - left + 1, height: body.height)
    case .both where body.height >= 12:
      let upper = body.height / 2 + 1
      real = Rect(x: body.x, y: body.y, width: body.width, height: upper)
      synthetic = Rect(
        x: body.x, y: body.y + upper - 1, width: body.width, height: body.height - upper + 1)
    case .both:
      real = nil
      synthetic = body
    }
  }

  /// Rows in view of a grid: all but the border, the names and the kinds.
  public static func visibleRows(in frame: Rect) -> Int { max(1, frame.height - 4) }
}
