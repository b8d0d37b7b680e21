import Plots
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  @Test(
    "Known days",
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (19_723, "2024-01-01"),
      (-719_468, "0000-03-01"),
    ])
  func known(days: Int, text: String) { #expect(CivilDate(days: days).text == text) }

  @Test("Days and dates are inverses over eight centuries")
  func inverse() {
    for days in stride(from: -150_000, through: 150_000, by: 17) {
      #expect(CivilDate(days: days).days == days)
    }
  }
}
