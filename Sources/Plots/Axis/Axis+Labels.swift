/// A tick with the cells that its label takes on a line of text.
public struct PlacedTick: Hashable, Sendable {
  /// The tick.
  public var tick: Tick
  /// The cell its mark stands in, within the line.
  public var column: Int
  /// The first cell of its label, within the line.
  public var labelStart: Int
}

extension PlacedTick {
  /// Ticks with labels centred under their marks on a line of `width` cells; `nil` where two labels
  /// would touch or one does not fit.
  static func place(
    _ ticks: [Tick], width: Int, position: (Double) -> Double
  ) -> [PlacedTick]? {
    var placed: [PlacedTick] = []
    var free = 0
    for tick in ticks {
      let column = min(width - 1, Int(position(tick.value) * Double(width)))
      let length = tick.label.count
      guard length <= width else { return nil }
      let start = min(width - length, max(0, column - length / 2))
      guard start >= free else { return nil }
      placed.append(PlacedTick(tick: tick, column: column, labelStart: start))
      free = start + length + 1
    }
    return placed
  }
}

extension Axis {
  /// As many ticks as fit a line of `width` cells with labels centred under their marks, whole, and
  /// at least one blank apart. Complexity: O(width²) at worst, on screens that is a few hundred.
  public func placedTicks(width: Int) -> [PlacedTick] {
    guard width > 0 else { return [] }
    for count in stride(from: min(40, max(1, width / 3)), through: 1, by: -1) {
      let placed = PlacedTick.place(
        ticks(atMost: count), width: width, position: position(of:))
      if let placed, !placed.isEmpty { return placed }
    }
    return []
  }
}
