/// Colours in order, for heatmaps: low to high, or most negative to most positive.
public struct Ramp: Hashable, Sendable {
  /// The colours, lowest first; never empty.
  public let colors: [Color]

  /// A ramp; without colours it has the terminal's own alone.
  public init(_ colors: [Color]) { self.colors = colors.isEmpty ? [.standard] : colors }

  /// A ramp of true colours `0xRRGGBB`.
  public init(hex: [UInt32]) { self.init(hex.map { Color(RGB($0)) }) }

  /// The colour of a part of the way, 0 … 1; outside it is held at the ends, not-a-number counts as 0.
  public func color(at fraction: Double) -> Color { colors[index(at: fraction)] }

  /// The colour of a signed part, −1 … 1: 0 has the middle colour of a diverging ramp.
  public func color(signed part: Double) -> Color {
    color(at: part.isNaN ? 0.5 : (part + 1) / 2)
  }

  /// The step of a part of the way: 0 … `colors.count` − 1, all steps equally wide.
  public func index(at fraction: Double) -> Int {
    guard fraction > 0 else { return 0 }
    guard fraction < 1 else { return colors.count - 1 }
    return min(colors.count - 1, Int(fraction * Double(colors.count)))
  }
}
