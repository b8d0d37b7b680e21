import Documents
import Testing

@Suite("Writing documents") struct DocumentValueTests {
  static let awkward = [
    "", " ", "a", "no", "Null", "~", "010", "1e3", "-", "- a", "a: b", "a #b", "#", "é", "日本", "'",
    "\"", "\\", "a\nb", "\t", "[x", "{", "&a", "*a", "!t", "%", "@", "`", "true", "2020-01-01",
    "a, b", "x ", "hours-per-week", "a\u{0}b", "\u{2028}", "\u{85}", "<<", "=", "?", "|", ">", ".5",
    "😀", "NaN", ".inf", "0x1F", "1_000", "12:30:45", "y", "a]", "a\u{FEFF}", "\r\n",
  ]

  @Test(arguments: awkward) func textReadsBackAsItself(text: String) throws {
    let value = DocumentValue.map([
      (text, .text(text)), ("l" + text, .list([.text(text), .text(text)])),
      ("deep" + text, .list([.map([("k", .text(text)), ("m", .list([]))])])),
    ])
    for read in [
      try DocumentNode.parse(value.yaml()), try DocumentNode.parse(json: value.json()),
      try DocumentNode.parse(json: value.json(pretty: true)),
    ] {
      let mapping = try read.mapping()
      #expect(try mapping.required(text).string() == text)
      #expect(try mapping.required("l" + text).sequence(count: 2)[1].string() == text)
      let inner = try mapping.required("deep" + text).sequence(count: 1)[0].mapping()
      #expect(try inner.required("k").string() == text)
      #expect(mapping.entries.map(\.key) == [text, "l" + text, "deep" + text])
    }
  }

  @Test func yamlIsPleasantToRead() {
    let value = DocumentValue.map([
      ("semblance", .text("schema 1")),
      ("file", .map([("delimiter", .text(",")), ("nulls", .list([.text(""), .text("NA")]))])),
      ("list", .list([.map([("a", .integer(1)), ("b", .number(0.5))]), .list([])])),
      ("empty", .map([])), ("nothing", .null), ("no", .boolean(false)),
    ])
    #expect(
      value.yaml(comment: ["Ages", "", "of people"]) == """
        # Ages
        #
        # of people

        semblance: schema 1
        file:
          delimiter: ","
          nulls: ["", NA]
        list:
          - a: 1
            b: 0.5
          - []
        empty: {}
        nothing: null
        "no": false

        """)
  }

  @Test func jsonKeepsOrderAndNumbers() {
    let value = DocumentValue.map([
      ("z", .number(0.1)), ("a", .number(.nan)), ("m", .number(.infinity)),
      ("i", .list([.integer(Int.min), .boolean(true)])), ("e", .map([])),
    ])
    #expect(
      value.json() == #"{"z":0.1,"a":null,"m":null,"i":[-9223372036854775808,true],"e":{}}"#)
    #expect(
      DocumentValue.map([("a", .list([.integer(1), .integer(2)]))]).json(pretty: true)
        == "{\n  \"a\": [1, 2]\n}")
  }

  @Test(arguments: [
    0, -0.0, 1, 1e-9, 0.1 + 0.2, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, 1e16,
    -2.5, 123456,
  ])
  func numbersReadBackExactly(number: Double) throws {
    let value = DocumentValue.map([("v", .number(number))])
    for read in [
      try DocumentNode.parse(value.yaml()), try DocumentNode.parse(json: value.json()),
    ] {
      #expect(try read.mapping().required("v").number().bitPattern == number.bitPattern)
    }
  }

  @Test func longListsOfWordsAreBroken() throws {
    let words = (0..<100).map { DocumentValue.text("word \($0)") }
    let text = DocumentValue.map([("w", .list(words))]).yaml()
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(try DocumentNode.parse(text).mapping().required("w").sequence().count == 100)
  }

  @Test func wholeNumbersInARowAreAListOfThem() throws {
    let numbers: [Int64] = [0, -1, 9, 10, -10, 99, 100, 12_345, .max, .min]
    for count in [0, 1, numbers.count, 300] {
      let row = (0..<count).map { numbers[$0 % numbers.count] }
      let short = DocumentValue.map([("v", .integers(row))])
      let long = DocumentValue.map([("v", .list(row.map { .integer(Int($0)) }))])
      #expect(short.json() == long.json())
      #expect(short.json(pretty: true) == long.json(pretty: true))
      #expect(short.yaml() == long.yaml())
    }
  }
}
