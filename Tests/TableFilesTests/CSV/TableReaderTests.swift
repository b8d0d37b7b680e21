import Documents
import Tables
import Testing

@testable import TableFiles

@Suite struct TableReaderTests {
  private func load(_ text: String, _ schema: Schema? = nil) throws -> LoadedTable {
    try TableReader.typed(CSVReader.read(Array(text.utf8), path: "t.csv"), schema: schema)
  }

  @Test func inferredTablesAreTyped() throws {
    let loaded = try load("age;cost;seen\n17;1.5;2024-03-09\n90;;2023-01-01\n17;2.25;?\n")
    #expect(loaded.isInferred && loaded.delimiter == ";")
    #expect(loaded.schema.columns.map(\.kind) == [.integer, .decimal, .date])
    #expect(loaded.table.row(0) == ["17", "1.50", "2024-03-09"])
    #expect(loaded.table.row(1) == ["90", nil, "2023-01-01"])
    #expect(loaded.table.columns[2].number(0) == 19_791)
  }

  @Test func schemasMatchByNameInAnyOrder() throws {
    let schema = Schema(columns: [
      ColumnSchema(name: "b", kind: .category, domain: .categories(["x"])),
      ColumnSchema(name: "a", kind: .integer, domain: .grid(lower: 0, upper: 9)),
    ])
    let loaded = try load("a,b\n1,x\n", schema)
    #expect(loaded.schema.columns.map(\.name) == ["a", "b"] && !loaded.isInferred)
    let missing = #expect(throws: InputError.self) { try load("a\n1\n", schema) }
    #expect(missing?.message.contains("`b`") == true && missing?.column == "b")
    let unknown = #expect(throws: InputError.self) { try load("a,b,c\n1,x,2\n", schema) }
    #expect(unknown?.column == "c")
  }

  @Test func wrongValuesHaveAPlace() {
    let schema = Schema(columns: [
      ColumnSchema(name: "a", kind: .integer, domain: .grid(lower: 0, upper: 9)),
      ColumnSchema(name: "b", kind: .category, domain: .categories(["x"])),
    ])
    let error = #expect(throws: InputError.self) {
      try load("a,b\n1,\"x\n\"\n\n3.5,x\nz,x\n", schema)
    }
    #expect(error?.line == 5 && error?.column == "a" && error?.value == "3.5")
    #expect(error?.file == "t.csv")
  }

  @Test func integerCodedTables() throws {
    let schema = Schema.integerCoded([("a", 3), ("b", 2)])
    let loaded = try load("a,b\n2,0\n0,1\n", schema)
    let codes = try TableEncoding(loaded.schema).encode(loaded.table, onOutside: .refuse)
    #expect(codes.columns == [.narrow([2, 0]), .narrow([0, 1])])
    #expect(throws: OutsideValue.self) {
      try TableEncoding(schema).encode(load("a,b\n3,0\n", schema).table, onOutside: .refuse)
    }
    #expect(throws: InputError.self) { try load("a,b\nx,0\n", schema) }
  }

  @Test func valuesAreWrittenBackAsTheyWere() throws {
    let text = """
      id,when,seen,share,flag,code
      A1,3/9/2024,2024-03-09 12:34,0.50,yes,007
      A2,12/31/2023,2024-03-10 01:00,-1.25,no,012
      A3,,,,,

      """
    #expect(String(decoding: CSVWriter().data(try load(text).table), as: UTF8.self) == text)
  }

  /// Columns of more distinct numbers than are kept as texts, cut into parts in several ways.
  @Test(arguments: [1 << 12, 1 << 16, 1 << 22])
  func manyDistinctValuesAreReadBack(chunk: Int) throws {
    var random = SeededRandom(seed: 4)
    var text = "a,b,c,d,e,f\n"
    for row in 0..<10_000 {
      let cents = Int.random(in: -999_999...999_999, using: &random)
      let second = String(row % 60 + 100).dropFirst()
      let fields = [
        String(row + 1), row % 50 == 7 ? (row % 100 == 7 ? "?" : "") : "\(cents)",
        "2024-03-\(row % 20 + 10)T\(row / 3600 + 10):\(row / 60 % 50 + 10):\(second)",
        "P\(row)", "\"\(row).5\"", row == 9_000 ? "\"x\ny\"" : "\(row).25",
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    let raw = try CSVReader.read(
      CSVSource(FileBytes(Array(text.utf8)), path: "t.csv", encoding: .utf8),
      options: CSVOptions(nulls: ["77"]), smallestChunk: chunk)
    let loaded = try TableReader.typed(raw, schema: nil)
    #expect(
      loaded.schema.columns.map(\.kind) == [
        .identifier, .integer, .timestamp, .identifier, .decimal, .identifier,
      ])
    #expect(loaded.nullText == "" && loaded.table.columns[1].isNull(7))
    #expect(loaded.table.columns[0].isNull(76) && !loaded.table.columns[4].isNull(77))
    var declared = loaded.schema
    declared.columns[5] = ColumnSchema(
      name: "f", kind: .decimal, domain: .grid(lower: 0, upper: 9), fractionDigits: 2)
    let error = #expect(throws: InputError.self) { try Table(raw, schema: declared) }
    #expect(error?.line == 9_002 && error?.value == "x\ny" && error?.column == "f")
    #expect(raw.line(ofRow: 9_001) == 9_004)
    let written = Array(CSVWriter().data(loaded.table))
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = String(decoding: written, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    #expect(lines[1] == "1,\(expected[1].split(separator: ",")[1]),2024-03-10T10:10:00,P0,0.5,0.25")
    #expect(lines[9_001].hasSuffix(",8999.5,8999.25") || lines[9_000].hasSuffix(",8999.25"))
  }
}
