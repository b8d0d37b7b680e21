import Documents
import Testing

@Suite struct DocumentPatchTests {
  @Test(arguments: [
    ("a: 1\nb: 2\n", "b", "3", "a: 1\nb: 3\n"),
    ("a: 1 # one\n", "a", "2", "a: 2 # one\n"),
    ("a:   1   # one\n# end", "a", "x y", "a: \"x y\"   # one\n# end"),
    ("a: \"# no comment\" # one\n", "a", "b", "a: b # one\n"),
    ("a: 'it''s # here'  # one\n", "a", "b", "a: b  # one\n"),
    ("a: x#y\n", "a", "b", "a: b\n"),
    ("\"a\" : 1\n", "a", "2", "\"a\" : 2\n"),
    ("a:\nb: 1\n", "a", "2", "a: 2\nb: 1\n"),
    ("a: 1", "c", "null", "a: 1\nc: \"null\"\n"),
    ("a: 1\n", "c", "quote \" and \\", "a: 1\nc: \"quote \\\" and \\\\\"\n"),
  ])
  func oneValueChanges(text: String, key: String, value: String, result: String) throws {
    let changed = try DocumentPatch.set(key, to: value, in: text)
    #expect(changed == result)
    #expect(try DocumentNode.parse(changed).mapping()[key]?.string() == value)
  }

  @Test(arguments: ["a: [1,\n  2]\n", "a:\n  - 1\n", "a: |\n  text\n", "{a: 1}\n"])
  func aValueOfSeveralLinesIsRefused(text: String) {
    #expect(throws: InputError.self) { try DocumentPatch.set("a", to: "1", in: text) }
  }
}
