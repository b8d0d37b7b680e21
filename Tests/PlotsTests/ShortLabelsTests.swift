import Plots
import Testing

@Suite("Short labels")
struct ShortLabelsTests {
  @Test("Names that begin alike are told apart")
  func distinct() {
    let names = ["discharged", "district", "diagnosis", "severity", "sex", "procedure", "pregnant"]
    #expect(ShortLabels.make(names, width: 2) == ["di", "ds", "da", "se", "sx", "pr", "pe"])
  }

  @Test("Initials after a break come first, digits last")
  func order() {
    #expect(ShortLabels.make(["hours", "hours_per_week"], width: 2) == ["ho", "hp"])
    #expect(ShortLabels.make(["aa", "aa", "aa"], width: 2) == ["aa", "a2", "a3"])
  }

  @Test("Labels are never longer than asked for", arguments: 0...6)
  func width(_ width: Int) {
    let names = ["", "a", "äöü", "病院の名前", "length_of_stay", "length_of_stay"]
    let short = ShortLabels.make(names, width: width)
    #expect(short.count == names.count)
    #expect(short.allSatisfy { $0.count <= width })
  }
}
