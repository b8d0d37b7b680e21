import Tables

/// Exact noise on the integers: P(y) ∝ exp(−y²/(2σ²)), for a rational σ² = p/q.
///
/// Canonne, Kamath and Steinke 2020 (arXiv 2004.00010), Algorithms 1 to 3: rejection from a discrete
/// Laplace of scale t = ⌊σ⌋ + 1, with every coin an exact Bernoulli on whole numbers; there is no
/// floating point. The true variance is at most σ² (their Corollary 9).
///
/// Bounds, for any admitted p, q < 2³²: t ≤ 2¹⁶, t·q ≤ √(pq) + q < 2³³, and the acceptance exponent
/// (|y|tq − p)²/(2pqt²) has a denominator below 2⁶⁷, so all fits 128 bits while |y| < 2³⁰. A
/// proposal beyond that, which needs 16,000 heads in a row, is refused: probability below e^−16,000.
public struct DiscreteGaussian: Sendable {
  /// The parameter σ².
  public let variance: Variance
  private let scale: UInt64
  private let step: UInt64
  private let exponentDenominator: UInt128

  /// Noise of parameter σ² = `variance`.
  public init(variance: Variance) {
    self.variance = variance
    let p = UInt64(variance.numerator)
    let q = UInt64(variance.denominator)
    scale = DiscreteGaussian.squareRoot(p / q) + 1
    step = scale * q
    exponentDenominator = 2 * UInt128(p) * UInt128(q) * UInt128(scale) * UInt128(scale)
  }

  /// `count` independent draws from the operating system's bits, on all cores where they are many.
  ///
  /// Every thread has a ``SecureRandom`` of its own, so that no word is used twice.
  /// - Complexity: about 0.3 µs a draw and core.
  public func samples(_ count: Int) -> [Int64] {
    let parts = count < DiscreteGaussian.parallelFrom ? 1 : Parallel.width
    guard parts > 1 else { return samples(count, using: SecureRandom()) }
    return Parallel.map(parts) { part in
      samples(count * (part + 1) / parts - count * part / parts, using: SecureRandom())
    }.flatMap { $0 }
  }

  /// Below, starting threads costs more than they save.
  private static let parallelFrom = 4096

  /// `count` independent draws.
  ///
  /// - Complexity: about 6 random words and 0.25 µs a draw, most of it the operating system's bits.
  public func samples(_ count: Int, using source: SecureRandom) -> [Int64] {
    samples(count, bits: source)
  }

  /// The draws from any source of bits; only a ``SecureRandom`` can be given from outside this module.
  func samples(_ count: Int, bits: some RandomNumberGenerator) -> [Int64] {
    var coins = ExactCoins(bits)
    return (0..<count).map { _ in sample(&coins) }
  }

  private func sample(_ coins: inout ExactCoins<some RandomNumberGenerator>) -> Int64 {
    let p = UInt128(variance.numerator)
    while true {
      let candidate = coins.discreteLaplace(scale: scale)
      let size = candidate.magnitude
      if size >= 1 << 30 { continue }
      let reach = UInt128(size) * UInt128(step)
      let distance = reach > p ? reach - p : p - reach
      if coins.exp(distance * distance, over: exponentDenominator) { return candidate }
    }
  }

  private static func squareRoot(_ value: UInt64) -> UInt64 {
    var root = UInt64(Double(value).squareRoot())
    while root * root > value { root -= 1 }
    while (root + 1) * (root + 1) <= value { root += 1 }
    return root
  }
}
