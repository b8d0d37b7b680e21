/// A range of whole grid steps cut into bins whose widths differ by at most one step.
///
/// With s steps and b bins, bin i starts at step ⌊i·s/b⌋, so the bin of step o is ⌊((o+1)·b − 1)/s⌋.
public struct GridBins: Sendable, Hashable {
  /// The lowest step.
  public let lower: Int64
  /// The highest step.
  public let upper: Int64
  /// How many bins there are, at least 1.
  public let count: Int
  /// The steps of the whole range; 2^64 steps do not occur because null takes one.
  private let steps: UInt64
  /// 1 / steps, nearly: a product and a correction cost less than a division.
  private let inverse: Double

  /// Cuts `lower … upper` into `count` bins, or one a step where there are fewer steps.
  ///
  /// Bounds in the wrong order are swapped, and −2^63, which is null, is left out.
  public init(lower: Int64, upper: Int64, count: Int) {
    self.lower = max(min(lower, upper), -Int64.max)
    self.upper = max(lower, upper, -Int64.max)
    steps = UInt64(bitPattern: self.upper &- self.lower) &+ 1
    inverse = 1 / Double(steps)
    self.count = Int(min(UInt64(max(1, count)), steps))
  }

  /// The bin of a step, which is held within the range first. Complexity: O(1).
  @inline(__always)
  public func bin(of step: Int64) -> Int {
    let offset = UInt64(bitPattern: min(upper, max(lower, step)) &- lower)
    if steps == UInt64(count) { return Int(offset) }
    if offset < 1 << 46, count <= 4096 {
      let dividend = (offset &+ 1) &* UInt64(count) &- 1
      let guess = UInt64(bitPattern: Int64(Double(Int64(bitPattern: dividend)) * inverse))
      let product = guess &* steps
      if product > dividend { return Int(guess) &- 1 }
      return dividend &- product >= steps ? Int(guess) &+ 1 : Int(guess)
    }
    let product = UInt128(offset + 1) * UInt128(count) - 1
    return Int(product / UInt128(steps))
  }

  /// The first step of a bin; bin `count` starts right above the range, held at 2^63 − 1.
  public func start(of bin: Int) -> Int64 {
    let offset = UInt128(bin) * UInt128(steps) / UInt128(count)
    let start = Int128(lower) + Int128(offset)
    return Int64(min(start, Int128(Int64.max)))
  }

  /// The steps of a bin, first and last.
  public func steps(of bin: Int) -> ClosedRange<Int64> {
    let first = start(of: bin)
    let last = bin + 1 >= count ? upper : start(of: bin + 1) - 1
    return first...max(first, last)
  }

  /// Whether a step lies in the range.
  @inline(__always)
  public func contains(_ step: Int64) -> Bool { lower <= step && step <= upper }
}
