import Privacy
import Tables
import Testing

@testable import Engine

@Suite("Domains to be derived") struct PendingDomainsTests {
  static let city = ColumnSchema(name: "city", kind: .category, domain: .open, source: .derived)
  static let income = ColumnSchema(
    name: "income", kind: .integer, domain: .grid(lower: 0, upper: 99_999), source: .derived)
  static let sex = ColumnSchema(name: "sex", kind: .category, domain: .categories(["F", "M"]))

  let pending = PendingDomains(Schema(columns: [city, income, sex]))

  @Test func onlyColumnsWithoutCellsWait() {
    #expect(pending.derivations == ["city": .partition, "income": .quantiles(levels: 5)])
    #expect(PendingDomains(Schema(columns: [Self.sex])).isEmpty)
    var cut = Self.income
    cut.edges = [0, 50, 99_999]
    var known = Self.city
    known.domain = .categories(["Ulm"])
    #expect(PendingDomains(Schema(columns: [cut, known])).isEmpty)
  }

  @Test(arguments: [(2, 1), (3, 2), (4, 2), (32, 5), (33, 6), (4096, 12)])
  func levelsGiveTheCellsAskedFor(cells: Int, levels: Int) {
    var column = Self.income
    column.bins = cells
    #expect(
      PendingDomains(Schema(columns: [column])).derivations["income"] == .quantiles(levels: levels))
  }

  @Test func standInsAreModelledAndPublic() {
    let encoding = TableEncoding(pending.standIns)
    #expect(encoding.names == ["city", "income", "sex"])
    #expect(pending.standIns.columns[0].domain == .categories(["other"]))
    #expect(encoding.columns[1].valueCount >= 4096)
    #expect(pending.standIns.columns[2] == Self.sex)
  }

  @Test func answersBecomeDomains() throws {
    let encoding = TableEncoding(pending.standIns)
    let variance = try #require(Variance(9))
    let found = [
      DomainDerivation(
        column: 0, kind: .partition(variance: variance, delta: .zero),
        answer: .values(
          ["Ulm", "Bonn"].map { KeptValue(value: $0, noisyCount: 70) }, threshold: 60),
        origin: .draft),
      DomainDerivation(
        column: 1, kind: .quantiles(levels: [try #require(SelectionStrength(1))]),
        answer: .cuts([0, 7, 100], cells: encoding.columns[1].valueCount), origin: .draft),
    ]
    let schema = pending.schema(after: found, encoding)
    #expect(schema.columns[0].domain == .categories(["Ulm", "Bonn", "other"]))
    #expect(schema.columns[0].outOfDomain == .other)
    let edges = encoding.columns[1].edges
    #expect(schema.columns[1].edges == [0, edges[7], edges[100], 99_999])
    #expect(PendingDomains(schema).isEmpty)
    // What came to nothing keeps what is public.
    let nothing = pending.schema(after: [], encoding)
    #expect(nothing.columns[0].domain == .categories(["other"]))
    #expect(nothing.columns[1] == Self.income)
  }
}
