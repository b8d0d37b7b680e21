/// A running sum of costs in twice the working precision (Knuth's two-sum), so that thousands of
/// additions do not drift.
struct ExactSum: Sendable {
  private var high = 0.0
  private var low = 0.0

  /// Adds one cost.
  mutating func add(_ cost: Rho) {
    let sum = high + cost.value
    let part = sum - high
    low += (high - (sum - part)) + (cost.value - part)
    high = sum
  }

  /// The sum as a cost, never below it.
  var roundedUp: Rho {
    let sum = high + low
    return Rho(low == 0 ? sum : sum.nextUp) ?? .largest
  }

  /// Whether the sum stays within `limit`, up to the allowance that every conversion counts in.
  func fits(_ limit: Rho) -> Bool {
    roundedUp.value <= limit.value * (1 + Rho.roundingAllowance)
  }
}
