import Tables
import Testing

@testable import Synthesis

/// Each step on values small enough to be checked by hand, then on random tables.
@Suite struct PostProcessingTests {
  private let few = SampleTable.of([
    ("5", "F"), ("18", "M"), ("37", nil), (nil, "F"), ("64", "M"), ("65", "F"), ("99", "F"),
  ])

  @Test(
    arguments: [
      ("top-code age at 64", ["5", "18", "37", nil, "64", "64", "64"]),
      ("bottom-code age at 18", ["18", "18", "37", nil, "64", "65", "99"]),
      ("round age to 10", ["0", "20", "40", nil, "60", "60", "100"]),
      (
        "generalise age into bins of 10",
        ["0 to 9", "10 to 19", "30 to 39", nil, "60 to 69", "60 to 69", "90 to 99"]
      ),
      (
        "generalise age into bins of 50 from 18",
        ["-32 to 17", "18 to 67", "18 to 67", nil, "18 to 67", "18 to 67", "68 to 117"]
      ),
      (
        "generalise age at 18, 65",
        [
          "below 18", "18 to 64", "18 to 64", nil, "18 to 64", "65 and over", "65 and over",
        ]
      ),
      ("suppress age", [nil, nil, nil, nil, nil, nil, nil]),
      ("suppress age below 2 rows", [nil, nil, nil, nil, nil, nil, nil]),
      ("average age in groups of 3", ["20", "20", "20", nil, "76", "76", "76"]),
    ] as [(String, [String?])])
  func ages(_ step: String, _ expected: [String?]) throws {
    var table = few
    let effect = try table.process(step)[0]
    #expect(table.texts("age") == expected)
    #expect(table.texts("sex") == few.texts("sex"))
    #expect(effect.step == step && effect.rowsAfter == 7)
    #expect(effect.columns.map(\.column) == ["age"])
    let changed = zip(few.texts("age"), expected).filter { $0 != $1 }.count
    #expect(effect.columns.first?.changed == changed)
    // Its own spelling is read as the same step.
    #expect(try ProcessingStep(ProcessingStep(step).text).text == ProcessingStep(step).text)
  }

  @Test func `sums of rounding at random keep their expectation`() throws {
    let age = Column(
      name: "age", format: .number(fractionDigits: 0),
      storage: .numbers(PackedIntegers((0..<60_000).map { Int64($0 % 100) })))
    var table = StepTable(
      Table(columns: [age], rowCount: age.count),
      schema: Schema(columns: [SampleTable.schema.columns[0]]))
    let effect = try table.process("round age to 7 at random")[0]
    let values = try #require(table.table.column(named: "age")).values
    #expect(values.allSatisfy { $0 % 7 == 0 })
    #expect(zip(values, 0...).allSatisfy { abs($0 - Int64($1 % 100)) < 7 })
    // A value off by r of 7 has variance r(7 − r) ≤ 12: five standard errors of the mean are 0.07.
    let column = try #require(effect.columns.first)
    let before = try #require(column.before?.mean)
    #expect(abs(try #require(column.after?.mean) - before) < 0.07)
  }

  @Test func `dates are set back, and shifted alike within a row`() throws {
    var table = SampleTable.random(rows: 500, seed: 3)
    let before = table
    _ = try table.process("coarsen `in` to month", "coarsen `at` to year")
    for (old, new) in zip(before.texts("in"), table.texts("in")) {
      #expect(new == old.map { $0.prefix(8) + "01" })
    }
    for (old, new) in zip(before.texts("at"), table.texts("at")) {
      #expect(new == old.map { $0.prefix(4) + "-01-01T00:00:00" })
    }
    var shifted = before
    let effect = try shifted.process("shift `in` by up to 7 days", seed: 9)[0]
    let moves = zip(
      try #require(before.table.column(named: "in")).values,
      try #require(shifted.table.column(named: "in")).values
    ).filter { $0.0 != PackedIntegers.null }.map { $1 - $0 }
    #expect(moves.allSatisfy { abs($0) <= 7 } && Set(moves).count == 15)
    #expect(effect.columns.first?.before?.nulls == effect.columns.first?.after?.nulls)
    var again = before
    _ = try again.process("shift `in` by up to 7 days", seed: 9)
    #expect(again.table == shifted.table)
    var other = before
    _ = try other.process("shift `in` by up to 7 days", seed: 10)
    #expect(other.table != shifted.table)
  }

  @Test func `hierarchies and first characters`() throws {
    var table = SampleTable.random(rows: 300, seed: 4)
    let before = table.texts("icd")
    var cut = table
    _ = try table.process("generalise icd by hierarchy")
    #expect(table.texts("icd") == before.map { $0.map { String($0.prefix(1)) } })
    _ = try cut.process("generalise icd to first 2 characters")
    #expect(cut.texts("icd") == before.map { $0.map { String($0.prefix(2)) } })
  }

  @Test func `a column left out is gone`() throws {
    var table = SampleTable.random(rows: 20, seed: 4)
    let effect = try table.process("suppress column cost")[0]
    #expect(table.table.column(named: "cost") == nil && table.schema.index(of: "cost") == nil)
    #expect(effect.columns.first?.after == nil && effect.columns.first?.before != nil)
  }

  @Test(arguments: [
    "suppress icd", "suppress icd below 5 rows", "top-code cost at 50.00", "round cost to 0.05",
    "round cost to 1 at random", "generalise cost at 10, 99.5", "generalise age into bins of 5",
    "generalise icd by hierarchy", "coarsen `at` to hour", "shift `in`, `in2` by up to 3 days",
    "average age, cost in groups of 4", "randomise sex keeping 80%",
    "randomise icd keeping 50% by frequency", "k-anonymity 3", "l-diversity 2 of icd",
    "t-closeness 0.3 of icd over age, sex",
  ])
  func `nothing, one row, and nothing but nulls`(_ step: String) throws {
    let step = step.replacing(", `in2`", with: "")
    for rows in [0, 1] {
      var table = SampleTable.random(rows: rows, seed: 2)
      let effect = try table.process(step)[0]
      #expect(effect.rowsBefore == rows && table.table.rowCount <= rows)
    }
    let some = SampleTable.random(rows: 9, seed: 2)
    var nulls = StepTable(
      Table(
        columns: some.table.columns.map { $0.blanking(Array(0..<9)) }, rowCount: 9),
      schema: some.schema)
    let before = nulls.table
    _ = try nulls.process(step)
    #expect(nulls.table.columns.allSatisfy { $0.nullCount == $0.count })
    #expect(nulls.table.columns.count == before.columns.count)
  }

  @Test(arguments: [
    ("", 0..<0, "begins like this"), ("explode age", 0..<7, "begins like this"),
    ("round agee to 10", 6..<10, "no column “agee”"), ("round age", 9..<9, "ends too early"),
    ("round age to 0", 13..<14, "above 0"), ("round age to ten", 13..<16, "no value of age"),
    ("round sex to 10", 6..<9, "has no numbers"), ("round in to 10", 6..<8, "back quotes"),
    ("round `in` to 10", 6..<10, "coarsen"), ("round age to 10 now", 16..<19, "nothing more"),
    ("suppress said", 9..<13, "free text"), ("top-code age at \"6", 16..<18, "not closed"),
    ("coarsen age to month", 8..<11, "only dates"), ("coarsen `at` to moon", 16..<20, "calendar"),
    ("shift `in` by up to 3 hours", 20..<27, "whole days"),
    ("generalise age at 65, 18", 22..<24, "ascending"),
    ("generalise sex by hierarchy", 11..<14, "no hierarchy"),
    ("average sex in groups of 3", 8..<11, "no numbers"),
    ("average age in groups of 1", 25..<26, "size of a group"),
    ("randomise sex keeping 120%", 22..<26, "such as 20%"),
    ("randomise sex with F: F 90%, M 20%", 22..<34, "sum to 100%"),
    ("randomise sex with X: X 100%", 19..<20, "no such value"),
    ("k-anonymity 1", 12..<13, "whole number"),
    ("l-diversity 2 of icd over icd", 26..<29, "at once"),
  ])
  func `what is wrong is said at its place`(_ text: String, _ range: Range<Int>, _ says: String) {
    let error = #expect(throws: StepListProblem.self) {
      try PostProcessing([text], schema: SampleTable.schema)
    }
    #expect(error?.problem.range == range)
    #expect(error?.problem.sentence.contains(says) == true, "\(error?.problem.sentence ?? "")")
  }
}
