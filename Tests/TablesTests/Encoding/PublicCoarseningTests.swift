import Documents
import Testing

@testable import Tables

@Suite struct PublicCoarseningTests {
  private func category(
    _ names: [String], nullable: Bool = true, rule: OutOfDomainRule? = nil,
    hierarchy: CodeHierarchy? = nil, pairBins: Int? = nil
  ) -> ColumnEncoding {
    ColumnEncoding(
      ColumnSchema(
        name: "x", kind: .category, domain: .categories(names), nullable: nullable,
        outOfDomain: rule, pairBins: pairBins, hierarchy: hierarchy))
  }

  private func range(
    _ upper: Int64, nullable: Bool = true, bins: Int? = nil, edges: [Int64]? = nil,
    atoms: [Int64] = [], pairBins: Int? = nil
  ) -> ColumnEncoding {
    ColumnEncoding(
      ColumnSchema(
        name: "x", kind: .integer, domain: .grid(lower: 0, upper: upper), nullable: nullable,
        bins: bins, pairBins: pairBins, edges: edges, atoms: atoms))
  }

  private let codes = (0..<300).map { number in
    "\(["A", "B", "C"][number * number % 3])\(100 + number)"
  }

  @Test func fewCellsStayApart() {
    #expect(range(31).publicCoarsening.isIdentity)
    #expect(category((0..<64).map { "c\($0)" }).publicCoarsening.isIdentity)
    #expect(
      category(["a1", "a2", "b"], hierarchy: .prefix(1)).publicCoarsening.isIdentity)
    #expect(category([]).publicCoarsening.isIdentity)
    let codes = ColumnSchema(name: "x", kind: .category, domain: .codes(64), nullable: false)
    #expect(ColumnEncoding(codes).publicCoarsening.isIdentity)
  }

  @Test func rangesBecomeRunsOfEqualWidth() {
    let encoding = range(127, pairBins: 4)
    let coarse = encoding.publicCoarsening
    #expect(coarse.cells == (0..<128).map { $0 / 32 } + [4])
    #expect(encoding.labels(of: coarse) == ["0…31", "32…63", "64…95", "96…127", "null"])
    #expect(range(110).publicCoarsening.size == 33)
    #expect(range(110, nullable: false).publicCoarsening.size == 32)
    let uneven = range(999, nullable: false, bins: 10, atoms: [900, 901, 902, 903], pairBins: 2)
    #expect(uneven.publicCoarsening.cells == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test func declaredEdgesAreTakenAsTheScale() {
    let edges = (0...40).map { Int64(1) << Int64($0) }.map { $0 - 1 }
    let encoding = range((1 << 40) - 1, nullable: false, edges: edges, pairBins: 8)
    #expect(encoding.publicCoarsening.cells == (0..<40).map { $0 / 5 })
  }

  @Test func manyCategoriesBecomeTheirGroups() {
    let encoding = category(codes, hierarchy: .prefix(1))
    let coarse = encoding.publicCoarsening
    #expect(coarse == encoding.declaredGroups)
    #expect(coarse.size == 3 && encoding.labels(of: coarse) == ["A", "B", "null"])
    #expect(
      Set(coarse.cells.prefix(300).enumerated().map { "\($1)\(codes[$0].prefix(1))" }).count == 2)
    #expect(category(codes).publicCoarsening.cells == (0..<300).map { $0 * 32 / 300 } + [32])
    let alone = category(codes, hierarchy: .prefix(9), pairBins: 10).publicCoarsening
    #expect(alone.cells == (0..<300).map { $0 / 30 } + [10])
  }

  @Test func namedGroupsLeaveTheOthersAlone() throws {
    let encoding = category(
      ["n1", "s1", "x", "n2", "s2", "y"], rule: .other,
      hierarchy: .groups([
        .init(name: "north", values: ["n1", "n2"]), .init(name: "south", values: ["s2", "s1"]),
      ]))
    let groups = try #require(encoding.declaredGroups)
    #expect(groups.cells == [0, 1, 2, 0, 1, 3, 4, 5])
    #expect(encoding.labels(of: groups) == ["north", "south", "x", "y", "other", "null"])
    #expect(category(["a"]).declaredGroups == nil)
  }

  @Test(arguments: 0..<40)
  func nullStaysAloneAndLimitsHold(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pairBins = Bool.random(using: &random) ? Int.random(in: 2...256, using: &random) : nil
    let upper = Int64.random(
      in: 0...(1 << Int64.random(in: 0...62, using: &random)), using: &random)
    let atoms = (0..<9).map { _ in Int64.random(in: 0...upper, using: &random) }
    let names = (0..<Int.random(in: 1...3000, using: &random)).map { String($0) }
    for encoding in [
      range(upper, atoms: atoms, pairBins: pairBins),
      category(names, hierarchy: .prefix(2), pairBins: pairBins),
    ] {
      let coarse = encoding.publicCoarsening
      #expect(coarse.fineSize == encoding.size)
      #expect(coarse.size - 1 <= pairBins ?? (encoding.isOrdered ? 32 : 64))
      let null = try #require(encoding.nullCode)
      #expect(coarse.cells[null] == coarse.size - 1)
      #expect(coarse.members[coarse.size - 1] == [null])
      if encoding.isOrdered {
        #expect(zip(coarse.cells, coarse.cells.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 })
      }
      #expect(encoding.labels(of: coarse).count == coarse.size)
    }
  }

  @Test func tooManyCellsAreRefusedInWords() throws {
    let most = category((0..<65_535).map(String.init))
    #expect(most.size == 65_536 && most.cellLimitProblem == nil)
    let names = (0..<65_536).map(String.init)
    let encoding = TableEncoding(
      Schema(columns: [
        ColumnSchema(name: "many", kind: .category, domain: .categories(names), nullable: false)
      ]))
    #expect(encoding.sizes == [65_536])
    let table = Table(columns: [Column(name: "many", texts: ["1"])], rowCount: 1)
    let error = #expect(throws: InputError.self) { try encoding.encode(table) }
    #expect(error?.column == "many")
    #expect(
      error?.message
        == "a column has at most 65,535 cells for values, and this one has 65536; declare fewer "
        + "values, such as the first characters of each, or make the column text")
    let codes = ColumnSchema(name: "x", kind: .category, domain: .codes(70_000), nullable: false)
    #expect(ColumnEncoding(codes).cellLimitProblem?.message.contains("fewer codes") == true)
  }

  @Test func twentyThousandCategoriesAreAColumn() throws {
    let names = (0..<20_000).map { "v\($0)" }
    let encoding = category(names)
    #expect(encoding.size == 20_001)
    let column = try encoding.encode(Column(name: "x", texts: ["v19999", nil, "v0"]))
    #expect(column == .wide([19_999, 20_000, 0]))
  }
}
