import Documents
import Tables
import Testing

@testable import TableFiles

@Suite("Keys of a dictionary that cut and join cells") struct CellKeysTests {
  static let example = """
    semblance: schema 1
    columns:
      income: {kind: integer, domain: [0, 1000], edges: [0, 1, 10, 100, 1000], pair_bins: 4}
      price: {kind: decimal, domain: [0, 10], step: 0.05, atoms: [0, 9.95]}
      born: {kind: date, domain: [1920-01-01, 2020-12-31], granularity: quarter}
      seen:
        kind: timestamp
        domain: [2024-01-01T00:00:00, 2024-12-31T23:00:00]
        granularity: hour
        atoms: [2024-02-29T12:00:00]
      hours: {kind: timestamp, domain: [2024-01-01T00:00:00, 2024-01-02T00:00:00], step: 900}
      diagnosis: {kind: category, domain: [A01, A02, B01], hierarchy: {prefix: 1}}
      region:
        kind: category
        domain: [a, b, c, d]
        hierarchy: {groups: {north: [a, b], south side: [d]}}
      employer: {kind: category, source: derived, hierarchy: {prefix: 2}, outside: other}
      debt: {kind: integer, domain: [-1000, 1000], source: derived}
    """

  @Test func everyKeyIsRead() throws {
    let columns = try SchemaFile.parse(Self.example).schema.columns
    #expect(columns[0].edges == [0, 1, 10, 100, 1000] && columns[0].pairBins == 4)
    #expect(columns[1].fractionDigits == 2 && columns[1].step == 5)
    #expect(columns[1].atoms == [0, 995] && columns[1].domain == .grid(lower: 0, upper: 1000))
    #expect(columns[2].granularity == .quarter)
    #expect(columns[3].granularity == .hour && columns[3].atoms == [1_709_208_000])
    #expect(columns[4].step == 900)
    #expect(columns[5].hierarchy == .prefix(1))
    #expect(
      columns[6].hierarchy
        == .groups([
          .init(name: "north", values: ["a", "b"]), .init(name: "south side", values: ["d"]),
        ]))
    #expect(columns[7].domain == .open && columns[7].source == .derived)
    #expect(columns[8].source == .derived && columns[8].domain == .grid(lower: -1000, upper: 1000))
  }

  @Test func whatIsWrittenReadsBack() throws {
    let document = try SchemaFile.parse(Self.example)
    let text = SchemaFile.text(of: document)
    #expect(try SchemaFile.parse(text) == document)
    #expect(SchemaFile.text(of: try SchemaFile.parse(text)) == text)
  }

  /// 200 random columns of every numeric kind: what is written reads back.
  @Test func randomColumnsReadBack() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      let kinds: [ColumnKind] = [.integer, .decimal, .date, .timestamp]
      let kind = kinds[Int.random(in: 0..<4, using: &random)]
      let largest: Int64 = kind == .date ? 2_000_000 : kind == .timestamp ? 1 << 36 : 1 << 60
      let step = Int64.random(in: 1...1000, using: &random)
      let lower = Int64.random(
        in: -(kind.hasCalendar ? 700_000 : largest)...largest, using: &random)
      let count = Int64.random(in: 1...300, using: &random)
      let inner = (1..<max(2, count)).filter { _ in Bool.random(using: &random) }
      let values = ([0] + inner.filter { $0 < count } + [count]).map { lower + $0 * step }
      let column = ColumnSchema(
        name: "x", kind: kind, domain: .grid(lower: lower, upper: lower + count * step),
        fractionDigits: kind == .decimal ? Int.random(in: 0...9, using: &random) : 0,
        pairBins: Bool.random(using: &random) ? Int.random(in: 2...256, using: &random) : nil,
        edges: Bool.random(using: &random) ? values : nil,
        step: Bool.random(using: &random) ? step : nil,
        atoms: Bool.random(using: &random) ? values.reversed() : [])
      let document = SchemaDocument(schema: Schema(columns: [column]))
      #expect(try SchemaFile.parse(SchemaFile.text(of: document)) == document)
    }
  }

  @Test(arguments: [
    ("{kind: integer, domain: [0, 9], edges: [0, 5, 5, 9]}", "5"),
    ("{kind: integer, domain: [0, 9], edges: [1, 9]}", "1"),
    ("{kind: integer, domain: [0, 9], edges: [0, 8]}", "8"),
    ("{kind: integer, domain: [0, 9], edges: [0]}", "1 edges"),
    ("{kind: integer, domain: [0, 9], edges: [0, x, 9]}", "x"),
    ("{kind: integer, domain: [0, 9], edges: [0, 9], bins: 3}", nil),
    ("{kind: integer, domain: [0, 9], edges: [0, 4, 9], step: 3}", "4"),
    ("{kind: integer, edges: [0, 9]}", nil), ("{kind: category, edges: [0, 9]}", nil),
    ("{kind: integer, domain: {codes: 9}, edges: [0, 9]}", nil),
    ("{kind: integer, domain: [0, 9], step: 4}", "4"),
    ("{kind: integer, domain: [0, 9], step: 0}", "0"),
    ("{kind: integer, domain: [0, 9], step: -3}", "-3"),
    ("{kind: integer, domain: [0, 9], step: 1.5}", "1.5"),
    ("{kind: decimal, digits: 1, domain: [0, 9], step: 0.05}", "0.05"),
    ("{kind: integer, step: 4}", "4"),
    ("{kind: integer, domain: [0, 9], granularity: day}", "day"),
    ("{kind: date, domain: [2024-01-01, 2024-02-01], granularity: hour}", "hour"),
    ("{kind: date, domain: [2024-01-01, 2024-02-01], granularity: decade}", "decade"),
    ("{kind: date, domain: [2024-01-02, 2024-02-01], granularity: month}", "month"),
    ("{kind: date, domain: [2024-01-02, 2024-02-01], granularity: week}", "week"),
    ("{kind: date, granularity: month}", "month"),
    ("{kind: date, domain: [2024-01-01, 2024-01-31], granularity: day, step: 2}", "day"),
    ("{kind: integer, domain: [0, 9], atoms: [10]}", "10"),
    ("{kind: integer, domain: [0, 9], atoms: [3, 3]}", "3"),
    ("{kind: integer, domain: [0, 9], atoms: []}", "0 values"),
    ("{kind: integer, domain: [0, 9], step: 3, atoms: [4]}", "4"),
    (
      "{kind: date, domain: [2024-01-01, 2024-12-31], granularity: year, atoms: [2024-02-01]}",
      "2024-02-01"
    ),
    ("{kind: boolean, domain: [a, b], atoms: [a]}", nil),
    ("{kind: integer, pair_bins: 1}", "1"), ("{kind: integer, pair_bins: 257}", "257"),
    ("{kind: text, pair_bins: 9}", "9"),
    ("{kind: category, domain: [a], hierarchy: {prefix: 0}}", "0"),
    ("{kind: category, domain: [a], hierarchy: {prefix: 1, groups: {x: [a]}}}", nil),
    ("{kind: category, domain: [a], hierarchy: {}}", nil),
    ("{kind: category, domain: [a], hierarchy: {depth: 1}}", "depth"),
    ("{kind: category, domain: [a], hierarchy: 1}", "1"),
    ("{kind: category, domain: [a], hierarchy: {groups: {}}}", nil),
    ("{kind: category, domain: [a], hierarchy: {groups: {x: []}}}", nil),
    ("{kind: category, domain: [abc], hierarchy: {groups: {x: [abd]}}}", "abd"),
    ("{kind: category, domain: [a, b], hierarchy: {groups: {x: [a, b], y: [b]}}}", "b"),
    ("{kind: category, domain: {codes: 4}, hierarchy: {prefix: 1}}", nil),
    ("{kind: integer, domain: [0, 9], hierarchy: {prefix: 1}}", nil),
    ("{kind: integer, source: derived}", "derived"),
    ("{kind: boolean, source: derived}", "derived"),
    ("{kind: category, source: declared}", "declared"),
  ])
  func mistakesAreRefusedInTheirPlace(entry: String, value: String?) {
    let text = "semblance: schema 1\ncolumns:\n  age: \(entry)\n"
    let error = #expect(throws: InputError.self) { try SchemaFile.parse(text, file: "d.yaml") }
    #expect(error?.line == 3 && error?.column != nil)
    #expect(error?.value == value)
  }

  @Test(arguments: [
    (
      "{kind: integer, domain: [0, 9], step: 4}",
      "steps of this size from 0 do not end at 9; the last value before is 8, so end the domain "
        + "there or correct the step"
    ),
    (
      "{kind: date, domain: [2024-02-14, 2024-12-31], granularity: quarter}",
      "the domain begins at 2024-02-14, which is not the start of a quarter; begin it at 2024-01-01"
    ),
    (
      "{kind: category, domain: [north, south], hierarchy: {groups: {x: [nort]}}}",
      "“nort” is not in the domain; did you mean “north”?"
    ),
    (
      "{kind: integer, source: derived}",
      "a derived range is found within a public one; write that as `domain`: [lowest, highest]"
    ),
  ])
  func sentencesSayWhatToDo(entry: String, message: String) {
    let text = "semblance: schema 1\ncolumns:\n  age: \(entry)\n"
    #expect(#expect(throws: InputError.self) { try SchemaFile.parse(text) }?.message == message)
  }
}

extension ColumnKind {
  fileprivate var hasCalendar: Bool { self == .date || self == .timestamp }
}
