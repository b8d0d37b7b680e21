import Plots

/// Where the parts of a picture of two distribution functions go: the functions over their axis, and a
/// strip with their difference below where there is room.
public struct DistributionFrame: Hashable, Sendable {
  /// Where the functions are drawn.
  public let area: Rect
  /// Where their difference is drawn.
  public let strip: Rect?

  /// Shares on the left, two rows for the axis, and three to five for the difference from 12 rows on.
  public init(_ plot: DistributionPlot, in rect: Rect) {
    let left = min(5, max(0, rect.width - 1))
    let height = max(0, rect.height - 2)
    let lower = plot.hasSynthetic && height >= 10 ? (height >= 18 ? 5 : 3) : 0
    area = Rect(
      x: rect.x + left, y: rect.y, width: rect.width - left,
      height: height - (lower > 0 ? lower + 1 : 0))
    strip =
      lower > 0
      ? Rect(x: area.x, y: area.y + area.height + 1, width: area.width, height: lower) : nil
  }

  /// The column of the screen that a value falls into; `nil` where there is no room.
  public func column(of place: Double, _ plot: DistributionPlot) -> Int? {
    guard area.width > 0 else { return nil }
    return area.x + min(area.width - 1, Int(plot.axis.position(of: place) * Double(area.width)))
  }

  /// The value in the middle of a column of the screen.
  public func place(ofColumn x: Int, _ plot: DistributionPlot) -> Double {
    let part = (Double(x - area.x) + 0.5) / Double(max(1, area.width))
    return plot.axis.lower + min(1, max(0, part)) * (plot.axis.upper - plot.axis.lower)
  }
}
