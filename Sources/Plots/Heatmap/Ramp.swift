/// A ladder of tones that a value's position on a scale is rounded to.
///
/// Diverging ramps have an odd number of steps, so that zero is a tone of its own.
public struct Ramp: Hashable, Sendable {
  /// How many tones there are, at least 1.
  public let steps: Int

  /// A ramp of `steps` tones, at least 1.
  public init(steps: Int) { self.steps = max(1, steps) }

  /// The tone of a position 0 … 1; outside positions take the nearest end, nan the first tone.
  public func step(at position: Double) -> Int {
    guard !position.isNaN else { return 0 }
    let step = (min(1, max(0, position)) * Double(steps)).rounded(.down)
    return min(steps - 1, Int(step))
  }

  /// Glyphs of growing ink for terminals without colour, in Unicode shades.
  public static let shades: [Character] = ["·", "░", "▒", "▓", "█"]

  /// Glyphs of growing ink within ASCII.
  public static let inks: [Character] = [".", ":", "o", "O", "#"]
}
