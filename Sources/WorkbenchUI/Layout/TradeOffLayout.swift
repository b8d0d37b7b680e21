import Terminal

/// Where the parts of the trade-off page go: the read-out beside the curve, or below it on narrow
/// screens.
public struct TradeOffLayout: Hashable, Sendable {
  /// The frame of the curve.
  public let curve: Rect
  /// The frame of the read-out; `nil` where there is no room.
  public let readout: Rect?

  /// Lays out `body`.
  public init(body: Rect) {
    if body.width >= 84, body.height >= 8 {
      let side = min(52, body.width * 2 / 5)
      curve = Rect(x: body.x, y: body.y, width: body.width - side + 1, height: body.height)
      readout = Rect(
        x: body.x + body.width - side, y: body.y, width: side, height: body.height)
    } else if body.height >= 18 {
      let lower = 9
      curve = Rect(x: body.x, y: body.y, width: body.width, height: body.height - lower + 1)
      readout = Rect(
        x: body.x, y: body.y + body.height - lower, width: body.width, height: lower)
    } else {
      curve = body
      readout = nil
    }
  }

  /// Where the curve is drawn within its frame: two lines at the bottom are for legend and read-out.
  public var plot: Rect {
    Rect(
      x: curve.x + 2, y: curve.y + 1, width: curve.width - 4, height: curve.height - 2 - lines)
  }

  /// Lines below the plot.
  public var lines: Int { curve.height < 8 ? 0 : (readout == nil ? 2 : 1) }
}
