import Foundation
@_spi(RealData) import Tables
import Testing

@testable import Privacy

@Suite struct DraftMeasurerTests {
  private let empty = TrueCounts(clique: Clique(0, 1), cells: [Int32](repeating: 0, count: 40_000))
  private let pair = Query.marginal(Clique(0, 1))

  private func noise(_ sigma2: UInt32, seed: UInt64) throws -> [Int64] {
    var measurer = DraftMeasurer(seed: seed)
    return try measurer.measure(pair, of: empty, variance: try #require(Variance(sigma2))).values
  }

  @Test func sameSeedSameDraft() throws {
    #expect(try noise(100, seed: 1) == noise(100, seed: 1))
    #expect(try noise(100, seed: 1) != noise(100, seed: 2))
  }

  @Test func noiseScalesWithSigma() throws {
    let narrow = try noise(10_000, seed: 1)
    let wide = try noise(40_000, seed: 1)
    for (a, b) in zip(narrow, wide) { #expect(abs(2 * a - b) <= 2) }
  }

  /// Kolmogorov-Smirnov against the normal law: with another seed it would fail with probability 1e-6
  /// (2·exp(−2·2.7²)).
  @Test func noiseIsNormal() throws {
    let values = try noise(1_000_000_000, seed: 3).map { Double($0) / 1e9.squareRoot() }.sorted()
    let count = Double(values.count)
    var distance = 0.0
    for (place, value) in values.enumerated() {
      let expected = erfc(-value / 2.0.squareRoot()) / 2
      distance = max(distance, abs(Double(place) / count - expected))
      distance = max(distance, abs(Double(place + 1) / count - expected))
    }
    #expect(distance * count.squareRoot() < 2.7)
  }

  @Test func quantileInvertsTheNormalLaw() {
    for z in stride(from: -8.0, through: 8.0, by: 0.25) {
      let p = erfc(-z / 2.0.squareRoot()) / 2
      guard p < 1 - 1e-12 else { continue }
      let error = abs(DraftNoise.normalQuantile(p) - z)
      // Near 1, p itself has few digits left.
      #expect(error < 1e-12 + 1e-16 / (exp(-z * z / 2) / 2.5066))
    }
  }

  @Test func everyMeasurementHasItsOwnNoise() throws {
    var measurer = DraftMeasurer(seed: 5)
    let variance = try #require(Variance(100))
    let first = try measurer.measure(pair, of: empty, variance: variance)
    let again = try measurer.measure(pair, of: empty, variance: variance)
    let other = TrueCounts(clique: Clique(0, 2), cells: empty.cells)
    let third = try measurer.measure(.marginal(Clique(0, 2)), of: other, variance: variance)
    for (left, right) in [(first, again), (first, third), (again, third)] {
      let product = zip(left.values, right.values).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      // Five standard errors of the sum of 40,000 independent products.
      #expect(abs(product) < 5 * 100 * 40_000.0.squareRoot())
    }
    #expect(measurer.log == [first, again, third])
    #expect(first.origin == .draft)
  }

  @Test func scoreKeepsItsNoiseWhenItsReferenceMoves() throws {
    let variance = try #require(Variance(400))
    let counts = TrueCounts(clique: Clique(0, 1), cells: [10, 20])
    var left = DraftMeasurer(seed: 6)
    var right = DraftMeasurer(seed: 6)
    let a = try left.measure(
      .score(Clique(0, 1), reference: [10, 20]), of: counts, variance: variance)
    let b = try right.measure(
      .score(Clique(0, 1), reference: [0, 0]), of: counts, variance: variance)
    #expect(b.values[0] - a.values[0] == 30)
  }
}
