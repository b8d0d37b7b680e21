/// A mark on an axis.
public struct Tick: Hashable, Sendable {
  /// Where it stands, in the axis's own measure.
  public var value: Double
  /// What is written beside it.
  public var label: String

  /// A tick at `value` that reads `label`.
  public init(value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// A stretch of numbers or time with sensible ticks.
public struct Axis: Hashable, Sendable {
  /// What the numbers on the axis are.
  public enum Measure: Hashable, Sendable {
    /// Plain numbers, written in full with grouped thousands.
    case number
    /// Whole things counted: no tick between integers, short labels such as `1.2k`.
    case count
    /// Days since 1970-01-01.
    case date
    /// Seconds since 1970-01-01T00:00:00.
    case timestamp
  }

  /// What the numbers are.
  public let measure: Measure
  /// The low end, finite.
  public let lower: Double
  /// The high end, finite and above ``lower``.
  public let upper: Double

  /// An axis between the two ends in either order. Ends that are not finite become 0, time is held
  /// within 10^9 days of 1970, and an empty stretch is widened by 1.
  public init(_ measure: Measure, from lower: Double, to upper: Double) {
    let limit: Double =
      switch measure {
      case .number, .count: 1e300
      case .date: 1e9
      case .timestamp: 1e9 * 86_400
      }
    let low = lower.isFinite ? min(limit, max(-limit, lower)) : 0
    let high = upper.isFinite ? min(limit, max(-limit, upper)) : 0
    self.measure = measure
    let bottom = min(low, high)
    let top = max(low, high)
    let least = max(1, abs(bottom) * 1e-9)
    self.lower = top > bottom || bottom < limit ? bottom : limit - least
    self.upper = top > bottom ? top : self.lower + least
  }

  /// Where `value` stands: 0 at ``lower``, 1 at ``upper``, held within them; 0 where it is nan.
  public func position(of value: Double) -> Double {
    let position = (value - lower) / (upper - lower)
    return position.isNaN ? 0 : min(1, max(0, position))
  }

  /// At most `count` ticks at round values inside the axis, ascending; may be empty.
  ///
  /// Steps of numbers are 1, 2 or 5 times a power of ten; of time, the units of clock and calendar.
  /// Complexity: O(count).
  public func ticks(atMost count: Int) -> [Tick] {
    guard count > 0 else { return [] }
    switch measure {
    case .number, .count: return numberTicks(atMost: count)
    case .date: return dateTicks(atMost: count)
    case .timestamp: return clockTicks(atMost: count)
    }
  }
}
