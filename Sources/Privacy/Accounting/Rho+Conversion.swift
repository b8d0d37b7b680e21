import Foundation

// Canonne, Kamath and Steinke 2020 (arXiv 2004.00010), Proposition 12 and Corollary 13: a ρ-zCDP
// mechanism is (ε, δ)-DP for every α > 1 with
//   δ = exp((α − 1)(αρ − ε)) / (α − 1) · (1 − 1/α)^α .
// Any α gives a valid bound, so a search that stops early errs on the safe side only.

extension Rho {
  /// The relative excess that sums of ρ may carry from rounding; every conversion counts it in.
  public static let roundingAllowance = 1e-12

  /// The smallest δ proved for this ρ at `epsilon`, rounded up; 0 only when ρ is 0.
  ///
  /// - Complexity: 64 evaluations of the bound, about 3 µs.
  public func delta(at epsilon: Epsilon) -> Delta {
    guard value > 0 else { return .zero }
    let logarithm = Rho.logDelta(rho: value * (1 + Rho.roundingAllowance), epsilon: epsilon.value)
    return Delta(min(1, max(exp(logarithm), .leastNonzeroMagnitude))) ?? .one
  }

  /// The smallest ε proved for this ρ at `delta`, rounded up.
  ///
  /// - Returns: 0 when ρ is 0; `nil` when no finite ε is proved (δ = 0 with ρ > 0, or ρ past 1e300).
  /// - Complexity: about 0.2 ms.
  public func epsilon(at delta: Delta) -> Epsilon? {
    guard value > 0 else { return .zero }
    guard delta.value > 0 else { return nil }
    let rho = value * (1 + Rho.roundingAllowance)
    let target = log(delta.value)
    if Rho.logDelta(rho: rho, epsilon: 0) <= target { return .zero }
    // Bun and Steinke 2016, Proposition 1.3: always enough, up to rounding.
    var upper = rho + 2 * (rho * -target).squareRoot()
    while upper.isFinite, Rho.logDelta(rho: rho, epsilon: upper) > target { upper *= 1.01 }
    guard upper.isFinite else { return nil }
    var lower = 0.0
    while true {
      let middle = lower + (upper - lower) / 2
      if middle <= lower || middle >= upper { break }
      if Rho.logDelta(rho: rho, epsilon: middle) <= target {
        upper = middle
      } else {
        lower = middle
      }
    }
    return Epsilon(upper)
  }

  /// ln δ at the best α, rounded up; α is found where the derivative of ln δ is zero.
  private static func logDelta(rho: Double, epsilon: Double) -> Double {
    // With u = α − 1: (2u + 1)ρ − ε + ln(u / (1 + u)) increases in u; bisected in ln u.
    var lower = -700.0
    var upper = log((epsilon + 1) / (2 * rho) + 2)
    guard upper.isFinite else { return 0 }
    for _ in 0..<64 {
      let middle = (lower + upper) / 2
      let u = exp(middle)
      if (2 * u + 1) * rho - epsilon + middle - log1p(u) < 0 {
        lower = middle
      } else {
        upper = middle
      }
    }
    return min(logBound(rho: rho, epsilon: epsilon, logU: upper), 0)
  }

  /// The bound's logarithm at α = 1 + exp(`logU`), with its own rounding added on top.
  private static func logBound(rho: Double, epsilon: Double, logU: Double) -> Double {
    let u = exp(logU)
    let exponent = u * (rho + u * rho - epsilon)
    let power = (1 + u) * (logU - log1p(u))
    let magnitude = u * (rho + u * rho + epsilon) + (1 + u) * (abs(logU) + log1p(u)) + abs(logU)
    let bound = exponent - logU + power + magnitude * 0x1p-50
    return bound.isNaN ? 0 : bound
  }
}

extension Epsilon {
  /// No loss.
  public static let zero = Epsilon(unchecked: 0)

  /// The largest ρ proved to be (ε, `delta`)-DP, rounded down; 0 at δ = 0.
  ///
  /// - Complexity: about 0.2 ms.
  public func rho(at delta: Delta) -> Rho {
    func fits(_ rho: Double) -> Bool {
      guard let rho = Rho(rho) else { return false }
      return rho.delta(at: self) <= delta
    }
    guard delta.value > 0 else { return .zero }
    guard delta.value < 1 else { return Rho(.greatestFiniteMagnitude) ?? .zero }
    var lower = 0.0
    var upper = value + 1
    while upper.isFinite, fits(upper) { (lower, upper) = (upper, upper * 2) }
    while true {
      let middle = lower + (upper - lower) / 2
      if middle <= lower || middle >= upper { break }
      if fits(middle) { lower = middle } else { upper = middle }
    }
    return Rho(lower) ?? .zero
  }
}

extension Delta {
  /// No failure allowed.
  public static let zero = Delta(unchecked: 0)
  /// No promise at all.
  public static let one = Delta(unchecked: 1)
}
