import Foundation
import Testing

@testable import Privacy

@Suite struct LossDistributionTests {
  private func variances(_ list: [(UInt32, UInt32)]) -> [Variance] {
    list.compactMap { Variance($0.0, over: $0.1) }
  }

  /// δ of the continuous Gaussian mechanism with this μ (Balle and Wang 2018, Theorem 8).
  private func gaussianDelta(mu: Double, epsilon: Double) -> Double {
    func upperTail(_ x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }
    return upperTail(epsilon / mu - mu / 2) - exp(epsilon) * upperTail(epsilon / mu + mu / 2)
  }

  /// For large σ the discrete Gaussian is the continuous one; δ agrees within 0.2%, ε within 0.02%.
  @Test(
    arguments: [
      ([(100_000, 100)], 1e-6), ([(40_000, 1), (1_000_003, 3), (90_000, 198)], 1e-9),
      ([(500, 120), (1500, 60), (8000, 20)], 1e-6), ([(2000, 1000)], 1e-12),
    ] as [([(UInt32, Int)], Double)])
  func largeSigmaIsTheGaussianMechanism(groups: [(UInt32, Int)], at target: Double) throws {
    let list = groups.flatMap { Array(repeating: ($0.0, 1 as UInt32), count: $0.1) }
    let loss = LossDistribution(variances(list))
    let mu = list.reduce(0) { $0 + 1 / Double($1.0) }.squareRoot()
    let epsilon = try #require(loss.epsilon(at: amount(delta: target)))
    var (low, high) = (0.0, 10.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if gaussianDelta(mu: mu, epsilon: middle) <= target { high = middle } else { low = middle }
    }
    #expect(abs(epsilon.value / high - 1) < 2e-4)
    let at = try #require(Epsilon(high))
    #expect(abs(loss.delta(at: at).value / target - 1) < 2e-3)
  }

  /// Pairs of probabilities under N(0) and N(1), by coordinate; less than 1e-18 is left out.
  private func enumerated(_ list: [Variance]) -> [(p: Double, q: Double)] {
    var pairs = [(p: 1.0, q: 1.0)]
    for variance in list {
      let reach = Int((9 * variance.value.squareRoot()).rounded(.up)) + 2
      let weights = (-reach...reach + 1).map { exp(-Double($0 * $0) / (2 * variance.value)) }
      let sum = weights.reduce(0, +)
      pairs = pairs.flatMap { pair in
        weights.indices.dropFirst().map {
          (p: pair.p * weights[$0] / sum, q: pair.q * weights[$0 - 1] / sum)
        }
      }
    }
    return pairs
  }

  private static let small: [[(UInt32, UInt32)]] = [
    [(1, 4)], [(1, 1)], [(7, 3)], [(30, 1)], [(400, 1)], [(1, 1), (2, 1)], [(25, 1), (36, 1)],
    [(1, 2), (1, 2)], [(3, 1), (3, 1), (5, 1)], [(4, 1), (6, 1), (6, 1)],
    [(1, 3), (2, 1), (11, 2)],
  ]

  /// Never below the sum over a lattice in either direction, and above it by no more than one grid
  /// step of ε for each measurement.
  @Test(arguments: small)
  func enclosesBruteForceInBothDirections(list: [(UInt32, UInt32)]) throws {
    let list = variances(list)
    let pairs = enumerated(list)
    let loss = LossDistribution(list)
    let mu = list.reduce(0) { $0 + 1 / $1.value }.squareRoot()
    let steps = Double(list.count) * 20 * mu / 16_384
    for step in [0, 0.4, 1, 2, 4, 6] {
      let value = mu * mu / 2 + step * mu
      let growth = exp(value)
      let remove = pairs.reduce(0) { $0 + max(0, $1.p - growth * $1.q) }
      let add = pairs.reduce(0) { $0 + max(0, $1.q - growth * $1.p) }
      guard remove > 1e-11 else { continue }
      #expect(abs(remove - add) < 1e-9 * remove + 1e-15)
      let at = try amount(epsilon: value)
      let sharp = try #require(loss.composed(near: at)).delta(at: value)
      #expect(sharp >= remove * (1 - 1e-11))
      let earlier = exp(value - steps)
      let limit = pairs.reduce(0) { $0 + max(0, $1.p - earlier * $1.q) }
      #expect(sharp <= limit * (1 + 1e-6))
      #expect(loss.delta(at: at).value >= remove * (1 - 1e-11))
      // What is sharp near one ε is still an upper bound at another.
      for focus in [0.5, 1.2, 3] {
        let away = try #require(loss.composed(near: amount(epsilon: value * focus)))
        #expect(away.delta(at: value) >= remove * (1 - 1e-11))
      }
      let back = try #require(loss.epsilon(at: amount(delta: remove)))
      #expect(back.value > value * (1 - 1e-9))
      #expect(back.value <= value + steps * (1 + 1e-6))
    }
  }

  private func random(_ seed: UInt64) -> [Variance] {
    var random = SplitMix(seed: seed)
    return (0..<Int(1 + 40 * random.unit())).compactMap { _ in
      Variance.roundedUp(from: pow(10, -1 + 4 * random.unit()))
    }
  }

  /// Never above the zero-concentrated conversion, also before the smaller of the two is taken, and
  /// clearly below it.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func neverAboveTheConversion(seed: UInt64) throws {
    let loss = LossDistribution(random(seed))
    for value in [1e-3, 1e-6, 1e-9, 1e-12] {
      let delta = try #require(Delta(value))
      let proved = try #require(loss.rho.epsilon(at: delta))
      let epsilon = try #require(loss.epsilon(at: delta))
      #expect(epsilon < proved)
      let raw = try #require(loss.composed(near: proved)).delta(at: proved.value)
      #expect(raw < delta.value)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func isMonotone(seed: UInt64) throws {
    let list = random(seed)
    let loss = LossDistribution(list)
    let more = LossDistribution(list + [try #require(Variance(50))])
    var lastEpsilon = Double.infinity
    var lastDelta = 1.0
    for power in stride(from: -12.0, through: -1, by: 2) {
      let delta = try #require(Delta(pow(10, power)))
      let epsilon = try #require(loss.epsilon(at: delta))
      #expect(epsilon.value <= lastEpsilon * (1 + 1e-4))
      #expect(try #require(more.epsilon(at: delta)).value >= epsilon.value * (1 - 1e-4))
      #expect(loss.delta(at: epsilon).value <= delta.value * 1.01)
      lastEpsilon = epsilon.value
    }
    let built = try #require(loss.composed(near: amount(epsilon: 1)))
    for step in 0..<400 {
      let delta = built.delta(at: Double(step) * 0.05)
      #expect(delta <= lastDelta)
      lastDelta = delta
    }
  }

  /// A split loss keeps its probability and the probability under the neighbour, tilted or not.
  @Test func splittingKeepsBothProbabilities() {
    for (variance, step, tilt) in [(0.25, 0.01, 0.0), (9.0, 0.003, 2.0), (400, 0.0001, 15)] {
      let loss = SingleLoss(variance: variance, step: step, tilt: tilt)
      var (p, q) = (0.0, 0.0)
      for (point, mass) in zip(loss.points, loss.masses) {
        let value = Double(point) * step
        p += mass * exp(loss.logMoment - tilt * value)
        q += mass * exp(loss.logMoment - (tilt + 1) * value)
      }
      #expect(abs(p - 1) < 1e-10 && abs(q - 1) < 1e-10)
      #expect(q <= 1 + 1e-13)
      #expect(loss.infinite < 1e-32)
    }
  }

  @Test func extremes() throws {
    let delta = try #require(Delta(1e-9))
    let one = try #require(Epsilon(1))
    let none = LossDistribution([])
    #expect(none.epsilon(at: .zero) == .zero && none.delta(at: .zero) == .zero)
    let some = LossDistribution(variances([(100, 1)]))
    #expect(some.epsilon(at: .zero) == nil)
    #expect(some.epsilon(at: .one) == .zero)
    #expect(some.delta(at: .zero) > .zero)
    let tiny = try #require(Delta(1e-40))
    #expect(try #require(some.epsilon(at: tiny)) <= #require(some.rho.epsilon(at: tiny)))
    let bare = LossDistribution(variances([(1, .max)]))
    #expect(try #require(bare.epsilon(at: delta)).value > 2e9)
    #expect(bare.delta(at: one) == .one)
    let wide = LossDistribution(variances([(.max, 1)]))
    #expect(try #require(wide.epsilon(at: delta)).value < 1e-4)
    // At σ² = 10⁻³ the answer is almost surely the count itself, and the loss almost surely 500; a
    // grid step is 0.04.
    let exact = LossDistribution(variances([(1, 1000)]))
    #expect(abs(try #require(exact.epsilon(at: delta)).value - 500) < 0.05)
  }
}
