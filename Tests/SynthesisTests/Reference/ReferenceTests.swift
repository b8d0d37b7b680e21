import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct ReferenceTests {
  @Test func `the nearest non-negative table keeps the sum`() {
    #expect(NonNegative.projected([5, 3, -2], sum: 6) == [4, 2, 0])
    #expect(NonNegative.projected([-4], sum: 7) == [7])
    #expect(NonNegative.projected([], sum: 7) == [])
    let even = NonNegative.projected([0, 0, 0, 0], sum: 2)
    #expect(even == [0.5, 0.5, 0.5, 0.5])
  }

  @Test func `references are whole numbers that sum to the released total`() throws {
    let reference = ScoreReference(
      [
        try measurement([61, 40], of: Clique(0)), try measurement([-3, 50, 50], of: Clique(2)),
      ], coarsenings: [2, 4, 3].map { Coarsening(identity: $0) })
    let total = reference.total
    #expect(total > 98 && total < 101)
    for pair in [Clique(0, 1), Clique(0, 2), Clique(1, 2)] {
      let table = reference.rounded(pair)
      #expect(table.allSatisfy { $0 >= 0 })
      #expect(table.reduce(0, +) == Int64(total.rounded()))
      for (whole, expected) in zip(table, reference.expected(pair)) {
        #expect(abs(Double(whole) - expected) <= 1)
      }
    }
    // Column 1 was not measured: uniform.
    #expect(reference.oneWays[1].allSatisfy { abs($0 - total / 4) < 1e-9 })
  }

  @Test func `noise of a full table is that of its cells`() {
    let spectrum = CellSpectrum(Array(repeating: 1000, count: 50))
    let expected = 50 * 10 * (2 / Double.pi).squareRoot()
    #expect(abs(spectrum.noise(sigma: 10) / expected - 1) < 0.02)
    #expect(spectrum.noise(sigma: 0) == 0)
    #expect(spectrum.noise(sigma: .infinity) == 100_000)
  }

  /// A table of 20 full and 980 nearly empty cells: the formula against 40 draws, standard error 1%.
  @Test func `noise of a sparse table is what a non-negative fit leaves`() {
    let cells = Array(repeating: 500.0, count: 20) + Array(repeating: 0.5, count: 980)
    let total = cells.reduce(0, +)
    var random = SeededRandom(seed: 4)
    var distance = 0.0
    for _ in 0..<40 {
      let noisy = cells.map { cell in
        cell + 30 * (0..<12).reduce(-6.0) { sum, _ in sum + random.unit() }
      }
      let fitted = NonNegative.projected(noisy, sum: total)
      distance += zip(fitted, cells).reduce(0) { $0 + abs($1.0 - $1.1) } / 40
    }
    #expect(abs(CellSpectrum(cells).noise(sigma: 30) / distance - 1) < 0.1)
  }

  private func measurement(_ values: [Int64], of clique: Clique) throws -> Measurement {
    let variance = try #require(Variance(1))
    return Measurement(
      query: .marginal(clique), values: values, variance: variance, origin: .draft)
  }
}
