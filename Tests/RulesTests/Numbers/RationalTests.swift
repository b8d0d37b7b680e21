import Tables
import Testing

@testable import Rules

@Suite struct RationalTests {
  private func fraction(_ a: Int128, _ b: Int128) throws -> Rational {
    try #require(Rational(a, over: b))
  }

  @Test func fractionsAreInLowestTerms() throws {
    #expect(try fraction(6, -4) == fraction(-3, 2))
    #expect(try fraction(0, 7) == .zero)
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(steps: 150, digits: 2) == (try fraction(3, 2)))
  }

  @Test func arithmeticIsExact() throws {
    let third = try fraction(1, 3)
    #expect(third.adding(third)?.adding(third) == .one)
    #expect(third.multiplied(by: Rational(3)) == .one)
    #expect(third.divided(by: third) == .one)
    #expect(third.divided(by: .zero) == nil)
    #expect(try fraction(1, 10).adding(fraction(2, 10)) == fraction(3, 10))
  }

  @Test func whatDoesNotFitIsNothing() throws {
    let large = try fraction(.max, 1)
    #expect(large.adding(.one) == nil)
    #expect(large.multiplied(by: Rational(2)) == nil)
    #expect(large.steps(digits: 0) == nil)
    let fine = try fraction(1, .max)
    #expect(fine.multiplied(by: fine) == nil)
    #expect(fine < large && fine > .zero)
    #expect(try fraction(.max, .max - 1) < fraction(.max - 1, .max - 2))
  }

  @Test(arguments: [
    (5, 2, 3, 2, 3), (-5, 2, -3, -3, -2), (7, 3, 2, 2, 3), (-7, 3, -2, -3, -2), (4, 1, 4, 4, 4),
  ])
  func roundingGoesAwayFromZeroAtHalves(
    _ a: Int, _ b: Int, _ nearest: Int, _ floor: Int, _ ceiling: Int
  ) throws {
    let value = try fraction(Int128(a), Int128(b))
    #expect(value.rounded == Int128(nearest))
    #expect(value.floor == Int128(floor))
    #expect(value.ceiling == Int128(ceiling))
  }

  @Test func textsAreDecimal() throws {
    #expect(Rational(decimal: "12.50")?.description == "12.5")
    #expect(Rational(decimal: ".5")?.description == "0.5")
    #expect(try fraction(-1, 400).description == "-0.0025")
    #expect(try fraction(1, 3).description == "1/3")
    #expect(Rational(decimal: "1.2.3") == nil)
    #expect(Rational(decimal: "") == nil)
    #expect(Rational(decimal: String(repeating: "9", count: 60)) == nil)
  }
}
