import Documents
import Testing

@testable import Tables

@Suite struct TableEncodingTests {
  private let schema = Schema(columns: [
    ColumnSchema(name: "id", kind: .identifier, domain: .open, nullable: false),
    ColumnSchema(name: "age", kind: .integer, domain: .grid(lower: 0, upper: 9), nullable: true),
    ColumnSchema(name: "note", kind: .text, domain: .open),
    ColumnSchema(name: "sex", kind: .category, domain: .categories(["f", "m"]), nullable: false),
  ])

  private func table(ids: [String]) throws -> Table {
    let texts: [(String, [String?])] = [
      ("id", ids), ("age", ["3", nil, "9"]), ("note", ["a b", "c", nil]), ("sex", ["m", "f", "m"]),
    ]
    let columns = try texts.enumerated().map { index, pair in
      try Column(RawColumn(name: pair.0, texts: pair.1), schema: schema.columns[index])
    }
    return Table(columns: columns, rowCount: 3)
  }

  @Test func modelledColumnsAreEncodedByName() throws {
    let encoding = TableEncoding(schema)
    #expect(encoding.names == ["age", "sex"] && encoding.sizes == [11, 2])
    #expect(encoding.leftOut == ["note"] && encoding.identifiers == ["id"])
    let codes = try encoding.encode(table(ids: ["x", "y", "z"]))
    #expect(codes.columns == [.narrow([3, 10, 9]), .narrow([1, 0, 1])])
  }

  @Test func decodingMakesIdentifiersAndLeavesTextOut() throws {
    let real = try table(ids: ["70", "71", "90"])
    let encoding = TableEncoding(schema, writtenLike: real)
    let codes = try encoding.encode(real)
    let synthetic = encoding.decode(codes, seed: 1)
    #expect(synthetic.columns.map(\.name) == ["id", "age", "sex"])
    #expect(synthetic.row(1) == ["2", nil, "f"])
    #expect(TableEncoding(schema).decode(codes, seed: 1).row(2) == ["id-000003", "9", "m"])
    #expect(encoding.decode(codes, seed: 1) == synthetic)
    #expect(try encoding.encode(synthetic) == codes)
  }

  @Test func missingColumnsAreNamed() {
    let error = #expect(throws: InputError.self) {
      try TableEncoding(schema).encode(Table(columns: [], rowCount: 0))
    }
    #expect(error?.column == "age")
  }

  @Test func integerCodedSchemasRoundTrip() throws {
    let encoding = TableEncoding(.integerCoded([("a", 3), ("b", 400)]))
    #expect(encoding.sizes == [3, 400])
    let codes = CodeTable(
      sizes: [3, 400], columns: [.narrow([0, 2]), .wide([399, 7])], rowCount: 2)
    let table = encoding.decode(codes, seed: 0)
    #expect(table.row(0) == ["0", "399"])
    #expect(try encoding.encode(table, onOutside: .refuse) == codes)
  }

  @Test func valuesOfTheWrongKindAreRefused() {
    #expect(
      throws: UnreadableValue(row: 1, column: "age", value: "old", expected: "a whole number")
    ) {
      try Column(RawColumn(name: "age", texts: ["3", "old"]), schema: schema.columns[1])
    }
  }
}
