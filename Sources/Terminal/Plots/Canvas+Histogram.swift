import Plots

extension Canvas {
  /// Draws a histogram: synthetic rows as a fill in eighths of a cell, real rows as an outline.
  ///
  /// Bins of numbers and time stand side by side over an axis. Categories stand upright where their
  /// labels fit below them, and lie in rows otherwise; rows that do not fit scroll.
  ///
  /// - Parameters:
  ///   - first: the first category in view where they lie in rows.
  ///   - cursor: the bars to mark.
  public mutating func histogram(
    _ plot: HistogramPlot, in rect: Rect, look: PlotLook, first: Int = 0,
    cursor: Range<Int>? = nil
  ) {
    // On a canvas of its own, so that nothing reaches beyond the place however small it is.
    var part = Canvas(width: rect.width, height: rect.height)
    switch HistogramForm(plot, in: part.bounds) {
    case .nothing(let reason):
      part.text(
        reason, x: 0, y: rect.height / 2, width: rect.width, align: .center, style: look.muted)
    case .upright(let frame):
      part.upright(plot, frame, look: look)
      if let cursor { part.markUpright(plot, frame, cursor, look: look) }
    case .lying(let frame):
      part.lying(plot, frame, first: first, look: look)
      if let cursor { part.markLying(frame, first: first, cursor, look: look) }
    }
    draw(part, x: rect.x, y: rect.y)
  }
}

/// How a histogram is drawn in a given place.
public enum HistogramForm: Hashable, Sendable {
  /// Not at all, for the reason in words.
  case nothing(String)
  /// Bars over an axis.
  case upright(UprightFrame)
  /// A row a category.
  case lying(LyingFrame)

  /// The form that suits the plot and the place.
  public init(_ plot: HistogramPlot, in rect: Rect) {
    if rect.width < 1 || rect.height < 1 {
      self = .nothing("")
      return
    }
    switch plot.content {
    case .noCells: self = .nothing("nothing to count")
    case .noRows: self = .nothing("no rows")
    case .oneCell, .spread:
      let upright = UprightFrame(plot, in: rect)
      let lying = LyingFrame(plot, in: rect)
      if plot.axis != nil {
        self = rect.height >= 3 && rect.width >= 8 ? .upright(upright) : .lying(lying)
      } else {
        self = upright.fitsLabels ? .upright(upright) : .lying(lying)
      }
    }
  }

  /// Rows in view and rows in all, where there are more rows than fit.
  public var scrolling: (visible: Int, count: Int)? {
    guard case .lying(let frame) = self, frame.count > frame.visible else { return nil }
    return (frame.visible, frame.count)
  }
}
