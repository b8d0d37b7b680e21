import Foundation
import Testing

@testable import Privacy

@Suite struct TopUpTests {
  /// n/d compared as whole numbers: Σ q/(2p) ≤ total without any rounding.
  private func exactSumFits(_ variances: [Variance], _ total: Double) -> Bool {
    // The total as m·2^e; Σ q_i/p_i over a common denominator of at most two numerators.
    let (a, b) = (variances[0], variances[1])
    let (p, q) = (UInt128(a.numerator), UInt128(a.denominator))
    let (r, s) = (UInt128(b.numerator), UInt128(b.denominator))
    let scale = 2 * p * r
    let top = q * r + s * p
    // top/scale ≤ total, with 60 fractional bits of the total rounded down.
    let bits = UInt128(total * 0x1p60)
    let (whole, rest) = top.quotientAndRemainder(dividingBy: scale)
    var (value, left) = (whole, rest)
    for _ in 0..<60 {
      value <<= 1
      left <<= 1
      if left >= scale { (value, left) = (value + 1, left - scale) }
    }
    return value < bits || (value == bits && left == 0)
  }

  @Test func sumNeverPassesTheTotal() throws {
    var random = SplitMix(seed: 21)
    for _ in 0..<2000 {
      let made = try #require(Variance.roundedUp(from: pow(10, 4 * random.unit())))
      let cost = 1 / (2 * made.value)
      // At least 2^−52 of the total is below 2^60 steps: totals are whole multiples of 2^−60.
      let total = (cost * (1 + 3 * random.unit()) * 0x1p40).rounded(.up) * 0x1p-40
      let rho = try #require(Rho(total))
      guard let more = TopUp(from: [made], to: rho) else { continue }
      #expect(exactSumFits([made, more.variance], total))
      #expect(more.reached <= rho)
      // At most 0.1% of the difference is lost to rounding.
      let lost = total - cost - 1 / (2 * more.variance.value)
      #expect(lost <= 0.0011 * (total - cost) + 1e-9 * total)
      #expect(abs(more.reached.value - cost - 1 / (2 * more.variance.value)) < 1e-12 * total)
    }
  }

  @Test func unitsOfSeveralRows() throws {
    let made = try #require(Variance(90))
    let more = try #require(TopUp(from: [made, made], to: amount(rho: 0.3), rowsPerUnit: 3))
    // 9/180 twice leaves 0.2 = 9/(2·22.5).
    #expect(abs(more.variance.value - 22.5) < 0.03 && more.variance.value >= 22.5)
  }

  @Test func nothingLeftIsNone() throws {
    let made = try #require(Variance(50))
    #expect(TopUp(from: [made], to: try amount(rho: 0.01)) == nil)
    #expect(TopUp(from: [made], to: .zero) == nil)
    #expect(TopUp(from: [made], to: try amount(rho: 0.01 + 1e-12)) == nil)
    #expect(TopUp(from: [], to: .zero) == nil)
    let first = try #require(TopUp(from: [], to: amount(rho: 0.01)))
    #expect(first.variance.value >= 50 && first.variance.value < 50.1)
  }
}
