import Foundation
import Tables
import Testing

@testable import Privacy

@Suite struct CombinedMarginalTests {
  private func measurement(
    _ values: [Int64], _ variance: Variance, _ origin: NoiseOrigin = .charged("c")
  ) -> Privacy.Measurement {
    Privacy.Measurement(
      query: .marginal(Clique(0)), values: values, variance: variance, origin: origin)
  }

  @Test func weightsAreInverseVariances() throws {
    let (four, twelve) = (try #require(Variance(4)), try #require(Variance(12)))
    let both = try #require(
      Privacy.Measurement.combined([measurement([10, 0], four), measurement([14, 4], twelve)]))
    #expect(both.variance == 3)
    #expect(abs(both.values[0] - 11) < 1e-12 && abs(both.values[1] - 1) < 1e-12)
    let one = try #require(Privacy.Measurement.combined([measurement([10, 0], four)]))
    #expect(one.values == [10, 0] && one.variance == 4)
  }

  /// What was spent in two steps is worth what one measurement at the total is worth.
  @Test func topUpIsWorthOneMeasurement() throws {
    let total = try #require(Rho(0.02))
    let made = try #require(Variance(80))
    let more = try #require(TopUp(from: [made], to: total))
    let both = try #require(
      Privacy.Measurement.combined([measurement([0], made), measurement([0], more.variance)]))
    #expect(both.variance >= 25 * (1 - 1e-12) && both.variance < 25 * 1.0011)
    #expect(abs(1 / (2 * both.variance) - more.reached.value) < 1e-15)
  }

  /// Mean and variance of 200,000 combinations lie within 5 standard errors (fails by chance once in
  /// a million seeds), and the law is as near to one draw's of that variance as whole numbers allow.
  @Test func lawIsThatOfOneMeasurement() throws {
    let made = try #require(Variance(80))
    let more = try #require(TopUp(from: [made], to: amount(rho: 0.02)))
    let count = 200_000
    let first = DiscreteGaussian(variance: made).samples(count, bits: SplitMix(seed: 31))
    let second = DiscreteGaussian(variance: more.variance).samples(count, bits: SplitMix(seed: 32))
    let both = try #require(
      Privacy.Measurement.combined([measurement(first, made), measurement(second, more.variance)]))
    let mean = both.values.reduce(0, +) / Double(count)
    let square = both.values.reduce(0) { $0 + $1 * $1 } / Double(count)
    let sigma = both.variance.squareRoot()
    #expect(abs(mean) < 5 * sigma / Double(count).squareRoot())
    #expect(abs(square / both.variance - 1) < 5 * (2 / Double(count)).squareRoot())
    // Kolmogorov's distance to the normal law; 2.7/√n is passed with probability 1e-6.
    var distance = 0.0
    for (place, value) in both.values.sorted().enumerated() {
      let expected = erfc(-value / sigma / 2.0.squareRoot()) / 2
      distance = max(distance, abs((Double(place) + 0.5) / Double(count) - expected))
    }
    // One step of the lattice that the two noises span is at most 0.004 of the law.
    #expect(distance < 2.7 / Double(count).squareRoot() + 0.004)
  }

  @Test func whatDoesNotBelongTogetherIsNone() throws {
    let variance = try #require(Variance(4))
    let one = measurement([1, 2], variance)
    #expect(Privacy.Measurement.combined([]) == nil)
    #expect(Privacy.Measurement.combined([one, measurement([1], variance)]) == nil)
    #expect(Privacy.Measurement.combined([one, measurement([1, 2], variance, .draft)]) == nil)
    let other = Privacy.Measurement(
      query: .marginal(Clique(1)), values: [1, 2], variance: variance, origin: one.origin)
    #expect(Privacy.Measurement.combined([one, other]) == nil)
    let score = Privacy.Measurement(
      query: .score(Clique(0, 1), reference: []), values: [1], variance: variance,
      origin: one.origin)
    #expect(Privacy.Measurement.combined([score]) == nil)
  }
}
