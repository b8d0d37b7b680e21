import Engine
import Terminal

/// Where the fields of a line of the column list go; fields that do not fit are left out, the name
/// and ε_c last.
public struct ColumnListFrame: Hashable, Sendable {
  /// A field's place on its line.
  public struct Field: Hashable, Sendable {
    /// The first cell, counted from the canvas's left edge.
    public var x: Int
    /// Its cells.
    public var width: Int
  }

  /// The lines of columns, without the heads.
  public let lines: Rect
  /// The name.
  public private(set) var name = Field(x: 0, width: 0)
  /// The marks after the name.
  public private(set) var marks = Field(x: 0, width: 0)
  /// The kind, where there is room.
  public private(set) var kind: Field?
  /// The share's bar.
  public private(set) var bar: Field?
  /// The share in numbers.
  public private(set) var share: Field?
  /// ε_c.
  public private(set) var epsilon: Field?
  /// The cap on ε_c, where there is one to show.
  public private(set) var cap: Field?
  /// The distance between real and synthetic.
  public private(set) var distance: Field?
  /// The shape of the distribution.
  public private(set) var shape: Field?

  /// Lines of columns in a frame: all but the border and the heads.
  public static func visibleRows(in frame: Rect) -> Int { max(1, frame.height - 3) }

  /// Lays out the frame of the list for names of up to `longestName` cells, with a column of caps
  /// where some are set.
  public init(in frame: Rect, longestName: Int, hasCaps: Bool = false) {
    let inner = Rect(
      x: frame.x + 1, y: frame.y + 2, width: frame.width - 2, height: frame.height - 3)
    lines = inner
    // Two cells for the cursor's mark, one at the right edge.
    var room = inner.width - 3
    let least = min(longestName, 10)
    var widths: [WritableKeyPath<ColumnListFrame, Field?>: Int] = [:]
    room -= least + 2
    let caps: [(WritableKeyPath<ColumnListFrame, Field?>, Int)] = hasCaps ? [(\.cap, 5)] : []
    let wishes: [(WritableKeyPath<ColumnListFrame, Field?>, Int)] =
      [(\.epsilon, 5), (\.bar, 5), (\.distance, 5), (\.share, 4)] + caps
      + [(\.shape, 10), (\.kind, 9)]
    for (field, width) in wishes {
      guard room >= width + 1 else { continue }
      widths[field] = width
      room -= width + 1
    }
    let more = max(0, min(longestName - least, min(room, 14)))
    room = max(0, room - more)
    if let bar = widths[\.bar] {
      let wider = min(room, 7)
      widths[\.bar] = bar + wider
      room -= wider
    }
    if let shape = widths[\.shape] { widths[\.shape] = shape + min(room, 14) }
    var x = inner.x + 2
    name = Field(x: x, width: max(0, min(least + more, inner.width - 3)))
    x += name.width
    marks = Field(x: x, width: 2)
    x += 3
    let order: [WritableKeyPath<ColumnListFrame, Field?>] = [
      \.kind, \.bar, \.share, \.epsilon, \.cap, \.distance, \.shape,
    ]
    for field in order {
      guard let width = widths[field] else { continue }
      self[keyPath: field] = Field(x: x, width: width)
      x += width + 1
    }
  }

  /// The column drawn in a cell when the list shows `count` columns from `first`.
  public func column(at position: Position, first: Int, count: Int) -> Int? {
    guard lines.contains(x: position.x, y: position.y) else { return nil }
    let place = first + position.y - lines.y
    return place < count ? place : nil
  }
}
