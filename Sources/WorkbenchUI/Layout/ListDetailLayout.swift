import Terminal

/// A list on the left and what is chosen in it on the right; on narrow screens one above the other, on
/// small ones the list alone.
public struct ListDetailLayout: Hashable, Sendable {
  /// The frame of the list.
  public let list: Rect
  /// The frame of what is chosen; `nil` where there is no room.
  public let detail: Rect?

  /// Lays out `body` with a list of about `width` cells.
  public init(body: Rect, width: Int = 48) {
    if body.width >= 72 {
      let left = max(28, min(width, body.width * 9 / 20))
      list = Rect(x: body.x, y: body.y, width: left, height: body.height)
      detail = Rect(
        x: body.x + left - 1, y: body.y, width: body.width - left + 1, height: body.height)
    } else if body.height >= 16 {
      let upper = body.height * 2 / 5
      list = Rect(x: body.x, y: body.y, width: body.width, height: upper)
      detail = Rect(
        x: body.x, y: body.y + upper - 1, width: body.width, height: body.height - upper + 1)
    } else {
      list = body
      detail = nil
    }
  }

  /// The lines of the list, without the heads where there are some.
  public func lines(hasHeads: Bool) -> Rect {
    let heads = hasHeads ? 1 : 0
    return Rect(
      x: list.x + 1, y: list.y + 1 + heads, width: list.width - 2,
      height: max(0, list.height - 2 - heads))
  }
}
