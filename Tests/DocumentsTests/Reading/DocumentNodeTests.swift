import Documents
import Testing

@Suite("Strict YAML") struct DocumentNodeTests {
  func field(_ yaml: String) throws -> DocumentNode {
    try DocumentNode.parse("v: " + yaml, file: "f.yaml").mapping().required("v")
  }

  @Test func scalarsAreConvertedByTheKindExpected() throws {
    #expect(try field("010").integer() == 10)
    #expect(try field("010").string() == "010")
    #expect(try field("no").string() == "no")
    #expect(try field("no").boolean() == false)
    #expect(try field("yes").boolean())
    #expect(try field("1e-9").number() == 1e-9)
    #expect(try field("-3").integer(in: -5...0) == -3)
    #expect(try field("null").string() == "null")
    #expect(try field("\"\"").string().isEmpty)
    #expect(try field("[a, 1]").sequence(count: 2).map { try $0.string() } == ["a", "1"])
  }

  @Test func nullsArePlain() throws {
    for text in ["", "~", "null"] { #expect(try field(text).isNull) }
    for text in ["\"\"", "\"null\"", "nil", "[]"] { #expect(try !field(text).isNull) }
  }

  @Test(arguments: [
    "1.5", "0x10", "1_000", "\"5\"", "[1]", "", "5 apples", "99999999999999999999", "+-5", "--5",
  ])
  func whatIsNotAWholeNumberIsRefused(text: String) throws {
    let node = try field(text)
    let error = #expect(throws: InputError.self) { try node.integer(in: 1...4096) }
    #expect(error?.file == "f.yaml")
    #expect(error?.line == 1)
    #expect(error?.column == "4" || text.isEmpty)
    #expect(error?.message.contains("1 … 4096") == true)
  }

  @Test(arguments: [".inf", "nan", "1e999", "0x1p3", "infinity", "1,5", "\"1\""])
  func whatIsNotAFiniteNumberIsRefused(text: String) throws {
    let node = try field(text)
    #expect(throws: InputError.self) { try node.number() }
  }

  @Test(arguments: ["True", "on", "1", "\"true\"", "y"])
  func onlyFourWordsAreBooleans(text: String) throws {
    let node = try field(text)
    #expect(throws: InputError.self) { try node.boolean() }
  }

  @Test func rangesHold() throws {
    #expect(throws: InputError.self) { try self.field("0").integer(in: 1...2) }
    #expect(throws: InputError.self) { try self.field("1.01").number(in: 0...1) }
    #expect(try field("1").number(in: 0...1) == 1)
    #expect(throws: InputError.self) { try self.field("[1, 2, 3]").sequence(count: 2) }
  }

  enum Fruit: String, CaseIterable { case apple, pear }

  @Test func choicesSuggestTheNearest() throws {
    #expect(try field("pear").choice(of: Fruit.self) == .pear)
    let error = #expect(throws: InputError.self) {
      try self.field("aple").choice(of: Fruit.self)
    }
    #expect(error?.message.contains("did you mean “apple”") == true)
    #expect(error?.message.contains("apple, pear") == true)
    #expect(error?.value == "aple")
  }

  @Test func unknownKeysListWhatIsAllowed() throws {
    let node = try DocumentNode.parse("epsilon: 1\n  \nshaers: {}\n", file: "s.yaml")
    let error = #expect(throws: InputError.self) {
      try node.mapping(allowing: ["epsilon", "shares"])
    }
    #expect(error?.line == 3)
    #expect(error?.column == "1")
    #expect(error?.message.contains("did you mean “shares”") == true)
    #expect(error?.message.contains("epsilon, shares") == true)
  }

  @Test func missingKeysAreNamed() throws {
    let mapping = try DocumentNode.parse("a: 1").mapping()
    #expect(mapping["b"] == nil)
    let error = #expect(throws: InputError.self) { try mapping.required("b") }
    #expect(error?.message.contains("“b”") == true)
  }

  @Test func duplicateKeysAreRefusedHoweverWritten() {
    for text in ["a: 1\nb: 2\na: 3", "a: 1\n\"a\": 2", "{a: 1, a: 1}"] {
      let error = #expect(throws: InputError.self) { try DocumentNode.parse(text) }
      #expect(error?.message.contains("“a”") == true)
      #expect(error?.line != nil)
    }
  }

  @Test(arguments: [
    "a: &x [1]\nb: *x", "a: &x 1", "b: *x", "&m {a: 1}", "&k a: 1",
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
  ])
  func anchorsAndAliasesAreRefused(text: String) {
    let error = #expect(throws: InputError.self) { try DocumentNode.parse(text) }
    #expect(error?.message.contains("aliases (*)") == true)
    #expect(error?.line != nil && error?.column != nil)
  }

  @Test(arguments: [
    "a: [1, 2", "a:\n\t- b", "a: \"open", "a: b: c", "- a\nb: c", "a: @x", "a: {b", "%", "a: \u{1}",
    "a: 1\n---\nb: 2", "", "# only a comment", "[a]: b", "? {x: 1}\n: y", "a: !!python/x y",
    "a: !mine [1]", "!!set {a: 1}",
    "a: \"\\ud800\"", "}", "a: |\n x\n\ty\nz",
  ])
  func brokenDocumentsAreOneErrorWithALine(text: String) {
    let error = #expect(throws: InputError.self) { try DocumentNode.parse(text, file: "x") }
    #expect(error?.file == "x")
    #expect(error?.line != nil, "\(String(describing: error))")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{x: "])
  func deepNestingIsRefused(unit: String) {
    let text = String(repeating: unit, count: 50_000)
    #expect(throws: InputError.self) { try DocumentNode.parse(text) }
    #expect(throws: InputError.self) { try DocumentNode.parse("a:\n  " + text) }
  }

  @Test func positionsCountFromOne() throws {
    let node = try DocumentNode.parse("a: 1\nb:\n  - x\n  - é: [p, q]\n")
    let list = try node.mapping().required("b").sequence()
    #expect(list.first?.line == 3)
    #expect(list.first?.column == "  - ".count + 1)
    let inner = try list.last?.mapping().required("é").sequence()
    #expect(inner?.last?.line == 4)
    #expect(inner?.last?.column == 12)
  }

  @Test func leadingCommentsAreKept() {
    let text = "# One\n#\n#  two\n\nkey: 1 # not this\n# nor this\n"
    #expect(DocumentNode.leadingComment(of: text) == ["One", "", " two"])
    #expect(DocumentNode.leadingComment(of: "a: 1").isEmpty)
    #expect(DocumentNode.leadingComment(of: "").isEmpty)
  }

  @Test func byteOrderMarkIsPassedOver() throws {
    #expect(try DocumentNode.parse("\u{FEFF}a: 1").mapping()["a"]?.integer() == 1)
  }
}
