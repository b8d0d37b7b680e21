import Terminal

/// Where the parts of the main page go: a total function of the screen's size.
///
/// Wide screens have columns on the left, the histogram over the heatmap on the right. Short ones
/// drop the heatmap, narrow ones put panes one above the other, small ones show the pane with the
/// focus alone. Frames of neighbours share their border; interiors never overlap.
public struct MainLayout: Hashable, Sendable {
  /// The extent of the screen.
  public let size: Size
  /// Whether there is a line for what the next edit would do.
  private let tellsNext: Bool
  /// The frame of the list of columns, where there is one.
  public let columns: Rect?
  /// The frame of the histogram, where there is one.
  public let histogram: Rect?
  /// The frame of the heatmap, where there is one.
  public let heatmap: Rect?

  /// The smallest screen that shows anything but its own size.
  public static let least = Size(width: 24, height: 6)

  /// Whether the screen is smaller than ``least``.
  public var isTooSmall: Bool {
    size.width < MainLayout.least.width || size.height < MainLayout.least.height
  }

  /// The line on top: file, budget, mode.
  public var top: Rect { Rect(x: 0, y: 0, width: size.width, height: min(1, size.height)) }

  /// The lines for the last effect, what the next edit would do, and the stages: none on short
  /// screens, up to three on tall narrow ones.
  public var status: Rect {
    let height = MainLayout.statusHeight(size, tellsNext)
    return Rect(x: 0, y: size.height - 1 - height, width: size.width, height: height)
  }

  /// The line of hints at the bottom.
  public var hints: Rect {
    Rect(x: 0, y: size.height - 1, width: size.width, height: size.height > 1 ? 1 : 0)
  }

  /// What is left between the top line and the status.
  public var body: Rect { MainLayout.body(size, tellsNext) }

  /// The frame of a pane, where it is shown.
  public func frame(of pane: Pane) -> Rect? {
    switch pane {
    case .columns: columns
    case .histogram: histogram
    case .heatmap: heatmap
    }
  }

  /// The pane in whose frame the cell lies; a border that two share belongs to the one below or to
  /// the right, whose title it bears.
  public func pane(at position: Position) -> Pane? {
    Pane.allCases.last { frame(of: $0)?.contains(x: position.x, y: position.y) ?? false }
  }

  /// Lays out a screen of `size`; where there is room for one pane only it is `pane`.
  ///
  /// - Parameters:
  ///   - tellsNext: whether tall screens have a line for what the next edit would do.
  ///   - dividers: where a person has moved the panes' borders to.
  public init(
    size: Size, pane: Pane, isMaximised: Bool = false, tellsNext: Bool = true,
    dividers: Dividers = Dividers()
  ) {
    self.size = size
    self.tellsNext = tellsNext
    let body = MainLayout.body(size, tellsNext)
    var frames: [Pane: Rect] = [:]
    let isTooSmall = size.width < MainLayout.least.width || size.height < MainLayout.least.height
    if isTooSmall {
      frames = [:]
    } else if isMaximised {
      frames = [pane: body]
    } else if size.width >= 64 {
      frames = MainLayout.sideBySide(body, pane, dividers)
    } else if body.height >= 20 {
      let upper = MainLayout.held(upper: dividers.upper ?? max(8, body.height * 2 / 5), body.height)
      let second = pane == .heatmap ? Pane.heatmap : .histogram
      frames = [
        .columns: Rect(x: 0, y: body.y, width: body.width, height: upper),
        second: Rect(
          x: 0, y: body.y + upper - 1, width: body.width, height: body.height - upper + 1),
      ]
    } else {
      frames = [pane: body]
    }
    columns = frames[.columns]
    histogram = frames[.histogram]
    heatmap = frames[.heatmap]
  }

  private static func sideBySide(_ body: Rect, _ pane: Pane, _ dividers: Dividers) -> [Pane: Rect] {
    let left = dividers.list.map { held(list: $0, body.width) } ?? listWidth(body.width)
    let right = Rect(
      x: left - 1, y: body.y, width: body.width - left + 1, height: body.height)
    let list = Rect(x: 0, y: body.y, width: left, height: body.height)
    guard body.height >= 18 else {
      return [.columns: list, pane == .heatmap ? .heatmap : .histogram: right]
    }
    let upper =
      dividers.upper.map { held(upper: $0, body.height) } ?? max(9, min(26, body.height * 2 / 5))
    return [
      .columns: list,
      .histogram: Rect(x: right.x, y: body.y, width: right.width, height: upper),
      .heatmap: Rect(
        x: right.x, y: body.y + upper - 1, width: right.width, height: body.height - upper + 1),
    ]
  }

  private static func listWidth(_ width: Int) -> Int {
    switch width {
    case ..<80: max(27, width * 2 / 5)
    case ..<100: width * 2 / 5
    case ..<160: min(52, width * 2 / 5)
    default: min(76, width * 7 / 20)
    }
  }

  private static func statusHeight(_ size: Size, _ tellsNext: Bool) -> Int {
    if size.height < 10 { return 0 }
    if size.height < 30 { return 1 }
    let lines = size.width < 150 ? 2 : 1
    return lines + (tellsNext && (size.height >= 36 || lines == 1) ? 1 : 0)
  }

  private static func body(_ size: Size, _ tellsNext: Bool) -> Rect {
    Rect(
      x: 0, y: 1, width: size.width, height: size.height - 2 - statusHeight(size, tellsNext))
  }
}
