import Documents
import Testing

@Suite("Suggestions") struct SuggestionTests {
  @Test func nearestWordIsFoundOnlyWhenNear() {
    #expect(Suggestion.nearest(to: "domian", among: ["domain", "kind"]) == "domain")
    #expect(Suggestion.nearest(to: "KIND", among: ["domain", "kind"]) == "kind")
    #expect(Suggestion.nearest(to: "zebra", among: ["domain", "kind"]) == nil)
    #expect(Suggestion.nearest(to: "", among: ["domain"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: []) == nil)
  }
}
