import Testing

@testable import Privacy

@Suite struct SecureRandomTests {
  /// Balanced within 7 standard errors, past several refills; fails once in 4e11 runs.
  @Test func bitsAreBalancedAndNeverRepeat() {
    let random = SecureRandom()
    var ones = 0
    var seen = Set<UInt64>()
    for _ in 0..<40_000 {
      let word = random.next()
      ones += word.nonzeroBitCount
      seen.insert(word)
    }
    let half = 40_000.0 * 32
    #expect(abs(Double(ones) - half) < 7 * (half / 2).squareRoot())
    #expect(seen.count == 40_000)
  }

  @Test func twoGeneratorsShareNothing() {
    let left = SecureRandom()
    let right = SecureRandom()
    #expect((0..<100).allSatisfy { _ in left.next() != right.next() })
  }
}
