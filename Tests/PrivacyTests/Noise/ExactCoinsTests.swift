import Foundation
import Testing

@testable import Privacy

@Suite struct ExactCoinsTests {
  /// Within 5 standard errors of exp(−n/d); fails with probability 6e-7 each with another seed.
  @Test(
    arguments: [
      (0, 1), (1, 1), (1, 2), (1, 3), (5, 2), (7, 7), (1, 1000), (2_000_003, 1_000_003),
    ] as [(UInt128, UInt128)])
  func exponentialCoin(n: UInt128, d: UInt128) {
    let expected = exp(-Double(n) / Double(d))
    // The second denominator takes the path for more than 64 bits.
    for factor in [UInt128(1), UInt128(1) << 66] {
      var coins = ExactCoins(SplitMix(seed: 5))
      let heads = (0..<100_000).reduce(0) { sum, _ in
        sum + (coins.exp(n * factor, over: d * factor) ? 1 : 0)
      }
      let error = (expected * (1 - expected) / 100_000).squareRoot()
      #expect(abs(Double(heads) / 100_000 - expected) <= 5 * error)
    }
  }

  @Test func exponentialCoinPastSixtyFourBitsOfProduct() {
    var coins = ExactCoins(SplitMix(seed: 6))
    let d = UInt64.max - 1
    let heads = (0..<100_000).reduce(0) { sum, _ in
      sum + (coins.expFraction(d / 2, over: d) ? 1 : 0)
    }
    #expect(abs(Double(heads) / 100_000 - exp(-0.5)) < 5 * (0.24 / 100_000).squareRoot())
  }

  @Test(arguments: [1, 2, 3, 7, 10, 1023, 1025] as [UInt64])
  func uniformIntegers(bound: UInt64) {
    var coins = ExactCoins(SplitMix(seed: 7))
    var narrow = [Int](repeating: 0, count: Int(bound))
    var wide = narrow
    for _ in 0..<70_000 {
      narrow[Int(coins.uniform(below: bound))] += 1
      let value = coins.uniform(below: UInt128(bound) << 70)
      wide[Int(value >> 70)] += 1
    }
    let expected = 70_000 / Double(bound)
    let error = (expected * (1 - 1 / Double(bound))).squareRoot()
    for count in narrow + wide { #expect(abs(Double(count) - expected) <= 5 * error) }
  }

  @Test func laplaceIsSymmetricAndGeometric() {
    var coins = ExactCoins(SplitMix(seed: 8))
    var counts: [Int64: Int] = [:]
    for _ in 0..<200_000 {
      counts[coins.discreteLaplace(scale: 3), default: 0] += 1
    }
    let ratio = exp(-1.0 / 3)
    for x in Int64(-6)...6 {
      let probability = (1 - ratio) / (1 + ratio) * pow(ratio, Double(abs(x)))
      let error = (200_000 * probability * (1 - probability)).squareRoot()
      #expect(abs(Double(counts[x, default: 0]) - 200_000 * probability) < 5 * error)
    }
  }
}
