import Terminal

/// Where the parts of the pair page go: the other columns on the left, the tables on the right.
///
/// Narrow screens put the list above the tables; small ones show one of the two alone.
public struct PairLayout: Hashable, Sendable {
  /// The frame of the list, where there is one.
  public let list: Rect?
  /// The frame of the tables.
  public let main: Rect

  /// Lays out `body`; where there is room for one part only it is the tables.
  public init(body: Rect) {
    if body.width >= 72 {
      let left = min(44, max(26, body.width / 3))
      list = Rect(x: body.x, y: body.y, width: left, height: body.height)
      main = Rect(
        x: body.x + left - 1, y: body.y, width: body.width - left + 1, height: body.height)
    } else if body.height >= 18 {
      let upper = min(12, body.height * 2 / 5)
      list = Rect(x: body.x, y: body.y, width: body.width, height: upper)
      main = Rect(
        x: body.x, y: body.y + upper - 1, width: body.width, height: body.height - upper + 1)
    } else {
      list = nil
      main = body
    }
  }

  /// The tables alone, in a frame of another page.
  init(main: Rect) {
    list = nil
    self.main = main
  }

  /// All frames, those that overlap in a border only.
  public var frames: [Rect] { [list, main].compactMap { $0 } }

  /// Lines of the list: all but the border and the heads.
  public static func visiblePartners(in frame: Rect?) -> Int { max(1, (frame?.height ?? 4) - 3) }

  /// The places of `count` tables within `area`: side by side, one above the other, or none where they
  /// would be too small to be read.
  static func tables(_ count: Int, in area: Rect) -> [Rect]? {
    let gap = 2
    let width = (area.width - gap * (count - 1)) / max(1, count)
    if width >= 24, area.height >= 7 {
      return (0..<count).map {
        Rect(x: area.x + $0 * (width + gap), y: area.y, width: width, height: area.height)
      }
    }
    let height = area.height / max(1, count)
    guard height >= 9, area.width >= 20 else { return nil }
    return (0..<count).map {
      Rect(x: area.x, y: area.y + $0 * height, width: area.width, height: height - 1)
    }
  }
}
