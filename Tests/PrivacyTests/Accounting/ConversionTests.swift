import Foundation
import Testing

@testable import Privacy

@Suite struct ConversionTests {
  /// Vectors computed independently from the published bound, to six digits.
  @Test(arguments: [
    (0.1, 1e-9, 0.000177), (1, 1e-9, 0.014973), (1, 1e-6, 0.024356), (1, 1e-5, 0.030557),
    (2, 1e-6, 0.088153), (4, 1e-6, 0.311065), (10, 1e-9, 1.090786),
  ])
  func rhoOfEpsilonAndDelta(epsilon: Double, delta: Double, expected: Double) throws {
    let epsilon = try #require(Epsilon(epsilon))
    let delta = try #require(Delta(delta))
    let rho = epsilon.rho(at: delta)
    #expect(abs(rho.value - expected) < 5.1e-7)
    #expect(rho.delta(at: epsilon) <= delta)
    let back = try #require(rho.epsilon(at: delta))
    #expect(abs(back.value / epsilon.value - 1) < 1e-9)
  }

  /// A plain scan over α is an upper bound that the optimum must reach and never pass.
  @Test(arguments: [(0.001, 0.2), (0.015, 1), (0.3, 4), (1.1, 10), (5, 3), (40, 80)])
  func deltaIsTheMinimumOverAlpha(rho: Double, epsilon: Double) throws {
    var least = 1.0
    for step in 1...400_000 {
      let alpha = 1 + exp(Double(step) / 400_000 * 24 - 12)
      let logarithm =
        (alpha - 1) * (alpha * rho - epsilon) - log(alpha - 1) + alpha * log1p(-1 / alpha)
      least = min(least, exp(logarithm))
    }
    let delta = try #require(Rho(rho)).delta(at: #require(Epsilon(epsilon)))
    #expect(delta.value <= least * (1 + 1e-9))
    #expect(delta.value >= least * (1 - 1e-7))
  }

  /// The exact δ of the continuous Gaussian mechanism lies below any bound from its ρ.
  @Test(arguments: [(0.01, 0.8), (0.1, 2), (0.5, 4), (2, 8)])
  func deltaCoversTheGaussianMechanism(rho: Double, epsilon: Double) throws {
    func upperTail(_ x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }
    let mu = (2 * rho).squareRoot()
    let exact =
      upperTail(epsilon / mu - mu / 2) - exp(epsilon) * upperTail(epsilon / mu + mu / 2)
    let proved = try #require(Rho(rho)).delta(at: #require(Epsilon(epsilon)))
    #expect(proved.value > exact)
    #expect(proved.value < exact * 20)
  }

  @Test func extremes() throws {
    let delta = try #require(Delta(1e-9))
    let one = try #require(Epsilon(1))
    let rho = try #require(Rho(0.1))
    #expect(Rho.zero.epsilon(at: delta) == .zero)
    #expect(Rho.zero.epsilon(at: .zero) == .zero)
    #expect(Rho.zero.delta(at: .zero) == .zero)
    #expect(rho.epsilon(at: .zero) == nil)
    #expect(rho.epsilon(at: .one) == .zero)
    #expect(one.rho(at: .zero) == .zero)
    #expect(one.rho(at: .one) == .largest)
    #expect(Rho.largest.epsilon(at: delta) == nil)
    #expect(Rho.largest.delta(at: one) == .one)
    #expect(try #require(Rho(1e300)).delta(at: one) == .one)
    #expect(try #require(Rho(1e12)).epsilon(at: delta).map { $0.value > 1e12 } == true)
    #expect(try #require(Rho(.leastNonzeroMagnitude)).delta(at: one) > .zero)
    #expect(Epsilon.zero.rho(at: delta) > .zero)
    #expect(Epsilon(.nan) == nil && Epsilon(-1) == nil && Epsilon(.infinity) == nil)
    #expect(Delta(1.1) == nil && Delta(.nan) == nil && Rho(-1) == nil && Rho(.nan) == nil)
  }

  @Test func conversionsAreMonotone() throws {
    var random = SplitMix(seed: 1)
    for _ in 0..<200 {
      let delta = try #require(Delta(pow(10, -12 * random.unit())))
      let small = try #require(Rho(pow(10, -8 + 10 * random.unit())))
      let large = try #require(Rho(small.value * (1 + random.unit())))
      let epsilon = try #require(Epsilon(pow(10, -3 + 5 * random.unit())))
      #expect(try #require(small.epsilon(at: delta)) <= #require(large.epsilon(at: delta)))
      #expect(small.delta(at: epsilon) <= large.delta(at: epsilon))
      #expect(
        try #require(small.epsilon(at: delta)).rho(at: delta).value >= small.value * (1 - 1e-6))
    }
  }
}
