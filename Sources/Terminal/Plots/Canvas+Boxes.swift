import Plots

/// Where the parts of a picture of boxes go: names on the left, medians on the right, the number's axis
/// below.
public struct BoxFrame: Hashable, Sendable {
  /// Where the boxes are drawn.
  public let area: Rect
  /// Columns of the screen for names, the gap after them included.
  public let nameWidth: Int
  /// Rows of the screen that a group takes: 2 where all fit, the real box above the synthetic one.
  public let rowsPerGroup: Int
  /// Groups in view.
  public let visible: Int

  /// Lays `plot` out in `rect`.
  public init(_ plot: BoxPlot, in rect: Rect) {
    let longest = plot.groups.map { CellWidth.of($0.label) }.max() ?? 0
    nameWidth = min(longest, max(4, rect.width / 4)) + 1
    area = Rect(
      x: rect.x + nameWidth, y: rect.y, width: rect.width - nameWidth, height: rect.height - 2)
    let isWide = plot.hasSynthetic && area.height >= 2 * plot.groups.count
    rowsPerGroup = isWide ? 2 : 1
    visible = max(0, min(plot.groups.count, area.height / rowsPerGroup))
  }

  /// The first group in view so that `chosen` is seen.
  public func first(_ chosen: Int, of count: Int) -> Int {
    max(0, min(chosen - visible / 2, count - visible))
  }
}

extension Canvas {
  /// Draws a number by groups: whiskers from 5 to 95 % of the rows, a box from 25 to 75 %, a mark at the
  /// median; the real box as a heavy line, the synthetic one filled.
  ///
  /// - Parameter chosen: the group to keep in view and mark.
  public mutating func boxes(_ plot: BoxPlot, in rect: Rect, chosen: Int, look: PlotLook) {
    var part = Canvas(width: rect.width, height: rect.height)
    part.drawBoxes(plot, BoxFrame(plot, in: part.bounds), chosen: chosen, look: look)
    draw(part, x: rect.x, y: rect.y)
  }

  private mutating func drawBoxes(
    _ plot: BoxPlot, _ frame: BoxFrame, chosen: Int, look: PlotLook
  ) {
    let area = frame.area
    guard area.width > 0, area.height > 0 else { return }
    let first = frame.first(chosen, of: plot.groups.count)
    for (place, group) in plot.groups.enumerated().dropFirst(first).prefix(frame.visible) {
      let y = area.y + (place - first) * frame.rowsPerGroup
      text(
        group.label, x: 0, y: y, width: frame.nameWidth - 1, align: .left,
        style: place == chosen ? look.accent : look.text)
      guard group.real != nil || group.synthetic != nil else {
        text("no rows", x: area.x, y: y, style: look.muted, maxWidth: area.width)
        continue
      }
      if let synthetic = group.synthetic {
        drawFilled(synthetic, plot.axis, y: y + frame.rowsPerGroup - 1, area, look: look)
      }
      if let real = group.real {
        drawOutlined(
          real, plot.axis, y: y, area,
          isOnFill: frame.rowsPerGroup == 1 && group.synthetic != nil, look: look)
      }
    }
    let y = area.y + area.height
    for column in 0..<area.width { self[area.x + column, y] = Cell("▔", look.axis) }
    for placed in plot.axis.placedTicks(width: area.width) {
      self[area.x + placed.column, y] = Cell("╵", look.axis)
      text(placed.tick.label, x: area.x + placed.labelStart, y: y + 1, style: look.axis)
    }
  }

  private func columns(_ box: BoxSummary, _ axis: Axis, _ area: Rect) -> [Int] {
    box.quantiles.map {
      area.x + min(area.width - 1, Int(axis.position(of: $0) * Double(area.width)))
    }
  }

  private mutating func drawFilled(
    _ box: BoxSummary, _ axis: Axis, y: Int, _ area: Rect, look: PlotLook
  ) {
    let ends = columns(box, axis, area)
    for x in ends[0]...ends[4] { self[x, y] = Cell("─", look.synthetic) }
    for x in ends[1]...ends[3] { self[x, y] = Cell("█", look.synthetic) }
    var style = look.realOnFill
    if look.depth != .none { style.foreground = look.text.foreground }
    self[ends[2], y] = Cell("│", style)
  }

  private mutating func drawOutlined(
    _ box: BoxSummary, _ axis: Axis, y: Int, _ area: Rect, isOnFill: Bool, look: PlotLook
  ) {
    let ends = columns(box, axis, area)
    func style(_ x: Int) -> Style {
      isOnFill && self[x, y].character == "█" ? look.realOnFill : look.real
    }
    guard !isOnFill else {
      // One line for both: the real box shows by its edges and its median.
      for (x, glyph) in [(ends[1], Character("[")), (ends[3], "]"), (ends[2], "┃")] {
        self[x, y] = Cell(glyph, style(x))
      }
      return
    }
    for x in ends[0]...ends[4] { self[x, y] = Cell("─", look.real) }
    for x in ends[1]...ends[3] { self[x, y] = Cell("━", look.real) }
    for (x, glyph) in [(ends[1], Character("┣")), (ends[3], "┫"), (ends[2], "┃")] {
      self[x, y] = Cell(glyph, look.real)
    }
  }
}
