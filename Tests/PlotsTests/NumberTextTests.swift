import Plots
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "Thousands are grouped by commas",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (20_000, "20,000"), (-1_234_567, "−1,234,567"),
      (Int.min, "−9,223,372,036,854,775,808"),
    ])
  func grouped(value: Int, text: String) { #expect(NumberText.grouped(value) == text) }

  @Test(
    "Fixed digits round half away and never show a negative zero",
    arguments: [
      (0.0134, 3, "0.013"), (-0.0004, 3, "0.000"), (-0.03, 2, "−0.03"), (1234.5, 0, "1,235"),
      (0.999, 2, "1.00"), (1e18, 2, "1e18"), (.nan, 2, "–"), (-.infinity, 2, "−∞"),
    ])
  func fixed(value: Double, digits: Int, text: String) {
    #expect(NumberText.fixed(value, digits: digits) == text)
  }

  @Test(
    "A sign is written on what is not zero",
    arguments: [
      (0.03, "+0.03"), (-0.03, "−0.03"), (0.001, "0.00"), (.nan, "–"),
    ])
  func signed(value: Double, text: String) { #expect(NumberText.signed(value, digits: 2) == text) }

  @Test(
    "Short numbers keep three digits and carry an SI suffix",
    arguments: [
      (0, "0"), (950, "950"), (999.4, "999"), (999.9, "1k"), (1234, "1.23k"), (600, "600"),
      (12_000, "12k"), (3.4e6, "3.4M"), (0.013, "0.013"), (-1500, "−1.5k"), (1e-9, "1e-9"),
      (2.5e18, "2.5e18"),
    ])
  func short(value: Double, text: String) { #expect(NumberText.short(value) == text) }

  @Test(
    "Set values are written as a person would",
    arguments: [
      (1, "1"), (5.5, "5.5"), (0.25, "0.25"), (1e-9, "1e-9"), (0, "0"),
    ])
  func plain(value: Double, text: String) { #expect(NumberText.plain(value) == text) }

  @Test("Proportions lose the zero before the point")
  func proportion() {
    #expect(NumberText.proportion(0.0131) == ".013")
    #expect(NumberText.proportion(1) == "1.000")
  }

  @Test("Durations change unit at a second")
  func duration() {
    #expect(NumberText.duration(milliseconds: 0.42) == "0.4 ms")
    #expect(NumberText.duration(milliseconds: 41.7) == "42 ms")
    #expect(NumberText.duration(milliseconds: 3120) == "3.1 s")
  }

  @Test("No finite or infinite value traps, and none gives an empty text")
  func everyMagnitude() {
    for exponent in stride(from: -320.0, through: 308, by: 1) {
      for factor in [1.0, -9.9999, 0.99949, 5] {
        let value = factor * Double(sign: .plus, exponent: Int(exponent * 3.3), significand: 1)
        #expect(!NumberText.short(value).isEmpty)
        #expect(!NumberText.plain(value).isEmpty)
        #expect(!NumberText.fixed(value, digits: 9).isEmpty)
      }
    }
  }
}
