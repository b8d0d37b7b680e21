import Testing

@testable import Tables

@Suite struct InferenceTests {
  private func infer(_ texts: [String?], name: String = "x") -> ColumnSchema {
    ColumnSchema.inferred(from: RawColumn(name: name, texts: texts))
  }

  private func repeated(_ texts: [String?]) -> [String?] { texts + texts + texts }

  @Test func wholeNumbers() {
    let column = infer(repeated((17...90).map(String.init)))
    #expect(column.kind == .integer)
    #expect(column.domain == .grid(lower: 0, upper: 100))
    #expect(column.source == .inferred && !column.nullable)
    #expect(column.reason == "all 222 values are whole numbers from 17 to 90")
  }

  @Test func codesKeepTheirBounds() {
    let column = infer(repeated(["1", "5", "3"]))
    #expect(column.domain == .grid(lower: 1, upper: 5))
    #expect(
      column.reason
        == "all 9 values are whole numbers from 1 to 5, which read like codes, "
        + "so the bounds are not rounded")
    #expect(infer(repeated(["0", "20", "7"])).domain == .grid(lower: 0, upper: 20))
  }

  @Test(
    arguments: [
      (["4", "4"], 0, 5), (["2", "18", "2"], 0, 20), (["-3", "4", "4"], -5, 5),
      (["1002", "1009", "1009"], 1000, 1010), (["-40", "73", "73"], -100, 100),
      (["1950", "2024", "2024"], 1950, 2030), (["1", "21", "21"], 0, 25),
      (["0.01", "0.12", "0.12"], 0, 15), (["-1.7", "-1.2", "-1.2"], -20, -10),
    ] as [([String], Int64, Int64)])
  func otherBoundsAreRoundedOutwards(texts: [String], lower: Int64, upper: Int64) {
    #expect(infer(texts).domain == .grid(lower: lower, upper: upper))
  }

  @Test func boundsRoundedOutwardsHoldTheRows() {
    var random = SeededRandom(seed: 8)
    for _ in 0..<2000 {
      let scale = Int64(1) << Int64.random(in: 0...61, using: &random)
      let pair = [0, 1].map { _ in Int64.random(in: -scale...scale, using: &random) }.sorted()
      let bounds = NiceBounds.numbers(pair[0], pair[1])
      #expect(bounds.contains(pair[0]) && bounds.contains(pair[1]))
    }
  }

  @Test func decimals() {
    let column = infer(repeated(["0.5", "12.25", "-3", nil]))
    #expect(column.kind == .decimal && column.fractionDigits == 2 && column.nullable)
    #expect(infer(repeated(["1.0", "2.0"])).kind == .integer)
    let long = infer(repeated(["0.1234567890123", "1.5"]))
    #expect(long.kind == .decimal && long.fractionDigits == 9)
  }

  @Test(arguments: [
    ["no", "yes"], ["False", "True"], ["0", "1"], ["N", "Y"],
  ])
  func booleansFalseFirst(spellings: [String]) {
    let column = infer(repeated(spellings.reversed()))
    #expect(column.kind == .boolean)
    #expect(column.domain == .categories(spellings))
  }

  @Test func datesAndTheirDoubts() {
    #expect(infer(repeated(["2024-03-09", "2023-01-01"])).kind == .date)
    #expect(
      infer(repeated(["2023-03-09", "2024-05-01"])).domain == .grid(lower: 19_358, upper: 20_088))
    #expect(infer(repeated(["09.03.2024", "31.12.2023"])).kind == .date)
    #expect(infer(repeated(["03/09/2024", "12/31/2023"])).kind == .date)
    let doubtful = infer(repeated(["03/09/2024", "01/02/2023"]))
    #expect(doubtful.kind == .category)
    #expect(doubtful.reason?.contains("cannot be told apart") == true)
    #expect(infer(repeated(["2024-02-30", "2024-03-09"])).kind == .category)
  }

  @Test func timestamps() {
    let column = infer(repeated(["2024-03-09 12:34", "2024-03-10 01:00"]))
    #expect(column.kind == .timestamp)
    #expect(column.domain == .grid(lower: 1_709_942_400, upper: 1_710_115_199))
    #expect(infer(repeated(["2024-03-09 12:34", "2024-03-10T01:00"])).kind == .category)
  }

  @Test func identifiers() {
    #expect(infer((1...200).map(String.init)).kind == .identifier)
    #expect(infer((1...200).map { "P-\($0)" }).kind == .identifier)
    #expect(infer(["17", "900", "4211"], name: "patient_id").kind == .identifier)
    #expect(infer(["17", "900", "4211"], name: "income").kind == .integer)
    #expect(infer((0..<6000).flatMap { ["k\($0)", "k\($0)"] }).kind == .identifier)
  }

  @Test func manyTextsThatRepeatAreCategories() {
    let codes = (0..<20_000).map { "v\($0)x" }
    let column = infer(codes + codes + codes + codes)
    #expect(column.kind == .category && ColumnEncoding(column).size == 20_000)
    #expect(infer(codes + codes + codes).kind == .identifier)
    let tooMany = (0..<65_535).map { "v\($0)x" }
    #expect(infer(tooMany + tooMany + tooMany + tooMany).kind == .identifier)
  }

  @Test func leadingZerosAreNoNumbers() {
    let column = infer(repeated(["007", "012", "100"]))
    #expect(column.kind == .category)
    #expect(column.reason == "3 different numbers with leading zeros are codes")
  }

  @Test func proseIsText() {
    let notes = (1...30).map { "The patient number \($0) was seen and felt much better" }
    #expect(infer(notes).kind == .text)
  }

  @Test func categoriesConstantsAndNothing() {
    #expect(infer(repeated(["b", "a", nil])).domain == .categories(["a", "b"]))
    #expect(infer(["same", "same"]).domain == .categories(["same"]))
    let empty = infer([nil, nil])
    #expect(empty.kind == .category && empty.domain == .categories([]) && empty.nullable)
  }
}
