import Testing

@testable import Tables

@Suite struct PriorTests {
  @Test func categoriesTakeTheirWeightsAndNullNone() throws {
    let column = ColumnSchema(
      name: "sex", kind: .category, domain: .categories(["F", "M"]), prior: [3, 1])
    #expect(ColumnEncoding(column).prior == [3, 1, 0])
  }

  @Test func aRangeSpreadsEachWeightOverItsPart() throws {
    let column = ColumnSchema(
      name: "age", kind: .integer, domain: .grid(lower: 0, upper: 9), nullable: false,
      prior: [4, 1])
    let weights = try #require(ColumnEncoding(column).prior)
    // Ten cells of one step: 0 is an atom, which is one step wide too.
    #expect(weights.count == 10)
    for (cell, weight) in weights.enumerated() {
      #expect(abs(weight - (cell < 5 ? 0.8 : 0.2)) < 1e-12)
    }
    #expect(abs(weights.reduce(0, +) - 5) < 1e-12)
  }

  @Test func unevenCellsTakeWhatTheyCover() throws {
    let column = ColumnSchema(
      name: "x", kind: .integer, domain: .grid(lower: 0, upper: 99), nullable: false,
      edges: [0, 10, 60, 99], prior: [1, 3])
    let weights = try #require(ColumnEncoding(column).prior)
    #expect(weights.count == 3)
    for (weight, expected) in zip(weights, [0.2, 0.8 + 0.6, 2.4]) {
      #expect(abs(weight - expected) < 1e-12)
    }
  }
}
