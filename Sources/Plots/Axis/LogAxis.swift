/// A stretch of positive numbers on a logarithmic scale.
public struct LogAxis: Hashable, Sendable {
  /// The low end, above 0.
  public let lower: Double
  /// The high end, above ``lower``.
  public let upper: Double

  /// An axis between two ends in either order, held within 1e-9 … 1e9; an end that is no positive
  /// number becomes 1, and an empty stretch is widened to half and twice its value.
  public init(from lower: Double, to upper: Double) {
    func held(_ end: Double) -> Double {
      end.isFinite && end > 0 ? min(1e9, max(1e-9, end)) : 1
    }
    let low = min(held(lower), held(upper))
    let high = max(held(lower), held(upper))
    self.lower = high > low ? low : low / 2
    self.upper = high > low ? high : high * 2
  }

  /// Where `value` stands: 0 at ``lower``, 1 at ``upper``, held within them; 0 where it is not above 0.
  public func position(of value: Double) -> Double {
    guard value > 0 else { return 0 }
    let start = Logarithm.natural(lower)
    let position = (Logarithm.natural(value) - start) / (Logarithm.natural(upper) - start)
    return min(1, max(0, position))
  }

  /// As many ticks at 1, 2 and 5 times a power of ten as fit a line of `width` cells with labels
  /// whole and at least one blank apart: fewer of them, then powers of ten alone. Complexity: O(width).
  public func placedTicks(width: Int) -> [PlacedTick] {
    guard width > 0 else { return [] }
    for factors in [[1.0, 2, 5], [1, 3], [1]] {
      let ticks = ticks(at: factors)
      guard !ticks.isEmpty else { continue }
      if let placed = PlacedTick.place(ticks, width: width, position: position(of:)) {
        return placed
      }
    }
    // Powers of ten so close that labels touch: every second, every third, …
    let powers = ticks(at: [1])
    for step in 2..<max(3, powers.count + 1) {
      let fewer = powers.enumerated().filter { $0.offset % step == 0 }.map(\.element)
      if let placed = PlacedTick.place(fewer, width: width, position: position(of:)) {
        return placed
      }
    }
    return []
  }

  private func ticks(at factors: [Double]) -> [Tick] {
    (-9...9).flatMap { exponent in
      factors.compactMap { factor in
        let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
        let value = exponent < 0 ? factor / power : factor * power
        guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { return nil }
        return Tick(value: value, label: NumberText.plain(value))
      }
    }
  }
}
