import Documents
import Tables
import Testing

@testable import TableFiles

@Suite("Data dictionaries") struct SchemaFileTests {
  static let example = """
    # Admissions of one year
    semblance: schema 1
    file: {encoding: utf-8, delimiter: ";", nulls: ["", NA]}
    columns:
      age: {kind: integer, domain: [0, 110], unit: years, role: quasi-identifier}
      sex:
        kind: category
        domain: [f, m, no, 010]
        nulls: false
      smoker: {kind: boolean, domain: [no, yes]}
      cost: {kind: decimal, domain: [0.00, 99999.99], bins: 40, outside: null}
      admitted: {kind: date, domain: [2019-01-01, 2023-12-31], source: inferred}
      seen: {kind: timestamp, domain: [2019-01-01T00:00:00, 2019-12-31 23:59], outside: clip}
      ward: {kind: category, domain: {codes: 12}, sensitivity: low}
      level: {kind: category, domain: [a, b], outside: other}
      remark: {kind: text, description: "Free text: not modelled"}
      id: {kind: identifier, role: id}
      height: {kind: decimal, digits: 1, reason: all values have one digit}
    """

  @Test func everyKindIsRead() throws {
    let document = try SchemaFile.parse(Self.example)
    #expect(document.encoding == "utf-8")
    #expect(document.delimiter == ";")
    #expect(document.nulls == ["", "NA"])
    #expect(document.comment == ["Admissions of one year"])
    let columns = document.schema.columns
    #expect(columns.count == 11)
    #expect(
      columns[0]
        == ColumnSchema(
          name: "age", kind: .integer, domain: .grid(lower: 0, upper: 110), unit: "years",
          role: .quasiIdentifier))
    #expect(
      columns[1]
        == ColumnSchema(
          name: "sex", kind: .category, domain: .categories(["f", "m", "no", "010"]),
          nullable: false))
    #expect(columns[2].domain == .categories(["no", "yes"]))
    #expect(columns[3].domain == .grid(lower: 0, upper: 9_999_999))
    #expect(columns[3].fractionDigits == 2)
    #expect(columns[3].outOfDomain == .null)
    #expect(columns[3].bins == 40)
    #expect(columns[4].domain == .grid(lower: 17_897, upper: 19_722))
    #expect(columns[4].source == .inferred)
    #expect(columns[5].domain == .grid(lower: 1_546_300_800, upper: 1_577_836_740))
    #expect(columns[6].domain == .codes(12))
    #expect(!columns[6].nullable)
    #expect(columns[7].outOfDomain == .other)
    #expect(columns[8].domain == .open)
    #expect(columns[9].source == .declared)
    #expect(columns[10].domain == .open)
    #expect(columns[10].source == .inferred)
    #expect(columns[10].fractionDigits == 1)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let document = try SchemaFile.parse(Self.example)
    let text = SchemaFile.text(of: document)
    #expect(try SchemaFile.parse(text) == document)
    #expect(SchemaFile.text(of: try SchemaFile.parse(text)) == text)
  }

  @Test func awkwardTextReadsBack() throws {
    let names = ["", " a", "no", "1", "é: b", "-", "null", "a\nb", "\"q\"", "semblance"]
    let columns = names.dropFirst().map {
      ColumnSchema(name: $0, kind: .category, domain: .categories(names), description: $0)
    }
    let document = SchemaDocument(schema: Schema(columns: columns), delimiter: "\t")
    #expect(try SchemaFile.parse(SchemaFile.text(of: document)) == document)
  }

  @Test(arguments: [0, 1, 9], [0, 1, -1, 123_456_789_123_456_789, -(1 << 62), 1 << 62] as [Int64])
  func decimalBoundsAreExact(digits: Int, bound: Int64) throws {
    let column = ColumnSchema(
      name: "x", kind: .decimal, domain: .grid(lower: bound, upper: bound), fractionDigits: digits)
    let document = SchemaDocument(schema: Schema(columns: [column]))
    #expect(try SchemaFile.parse(SchemaFile.text(of: document)) == document)
  }

  @Test func sizesAreCodes() throws {
    for text in ["{\"age\": 85, \"semblance\": 2}", "age: 85\nsemblance: 2"] {
      let columns = try SchemaFile.parse(text).schema.columns
      #expect(
        columns == [
          ColumnSchema(name: "age", kind: .category, domain: .codes(85), nullable: false),
          ColumnSchema(name: "semblance", kind: .category, domain: .codes(2), nullable: false),
        ])
      let document = SchemaDocument(schema: Schema(columns: columns))
      #expect(try SchemaFile.parse(SchemaFile.text(of: document)) == document)
    }
  }

  @Test(arguments: [
    ("{}", nil), ("[1]", nil), ("{\"a\": 0}", "0"), ("{\"a\": 65536}", "65536"),
    ("{\"a\": \"5\"}", "a"), ("{\"a\": 1.5}", "1.5"), ("a: {kind: integer}", "a"),
    ("semblance: schema 2\ncolumns: {}", "schema 2"), ("semblance: session 1", "session 1"),
    ("semblance: schema 1", nil), ("semblance: schema 1\ncolumns: {}", nil),
    ("semblance: schema 1\ncolums: {}", "colums"),
    ("semblance: schema 1\nfile: {delimiter: ab}\ncolumns: {}", "ab"),
    ("semblance: schema 1\nfile: {sep: x}\ncolumns: {}", "sep"),
  ])
  func brokenFilesAreRefused(text: String, value: String?) {
    let error = #expect(throws: InputError.self) { try SchemaFile.parse(text, file: "d.yaml") }
    #expect(error?.file == "d.yaml")
    #expect(error?.line != nil)
    #expect(error?.value == value)
  }

  @Test(arguments: [
    ("{domain: [0, 1]}", nil), ("{kind: intger}", "intger"), ("{kind: integer, max: 3}", "max"),
    ("{kind: integer, domain: [0]}", "1 values"), ("{kind: integer, domain: [0, 1.5]}", "1.5"),
    ("{kind: integer, domain: [5, 4]}", "5, 4"), ("{kind: integer, domain: 5}", "5"),
    ("{kind: integer, domain: [0, 9223372036854775807]}", "9223372036854775807"),
    ("{kind: integer, domain: [0, 9223372036854775808]}", "9223372036854775808"),
    ("{kind: integer, domain: [-9223372036854775808, 0]}", "-9223372036854775808"),
    ("{kind: decimal, digits: 2, domain: [0, 1.555]}", "1.555"),
    ("{kind: decimal, digits: 10, domain: [0, 1]}", "10"),
    ("{kind: decimal, domain: [0, 1e3]}", "1e3"), ("{kind: integer, digits: 2}", "2"),
    ("{kind: date, domain: [2023-02-29, 2023-03-01]}", "2023-02-29"),
    ("{kind: date, domain: [1.1.2020, 2023-03-01]}", "1.1.2020"),
    ("{kind: timestamp, domain: [2020-01-01T24:00:00, 2023-03-01]}", "2020-01-01T24:00:00"),
    ("{kind: category, domain: []}", nil), ("{kind: category, domain: [a, a]}", "a"),
    ("{kind: category, domain: [a, NA]}", "NA"), ("{kind: category, domain: {codes: 0}}", "0"),
    ("{kind: category, domain: [[a]]}", nil), ("{kind: category, domain: {a: 1}}", "a"),
    ("{kind: category, domain: {codes: 3}, nulls: true}", nil),
    ("{kind: boolean, domain: [a]}", "1 values"), ("{kind: boolean, domain: {codes: 2}}", nil),
    ("{kind: text, domain: [a]}", nil), ("{kind: category, bins: 5}", "5"),
    ("{kind: integer, bins: 1}", "1"), ("{kind: integer, bins: 4097}", "4097"),
    ("{kind: integer, outside: other}", "other"), ("{kind: integer, outside: drop}", "drop"),
    ("{kind: integer, nulls: false, outside: null}", "null"),
    ("{kind: integer, nulls: maybe}", "maybe"), ("{kind: integer, source: declared}", "declared"),
    ("{kind: integer, domain: [0, 1], source: guessed}", "guessed"),
    ("{kind: integer, role: key}", "key"), ("{kind: integer, unit: [a]}", nil), ("5", "5"),
  ])
  func brokenColumnsAreRefused(entry: String, value: String?) {
    let text = "semblance: schema 1\nfile: {nulls: [NA]}\ncolumns:\n  age: \(entry)\n"
    let error = #expect(throws: InputError.self) { try SchemaFile.parse(text, file: "d.yaml") }
    #expect(error?.line == 4)
    #expect(error?.column != nil)
    #expect(error?.value == value)
  }
}
