import Terminal

/// Where the panes of the main page meet, as far as a person has moved it.
public struct Dividers: Hashable, Sendable {
  /// A line that can be dragged.
  public enum Kind: Hashable, Sendable {
    /// Between the list of columns and the pictures.
    case list
    /// Between the upper and the lower picture, or the list and the picture below it.
    case upper
  }

  /// Cells of the list of columns; `nil` as the layout has it.
  public var list: Int?
  /// Lines of the upper part; `nil` as the layout has it.
  public var upper: Int?

  /// Nothing moved.
  public init() {}
}

extension MainLayout {
  /// The divider under a cell: a border that two panes share.
  public func divider(at position: Position) -> Dividers.Kind? {
    guard let columns else { return nil }
    if let right = histogram ?? heatmap, right.x > columns.x, position.x == right.x,
      columns.contains(x: position.x, y: position.y), position.y > columns.y
    {
      return .list
    }
    let lower: Rect? =
      if let histogram, let heatmap, heatmap.y > histogram.y { heatmap } else {
        [histogram, heatmap].compactMap { $0 }.first { $0.y > columns.y }
      }
    guard let lower, position.y == lower.y, lower.contains(x: position.x, y: position.y) else {
      return nil
    }
    return .upper
  }

  /// The dividers with one of them at a cell.
  public func moved(_ dividers: Dividers, _ kind: Dividers.Kind, to position: Position) -> Dividers
  {
    var dividers = dividers
    switch kind {
    case .list: dividers.list = MainLayout.held(list: position.x + 1, size.width)
    case .upper: dividers.upper = MainLayout.held(upper: position.y - body.y + 1, body.height)
    }
    return dividers
  }

  /// A width of the list that leaves both sides something to show.
  static func held(list: Int, _ width: Int) -> Int { max(24, min(width - 30, list)) }

  /// A height of the upper part that leaves both parts something to show.
  static func held(upper: Int, _ height: Int) -> Int { max(7, min(height - 8, upper)) }
}
