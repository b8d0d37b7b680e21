import Testing

@testable import Privacy

@Suite struct PrivacyCostTests {
  @Test func epsilonUsesWhatDeltaIsLeft() throws {
    let rho = try #require(Rho(0.01))
    let used = try #require(Delta(4e-10))
    let total = try #require(Delta(1e-9))
    let cost = PrivacyCost(rho: rho, delta: used)
    let left = try #require(Delta(6e-10))
    let expected = try #require(rho.epsilon(at: left))
    let actual = try #require(cost.epsilon(at: total))
    #expect(abs(actual.value - expected.value) < 1e-9)
    #expect(actual > (try #require(rho.epsilon(at: total))))
  }

  @Test func extremes() throws {
    let delta = try #require(Delta(1e-9))
    let rho = try #require(Rho(0.01))
    #expect(PrivacyCost.zero.epsilon(at: .zero) == .zero)
    #expect(PrivacyCost(rho: rho, delta: delta).epsilon(at: delta) == nil)
    #expect(PrivacyCost(rho: .zero, delta: delta).epsilon(at: delta) == .zero)
    #expect(PrivacyCost(rho: .zero, delta: delta).epsilon(at: .zero) == nil)
    let two = PrivacyCost(rho: rho, delta: .one) + PrivacyCost(rho: rho, delta: delta)
    #expect(two.delta == .one)
    #expect(two.rho.value >= 0.02)
  }

  @Test func sumsNeverFallBelowTheTruth() throws {
    let tenth = try #require(Rho(0.1))
    let sum = Rho.sum(Array(repeating: tenth, count: 1000))
    #expect(sum.value >= 100 && sum.value < 100 + 1e-9)
    #expect(Rho.sum([]) == .zero)
    #expect(Rho.sum([tenth]) == tenth)
    #expect(Rho.sum([.largest, .largest]) == .largest)

    var exact = ExactSum()
    for _ in 0..<1000 { exact.add(tenth) }
    #expect(exact.fits(try #require(Rho(100))))
    #expect(!exact.fits(try #require(Rho(100 - 1e-9))))
    var many = ExactSum()
    many.add(try #require(Rho(1)))
    for _ in 0..<1000 { many.add(try #require(Rho(1e-18))) }
    #expect(many.roundedUp.value > 1)
  }
}
