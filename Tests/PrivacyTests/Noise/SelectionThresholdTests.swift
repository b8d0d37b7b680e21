import Foundation
import Testing

@testable import Privacy

@Suite struct SelectionThresholdTests {
  /// P(N_Z(0, σ²) ≥ t) summed from far out inwards over the whole lattice.
  private func tail(_ variance: Double, _ t: Int) -> Double {
    let reach = Int((40 * variance.squareRoot()).rounded(.up)) + 3
    func weight(_ y: Int) -> Double { exp(-Double(y) * Double(y) / (2 * variance)) }
    var (sum, all) = (0.0, 0.0)
    for y in (1...reach).reversed() {
      all += 2 * weight(y)
      if y >= t { sum += weight(y) }
    }
    if t <= 0 { sum += weight(0) }
    return sum / (all + weight(0))
  }

  @Test(arguments: [0.05, 0.25, 1, 2.5, 25, 63.9, 64, 400, 10_000])
  func tailIsTheSumRoundedUp(variance: Double) {
    for step in 0..<12 {
      let t = Int(Double(step) * variance.squareRoot() + Double(step % 2))
      let exact = tail(variance, t)
      guard exact > 1e-200 else { continue }
      let bound = DiscreteGaussian.upperTail(variance: variance, from: t)
      #expect(bound >= exact && bound <= exact * (1 + 1e-8))
    }
    #expect(DiscreteGaussian.upperTail(variance: variance, from: 1_000_000) < 1e-300)
  }

  /// One less would show a value of one unit alone too often, and T itself does not.
  @Test(arguments: [(1, 1e-10, 1), (25, 1e-10, 1), (4, 1e-3, 1), (100, 1e-6, 1), (30, 1e-8, 4)])
  func thresholdIsTheLeastThatHides(sigma2: UInt32, delta: Double, rows: Int) throws {
    let variance = try #require(Variance(sigma2))
    let threshold = try #require(
      SelectionThreshold.value(
        variance: variance, delta: amount(delta: delta), rowsPerUnit: rows))
    let hidden = Int(threshold) - rows
    #expect(tail(variance.value, hidden) <= delta / Double(rows))
    #expect(tail(variance.value, hidden - 1) > delta / Double(rows))
  }

  /// At a δ′ whose normal quantile is a whole number, that quantile shows too much; ours is higher.
  @Test(arguments: [(1, 6), (25, 30)] as [(UInt32, Int)])
  func normalQuantileWouldNotDo(sigma2: UInt32, quantile: Int) throws {
    let variance = try #require(Variance(sigma2))
    let delta = erfc(Double(quantile) / (2 * variance.value).squareRoot()) / 2
    #expect(tail(variance.value, quantile) > 1.3 * delta)
    let threshold = try #require(
      SelectionThreshold.value(variance: variance, delta: amount(delta: delta)))
    #expect(threshold > quantile + 1)
  }

  @Test func extremes() throws {
    let variance = try #require(Variance(.max))
    let delta = try #require(Delta(1e-12))
    let wide = try #require(SelectionThreshold.value(variance: variance, delta: delta))
    #expect(wide > 6 * 65_536 && wide < 8 * 65_536)
    let narrow = try #require(Variance(1, over: .max))
    #expect(SelectionThreshold.value(variance: narrow, delta: delta) == 2)
    for wrong in [0, 1e-300, 0.3, 1] {
      #expect(
        SelectionThreshold.value(variance: narrow, delta: try amount(delta: wrong)) == nil)
    }
    #expect(SelectionThreshold.value(variance: narrow, delta: delta, rowsPerUnit: 0) == nil)
  }
}
