import Terminal

/// A chosen line of a list and the first line in view.
public struct ListCursor: Hashable, Sendable {
  /// The chosen line.
  public private(set) var selected = 0
  /// The first line in view when the list was last settled.
  public private(set) var top = 0

  /// The first line of a list.
  public init() {}

  /// Chooses line `index` of `count`, held within the list.
  public mutating func select(_ index: Int, of count: Int) {
    selected = max(0, min(count - 1, index))
  }

  /// Moves by `step` lines, held within the list.
  public mutating func move(by step: Int, of count: Int) {
    select(selected.addingReportingOverflow(step).partialValue, of: count)
  }

  /// The first line in view so that the chosen one is seen in `height` lines and no line is wasted.
  public func firstLine(height: Int, of count: Int) -> Int {
    let lowest = max(0, min(selected, count - height))
    let highest = max(0, selected - max(0, height - 1))
    return max(highest, min(lowest, top, max(0, count - height)))
  }

  /// Remembers what is in view, so that the list scrolls only when it must.
  public mutating func settle(height: Int, of count: Int) {
    selected = max(0, min(count - 1, selected))
    top = firstLine(height: height, of: count)
  }

  /// Takes a key that moves in a list where no letters are typed; a page has `height` lines.
  ///
  /// - Returns: whether it was one.
  mutating func take(_ stroke: KeyStroke, height: Int, of count: Int) -> Bool {
    switch stroke {
    case KeyStroke(.up), KeyStroke.char("k"): move(by: -1, of: count)
    case KeyStroke(.down), KeyStroke.char("j"): move(by: 1, of: count)
    case KeyStroke(.pageUp): move(by: -height, of: count)
    case KeyStroke(.pageDown): move(by: height, of: count)
    case KeyStroke(.home), KeyStroke.char("g"): select(0, of: count)
    case KeyStroke(.end), KeyStroke.char("G"): select(count - 1, of: count)
    default: return false
    }
    return true
  }
}
