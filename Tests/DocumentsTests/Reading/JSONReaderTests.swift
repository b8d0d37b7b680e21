import Documents
import Testing

@Suite("Strict JSON") struct JSONReaderTests {
  @Test func allKindsAreRead() throws {
    let text = #"{"a": [1, -2.5e3, true, null, "x\n\"\u00e9\ud83d\ude00\/"], "b": {}, "c": []}"#
    let root = try DocumentNode.parse(json: text).mapping(allowing: ["a", "b", "c"])
    let list = try root.required("a").sequence(count: 5)
    #expect(try list[0].integer() == 1)
    #expect(try list[1].number() == -2500)
    #expect(try list[2].boolean())
    #expect(list[3].isNull)
    #expect(try list[4].string() == "x\n\"é😀/")
    #expect(try root.required("b").mapping().entries.isEmpty)
    #expect(try root.required("c").sequence().isEmpty)
  }

  @Test func placesAreKnown() throws {
    let root = try DocumentNode.parse(json: "{\n  \"é\": 1, \"b\": [2,\n 3]}", file: "j").mapping()
    let value = try root.required("b")
    #expect(value.line == 2)
    #expect(value.column == 16)
    #expect(try value.sequence()[1].line == 3)
    #expect(try value.sequence()[1].column == 2)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[01]", "[1.]", "[+1]", "[.5]", "[nan]", "[tru]",
    "[1] 2", "{\"a\" 1}", "{\"a\":1,\"a\":2}", "[\"\\x\"]", "[\"\\ud800\"]", "[\"\\u12\"]",
    "[\"open", "[\"\t\"]", "[1e]", "[--1]", "[\"\\", "[\"\\u",
  ])
  func brokenJSONIsOneErrorWithAPlace(text: String) {
    let error = #expect(throws: InputError.self) {
      try DocumentNode.parse(json: text, file: "x.json")
    }
    #expect(error?.line == 1 && error?.column != nil && error?.file == "x.json")
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: InputError.self) { try DocumentNode.parse(json: text) }
  }
}
