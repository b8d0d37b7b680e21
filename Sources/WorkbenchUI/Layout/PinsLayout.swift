import Terminal

/// Where the parts of the pins page go: the list on the left, the chosen pin beside the present
/// state on the right.
public struct PinsLayout: Hashable, Sendable {
  /// The frame of the list.
  public let list: Rect
  /// The frame of the present state's histogram.
  public let present: Rect?
  /// The frame of the pin's histogram.
  public let pinned: Rect?
  /// The frame of the heatmap against the pin.
  public let heatmap: Rect?

  /// Lays out `body`.
  public init(body: Rect) {
    guard body.width >= 76 else {
      let upper = body.height >= 16 ? body.height / 2 : body.height
      list = Rect(x: body.x, y: body.y, width: body.width, height: upper)
      let rest = Rect(
        x: body.x, y: body.y + upper - 1, width: body.width, height: body.height - upper + 1)
      heatmap = body.height >= 16 ? rest : nil
      present = nil
      pinned = nil
      return
    }
    let left = min(64, max(32, body.width * 2 / 5))
    list = Rect(x: body.x, y: body.y, width: left, height: body.height)
    let x = body.x + left - 1
    let width = body.x + body.width - x
    let upper = body.height >= 18 ? max(8, min(24, body.height * 2 / 5)) : body.height
    // Two histograms need some cells each; narrow screens draw the pin as marks in one.
    if width >= 70 {
      let half = width / 2 + 1
      present = Rect(x: x, y: body.y, width: half, height: upper)
      pinned = Rect(x: x + half - 1, y: body.y, width: width - half + 1, height: upper)
    } else {
      present = Rect(x: x, y: body.y, width: width, height: upper)
      pinned = nil
    }
    heatmap =
      upper < body.height
      ? Rect(x: x, y: body.y + upper - 1, width: width, height: body.height - upper + 1) : nil
  }

  /// All frames, those that overlap in a border only.
  public var frames: [Rect] { [list] + [present, pinned, heatmap].compactMap { $0 } }

  /// Lines of pins in the list: all but the border, the heads and what is said of the chosen one.
  public static func visiblePins(in frame: Rect) -> Int { max(1, min(26, (frame.height - 3) / 2)) }
}
