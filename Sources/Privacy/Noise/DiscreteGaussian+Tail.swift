import Foundation

extension DiscreteGaussian {
  /// P(N_Z(0, σ²) ≥ t), rounded up, for t ≥ 0: the sum itself, never the normal law's, which is up to
  /// a half too small.
  ///
  /// The terms are summed until a geometric series bounds the rest; the rounding of at most 10⁶ terms
  /// and exponents below 745 is covered by the last factor.
  /// - Complexity: O(σ) exponentials.
  static func upperTail(variance: Double, from t: Int) -> Double {
    var sum = 0.0
    var y = Double(max(0, t))
    while true {
      let term = max(exp(-y * y / (2 * variance)), .leastNonzeroMagnitude)
      let rest = term / -expm1(-(2 * y + 1) / (2 * variance))
      if rest <= 1e-17 * sum || term == .leastNonzeroMagnitude {
        sum += rest
        break
      }
      sum += term
      y += 1
    }
    return min(1, sum / normaliser(variance: variance) * (1 + 1e-9))
  }

  /// Σ exp(−y²/(2σ²)) over the integers, never above the true sum by more than rounding: term by term,
  /// or √(2πσ²), which the true sum passes by a part 2e^(−2π²σ²) only (Poisson summation).
  private static func normaliser(variance: Double) -> Double {
    guard variance < 64 else { return (2 * .pi * variance).squareRoot() }
    return 1 + 2 * (1...128).reduce(0) { $0 + exp(-Double($1 * $1) / (2 * variance)) }
  }
}

/// Which noisy counts a partition selection shows.
public enum SelectionThreshold {
  /// T = k + min { t : P(N_Z(0, σ²) ≥ t) ≤ δ′/k }: a value that only one unit holds reaches T with
  /// probability at most δ′, all its values of at most k rows together.
  ///
  /// - Parameters:
  ///   - delta: δ′, 1e-250 … 0.25.
  ///   - rowsPerUnit: k, at least 1.
  /// - Returns: `nil` outside these ranges.
  /// - Complexity: O(σ log σ).
  public static func value(variance: Variance, delta: Delta, rowsPerUnit: Int = 1) -> Int64? {
    guard delta.value >= 1e-250, delta.value <= 0.25, rowsPerUnit >= 1, rowsPerUnit < 1 << 31 else {
      return nil
    }
    let limit = (delta.value / Double(rowsPerUnit)).nextDown
    func fits(_ t: Int) -> Bool {
      DiscreteGaussian.upperTail(variance: variance.value, from: t) <= limit
    }
    var lower = 0
    var upper = 1
    while !fits(upper) { (lower, upper) = (upper, upper * 2) }
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if fits(middle) { upper = middle } else { lower = middle }
    }
    return Int64(upper + rowsPerUnit)
  }
}
