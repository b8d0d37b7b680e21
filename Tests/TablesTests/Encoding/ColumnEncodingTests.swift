import Documents
import Testing

@testable import Tables

@Suite struct ColumnEncodingTests {
  private func grid(
    _ lower: Int64, _ upper: Int64, bins: Int? = nil, kind: ColumnKind = .integer,
    nullable: Bool = false, rule: OutOfDomainRule? = nil
  ) -> ColumnEncoding {
    ColumnEncoding(
      ColumnSchema(
        name: "x", kind: kind, domain: .grid(lower: lower, upper: upper), nullable: nullable,
        outOfDomain: rule, bins: bins))
  }

  private func numbers(_ numbers: [Int64?], _ format: ValueFormat = .number(fractionDigits: 0))
    -> Column
  {
    Column(name: "x", format: format, storage: .numbers(PackedIntegers(numbers)))
  }

  private func codes(_ column: CodeColumn) -> [Int] { (0..<column.count).map { column[$0] } }

  @Test func binsOfAShortRangeHoldOneStepEach() {
    let encoding = grid(1, 5)
    #expect(encoding.size == 5 && encoding.edges == [1, 2, 3, 4, 5, 6])
    #expect((0..<5).map { encoding.label($0) } == ["1", "2", "3", "4", "5"])
  }

  @Test func binsCoverTheRangeEvenly() {
    let encoding = grid(1, 300)
    #expect(encoding.size == 128)
    let widths = zip(encoding.edges, encoding.edges.dropFirst()).map { $1 - $0 }
    #expect(widths.reduce(0, +) == 300 && Set(widths) == [2, 3])
    #expect(encoding.label(0) == "1…2")
    let few = ColumnEncoding(encoding.schema, maximumBins: 32)
    #expect(few.size == 32)
  }

  @Test(arguments: [
    (Int64(0), Int64(100), 32), (-7, 12, 6), (-1_000_000, 3_000_001, 37),
    (-Int64.max, Int64.max, 1000), (0, Int64.max, 4096), (5, 5, 2),
  ])
  func everyStepLiesInItsBin(lower: Int64, upper: Int64, count: Int) {
    let bins = GridBins(lower: lower, upper: upper, count: count)
    for bin in 0..<bins.count {
      let steps = bins.steps(of: bin)
      #expect(bins.bin(of: steps.lowerBound) == bin && bins.bin(of: steps.upperBound) == bin)
    }
    #expect(bins.steps(of: 0).lowerBound == lower)
    #expect(bins.steps(of: bins.count - 1).upperBound == upper)
  }

  @Test func binsAgreeWithExactDivision() {
    var random = SeededRandom(seed: 12)
    for _ in 0..<500 {
      let steps = UInt64.random(
        in: 1...(1 << UInt64.random(in: 0...48, using: &random)), using: &random)
      let bins = GridBins(
        lower: -7, upper: Int64(steps) - 8, count: Int.random(in: 1...5000, using: &random))
      for _ in 0..<40 {
        let edge = bins.start(of: Int.random(in: 0...bins.count, using: &random)) + 7
        let spread = Int64.random(in: -1...1, using: &random)
        let offset = UInt64(min(Int64(steps) - 1, max(0, edge + spread)))
        let expected = ((offset + 1) * UInt64(bins.count) - 1) / steps
        #expect(bins.bin(of: Int64(offset) - 7) == Int(expected))
      }
    }
  }

  @Test func rulesMapWhatIsOutside() throws {
    let values = numbers([-5, 3, 200, nil])
    #expect(codes(try grid(0, 9, nullable: true).encode(values)) == [0, 3, 9, 10])
    #expect(codes(try grid(0, 9, nullable: true, rule: .null).encode(values)) == [10, 3, 10, 10])
    #expect(codes(try grid(0, 9).encode(values)) == [0, 3, 9, 0])
    #expect(grid(0, 9, rule: .null).size == 11)
  }

  @Test func refusingNamesTheRow() {
    let error = #expect(throws: OutsideValue.self) {
      try grid(0, 9).encode(numbers([1, 2, 12]), onOutside: .refuse)
    }
    #expect(error?.row == 2)
    #expect(error?.message.hasPrefix("a value outside 0 … 9") == true)
    #expect(error?.value == "12" && error?.column == "x")
    #expect(throws: OutsideValue.self) {
      try grid(0, 9).encode(numbers([nil]), onOutside: .refuse)
    }
  }

  /// Rows are encoded in pieces on several threads.
  @Test(arguments: [Int64(300), 1_000_000])
  func manyRowsAreEncodedAsEachByItself(upper: Int64) throws {
    let encoding = grid(1, upper, nullable: true)
    let values = (0..<200_000).map { row -> Int64? in
      row % 11 == 0 ? nil : Int64(row) * 7919 % upper + 1
    }
    let found = codes(try encoding.encode(numbers(values), onOutside: .refuse))
    #expect(
      found == values.map { $0.flatMap { encoding.bins?.bin(of: $0) } ?? encoding.nullCode ?? -1 })
    var outside = values
    for row in [199_999, 131_072, 70_000] { outside[row] = upper + 1 }
    let error = #expect(throws: OutsideValue.self) {
      try encoding.encode(numbers(outside), onOutside: .refuse)
    }
    #expect(error?.row == 70_000)
  }

  @Test func categoriesAreFoundByText() throws {
    let encoding = ColumnEncoding(
      ColumnSchema(
        name: "x", kind: .category, domain: .categories(["a", "b"]), nullable: true,
        outOfDomain: .other))
    #expect(encoding.size == 4 && encoding.nullCode == 3)
    #expect((0..<4).map { encoding.label($0) } == ["a", "b", "other", "null"])
    let column = Column(name: "x", texts: ["b", nil, "z", " a", "a"])
    #expect(codes(try encoding.encode(column)) == [1, 3, 2, 0, 0])
  }

  @Test func booleansAreFoundByMeaning() throws {
    let encoding = ColumnEncoding(
      ColumnSchema(
        name: "x", kind: .boolean, domain: .categories(["false", "true"]), nullable: false))
    let column = Column(name: "x", texts: ["TRUE", "0", "yes", "F"])
    #expect(codes(try encoding.encode(column, onOutside: .refuse)) == [1, 0, 1, 0])
  }

  @Test func integerCodedColumnsHaveNoNull() throws {
    let encoding = ColumnEncoding(
      ColumnSchema(name: "x", kind: .category, domain: .codes(300), nullable: true))
    #expect(encoding.size == 300 && encoding.nullCode == nil)
    #expect(codes(try encoding.encode(numbers([0, 299, 500]))) == [0, 299, 299])
  }

  @Test(arguments: [
    (ColumnKind.integer, Int64(0), Int64(100)), (.decimal, -123_456, 9_999_999),
    (.date, 19_000, 20_000), (.timestamp, 0, 1 << 40), (.integer, -Int64.max, Int64.max),
  ])
  func decodedValuesStayInTheirBins(kind: ColumnKind, lower: Int64, upper: Int64) throws {
    let encoding = grid(lower, upper, kind: kind, nullable: true)
    let codes = CodeColumn(count: 5000, size: encoding.size) { $0 % encoding.size }
    var random = SeededRandom(seed: 3)
    let column = encoding.decode(codes, using: &random)
    #expect(try encoding.encode(column, onOutside: .refuse) == codes)
    #expect(column.isNull(encoding.size - 1))
  }

  /// 20 values of a bin, 20,000 draws: χ² with 19 degrees of freedom passes 60 with p < 4e-6.
  @Test func valuesAreUniformWithinABin() {
    let encoding = grid(1, 40, bins: 2)
    var random = SeededRandom(seed: 11)
    let column = encoding.decode(CodeColumn(count: 20_000, size: 2) { _ in 1 }, using: &random)
    var counts = [Double](repeating: 0, count: 20)
    for row in 0..<column.count { counts[Int(column.number(row) ?? 21) - 21] += 1 }
    #expect(counts.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 } < 60)
  }
}
