import Plots

/// Where the parts of a curve's picture go.
public struct CurveFrame: Hashable, Sendable {
  /// Where the curve is drawn.
  public let area: Rect
  /// The ticks of the axis on the left.
  public let valueTicks: [Tick]

  /// Values on the left, as wide as their labels, and two rows below for the places.
  public init(_ plot: CurvePlot, in rect: Rect) {
    let height = max(0, rect.height - 2)
    valueTicks = plot.valueAxis.ticks(atMost: max(2, min(8, height / 2 + 1)))
    let room = valueTicks.map(\.label.count).max() ?? 0
    let left = min(room + 1, max(0, rect.width - 1))
    area = Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: height)
  }

  /// The column of the screen that a place falls into; `nil` where there is no room.
  public func column(of place: Double, _ plot: CurvePlot) -> Int? {
    guard area.width > 0 else { return nil }
    let position = plot.placeAxis.position(of: place)
    return area.x + min(area.width - 1, Int(position * Double(area.width)))
  }

  /// The row of the screen that a value falls into; `nil` where there is no room.
  public func row(of value: Double, _ plot: CurvePlot) -> Int? {
    guard area.height > 0 else { return nil }
    let position = plot.valueAxis.position(of: value)
    return area.y + area.height - 1 - min(area.height - 1, Int(position * Double(area.height)))
  }

  /// Which of some places lies nearest to a column of the screen.
  public func nearest(_ places: [Double], to column: Int, _ plot: CurvePlot) -> Int? {
    let offsets = places.map { place in self.column(of: place, plot).map { abs($0 - column) } }
    return offsets.indices.min { (offsets[$0] ?? .max) < (offsets[$1] ?? .max) }
  }
}
