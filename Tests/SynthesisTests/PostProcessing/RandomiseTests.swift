import Tables
import Testing

@testable import Synthesis

/// Post-randomisation against its matrix, and groups of micro-aggregation.
@Suite struct RandomiseTests {
  private static let counts = [9000, 6000, 3000, 1500, 500]

  private func table() -> StepTable {
    let names = ["A01", "A02", "B01", "B20", "C11"]
    let texts = zip(names, RandomiseTests.counts).flatMap {
      Array(repeating: Optional($0), count: $1)
    }
    let icd = Column(name: "icd", texts: texts + Array(repeating: nil, count: 1000))
    return StepTable(
      Table(columns: [icd], rowCount: 21_000),
      schema: Schema(columns: [SampleTable.schema.columns[2]]))
  }

  /// Expected transitions by first value, in the order of the domain.
  private static let cases: [(String, [[Double]])] = [
    (
      "randomise icd keeping 80%",
      (0..<5).map { row in (0..<5).map { $0 == row ? 0.8 : 0.05 } }
    ),
    (
      "randomise icd keeping 60% by frequency",
      (0..<5).map { row in
        (0..<5).map { ($0 == row ? 0.6 : 0) + 0.4 * Double(counts[$0]) / 20_000 }
      }
    ),
    (
      "randomise icd with A01: A01 70%, B20 30%; C11: B01 100%",
      [
        [0.7, 0, 0, 0.3, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0],
      ]
    ),
  ]

  @Test(arguments: cases) func `values change by the matrix`(
    _ step: String, _ matrix: [[Double]]
  ) throws {
    let before = table()
    var after = before
    _ = try after.process(step, seed: 8)
    let names = ["A01", "A02", "B01", "B20", "C11"]
    let pairs = zip(before.texts("icd"), after.texts("icd"))
    #expect(pairs.allSatisfy { ($0 == nil) == ($1 == nil) })
    for (row, name) in names.enumerated() {
      let outcomes = pairs.filter { $0.0 == name }.map(\.1)
      for (column, other) in names.enumerated() {
        let expected = matrix[row][column]
        let found = Double(outcomes.filter { $0 == other }.count) / Double(outcomes.count)
        // Five standard errors, 75 checks: another seed fails in 5e-5 of cases.
        let error = 5 * (expected * (1 - expected) / Double(outcomes.count)).squareRoot()
        #expect(abs(found - expected) <= error + 1e-12, "\(name) → \(other)")
      }
    }
    #expect(try ProcessingStep(ProcessingStep(step).text).text == ProcessingStep(step).text)
  }

  @Test func `kept by frequency the shares keep their expectation`() throws {
    let before = table()
    let names = NamedValues(try #require(before.table.column(named: "icd")), nil)
    let matrix = names.probabilities(.frequencies(0.6))
    for column in 0..<5 {
      let after = (0..<5).reduce(0.0) {
        $0 + Double(RandomiseTests.counts[$1]) * matrix[$1][column]
      }
      #expect(abs(after - Double(RandomiseTests.counts[column])) < 1e-6)
    }
  }

  @Test func `alias tables are exact`() {
    let weights = [0.5, 0, 3, 1, 0.25, 7]
    let table = AliasTable(weights)
    var random = SeededRandom(seed: 1)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<200_000 { counts[table.value(random.below(Int.max), random.unit())] += 1 }
    for (count, weight) in zip(counts, weights) {
      let share = weight / 11.75
      let error = 5 * (share * (1 - share) * 200_000).squareRoot()
      #expect(abs(Double(count) - share * 200_000) <= error)
    }
    #expect(counts[1] == 0)
  }

  @Test(arguments: [["age"], ["age", "cost"]], [2, 3, 7])
  func `means are kept, and groups have at least k rows`(columns: [String], k: Int) throws {
    let before = SampleTable.random(rows: 700, seed: 12)
    var after = before
    let step = "average \(columns.joined(separator: ", ")) in groups of \(k)"
    let effect = try after.process(step)[0]
    #expect(effect.figures.first { $0.name == "smallest group" }?.after ?? 0 >= Double(k))
    let known = (0..<700).filter { row in
      columns.allSatisfy { before.table.column(named: $0)?.isNull(row) == false }
    }
    let keys = known.map { row in columns.map { after.texts($0)[row] } }
    #expect(Dictionary(grouping: keys) { $0 }.values.allSatisfy { $0.count >= k })
    for name in columns {
      let old = try #require(before.table.column(named: name)).values
      let new = try #require(after.table.column(named: name)).values
      let change = known.reduce(0.0) { $0 + Double(new[$1] - old[$1]) } / Double(known.count)
      // A group's mean is rounded to the grid.
      #expect(abs(change) <= 0.5)
      #expect((0..<700).filter { !known.contains($0) }.allSatisfy { old[$0] == new[$0] })
    }
  }

  @Test func `groups and blocks hold every row once`() {
    let points = (0..<40).map { [Double($0 % 8), Double($0 % 5)] }
    let groups = Microaggregation.groups(points, Array(0..<40), of: 4)
    #expect(groups.flatMap { $0 }.sorted() == Array(0..<40))
    #expect(groups.allSatisfy { (4..<8).contains($0.count) })
    let blocks = Microaggregation.blocks(points, most: 15, least: 4)
    #expect(blocks.flatMap { $0 }.sorted() == Array(0..<40) && blocks.allSatisfy { $0.count >= 4 })
  }
}
