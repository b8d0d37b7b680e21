import Foundation
import Testing

@testable import Privacy

@Suite struct DiscreteGaussianTests {
  static let draws = 200_000
  static let variances: [Variance] = [
    (1, 4), (1, 2), (1, 1), (5, 3), (7, 1), (100, 1), (1000, 7), (12_345, 1), (33_000_001, 1024),
    (UInt32.max, 1),
  ].compactMap { Variance($0.0, over: $0.1) }

  private func sample(_ variance: Variance, seed: UInt64) -> [Int64] {
    DiscreteGaussian(variance: variance)
      .samples(DiscreteGaussianTests.draws, bits: SplitMix(seed: seed))
  }

  /// P(y) up to 12 σ, normalised by its own sum; beyond lies less than 1e-31.
  private func mass(_ variance: Variance) -> (reach: Int64, mass: [Double]) {
    let reach = Int64((12 * variance.value.squareRoot()).rounded(.up)) + 12
    let weights = (-reach...reach).map { exp(-Double($0) * Double($0) / (2 * variance.value)) }
    let sum = weights.reduce(0, +)
    return (reach, weights.map { $0 / sum })
  }

  /// Chi-square against the exact mass, in cells of at least 20 expected draws; with another seed it
  /// would fail with probability 1e-6 for each variance (Wilson-Hilferty at z = 4.753).
  @Test(arguments: variances)
  func drawsFollowTheExactMass(variance: Variance) {
    let (reach, mass) = mass(variance)
    var observed = [Int](repeating: 0, count: mass.count)
    for draw in sample(variance, seed: 11) { observed[Int(draw + reach)] += 1 }
    var statistic = 0.0
    var cells = 0
    var expectedCell = 0.0
    var observedCell = 0
    var left = 1.0
    for (place, probability) in mass.enumerated() {
      expectedCell += probability * Double(DiscreteGaussianTests.draws)
      observedCell += observed[place]
      left -= probability
      let last = place == mass.count - 1
      let rest = left * Double(DiscreteGaussianTests.draws)
      // Up to 400 cells of equal weight; the last takes the whole tail.
      guard last || (expectedCell >= 500 && rest >= 500) else { continue }
      statistic +=
        (Double(observedCell) - expectedCell) * (Double(observedCell) - expectedCell)
        / expectedCell
      cells += 1
      (expectedCell, observedCell) = (0, 0)
    }
    #expect(cells > 1)
    let freedom = Double(cells - 1)
    let part = 2 / (9 * freedom)
    let limit = freedom * pow(1 - part + 4.753 * part.squareRoot(), 3)
    #expect(statistic < limit)
  }

  /// Mean 0, symmetric, and the variance of the exact mass, each within 5 standard errors: with
  /// another seed each would fail with probability 6e-7.
  @Test(arguments: variances)
  func momentsAreTheExactOnes(variance: Variance) {
    let (reach, mass) = mass(variance)
    var second = 0.0
    var fourth = 0.0
    for (place, probability) in mass.enumerated() {
      let square = pow(Double(Int64(place) - reach), 2)
      second += probability * square
      fourth += probability * square * square
    }
    let draws = sample(variance, seed: 12).map(Double.init)
    let count = Double(draws.count)
    let mean = draws.reduce(0, +) / count
    let square = draws.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 5 * (second / count).squareRoot())
    #expect(abs(square - second) < 5 * ((fourth - second * second) / count).squareRoot())
    #expect(second <= variance.value * (1 + 1e-12))
    let positive = Double(draws.filter { $0 > 0 }.count)
    let negative = Double(draws.filter { $0 < 0 }.count)
    #expect(abs(positive - negative) <= 5 * (positive + negative).squareRoot())
  }

  /// Two million draws: E|y| and E y² to 0.5%, five standard errors each (fails by chance once in a
  /// million seeds), so that noise of a variance 1% off is found.
  @Test func aVarianceOnePercentOffIsFound() throws {
    let variance = try #require(Variance(100))
    let (reach, mass) = mass(variance)
    var exact = [Double](repeating: 0, count: 5)
    for (place, probability) in mass.enumerated() {
      let size = abs(Double(Int64(place) - reach))
      for power in 1...4 { exact[power] += probability * pow(size, Double(power)) }
    }
    let count = 2_000_000
    let draws = DiscreteGaussian(variance: variance).samples(count, bits: SplitMix(seed: 14))
    var (first, second): (Int64, Int64) = (0, 0)
    for draw in draws { (first, second) = (first + abs(draw), second + draw * draw) }
    let number = Double(count)
    let errors = [
      ((exact[2] - exact[1] * exact[1]) / number).squareRoot(),
      ((exact[4] - exact[2] * exact[2]) / number).squareRoot(),
    ]
    #expect(abs(Double(first) / number - exact[1]) < 5 * errors[0])
    #expect(abs(Double(second) / number - exact[2]) < 5 * errors[1])
    #expect(errors[0] < 0.001 * exact[1] && errors[1] < 0.0011 * exact[2])
  }

  @Test func tinyVarianceIsAlmostAlwaysZero() throws {
    let noise = DiscreteGaussian(variance: try #require(Variance(1, over: .max)))
    #expect(noise.samples(1000, bits: SplitMix(seed: 3)).allSatisfy { $0 == 0 })
  }

  @Test func largestParametersNeverOverflow() throws {
    for (p, q) in [(UInt32.max, UInt32.max), (.max, .max - 1), (.max - 1, .max), (.max, 65_537)] {
      let noise = DiscreteGaussian(variance: try #require(Variance(p, over: q)))
      let draws = noise.samples(2000, bits: SplitMix(seed: 4))
      #expect(draws.allSatisfy { abs($0) < 1 << 24 })
    }
  }

  @Test func operatingSystemBitsGiveNoiseOfTheRightSize() throws {
    let noise = DiscreteGaussian(variance: try #require(Variance(400)))
    let draws = noise.samples(20_000, using: SecureRandom())
    let square = draws.reduce(0.0) { $0 + Double($1 * $1) } / 20_000
    // Seven standard errors: fails once in 4e11 runs.
    #expect(abs(square - 400) < 7 * 400 * (2.0 / 20_000).squareRoot())
  }

  /// On several threads too: as many draws as asked for, of the right size in every part (seven standard
  /// errors: fails once in 4e11 runs), and no part like another.
  @Test(arguments: [0, 1, 4095, 4096, 100_003]) func manyDrawsOnAllCores(count: Int) throws {
    let draws = DiscreteGaussian(variance: try #require(Variance(400))).samples(count)
    #expect(draws.count == count)
    guard count > 50_000 else { return }
    let part = count / 10
    let parts = (0..<10).map { Array(draws[$0 * part..<($0 + 1) * part]) }
    #expect(Set(parts).count == 10)
    for part in parts {
      let square = part.reduce(0.0) { $0 + Double($1 * $1) } / Double(part.count)
      #expect(abs(square - 400) < 7 * 400 * (2 / Double(part.count)).squareRoot())
    }
  }
}
