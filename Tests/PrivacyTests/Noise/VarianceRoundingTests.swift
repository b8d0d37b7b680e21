import Foundation
import Tables
import Testing

@testable import Privacy

@Suite struct VarianceRoundingTests {
  @Test(
    arguments: [
      (1000, 1000, 1), (1000.5, 1001, 1), (999, 999, 1), (999.5, 1999, 2), (1, 1, 1), (0.5, 1, 2),
      (4_294_967_295, 4_294_967_295, 1),
    ] as [(Double, UInt32, UInt32)])
  func knownFractions(wanted: Double, numerator: UInt32, denominator: UInt32) {
    #expect(Variance.roundedUp(from: wanted) == Variance(numerator, over: denominator))
  }

  @Test func outsideTheRange() {
    for wanted in [0, -1, .nan, .infinity, 4_294_967_296] {
      #expect(Variance.roundedUp(from: wanted) == nil)
    }
    #expect(Variance.roundedUp(from: 1e-300) == Variance(1, over: 1 << 20))
    #expect(Variance.costing(atMost: .zero) == nil)
    #expect(Variance(0) == nil && Variance(1, over: 0) == nil)
  }

  @Test func neverBelowAndAtMostAThousandthAbove() throws {
    var random = SplitMix(seed: 9)
    for _ in 0..<20_000 {
      let wanted = pow(10, -3 + 12.6 * random.unit())
      let variance = try #require(Variance.roundedUp(from: wanted))
      #expect(variance.value >= wanted && variance.value <= wanted * 1.001)
      let rho = try #require(Rho(pow(10, -9 + 11 * random.unit())))
      for rows in [1, 3] {
        guard let variance = Variance.costing(atMost: rho, rowsPerUnit: rows) else { continue }
        let cost = AccessCost(.marginal, sources: Clique([]), variance: variance)
        #expect(cost.recordRho(rowsPerUnit: rows) <= rho)
      }
    }
  }
}
