import Foundation
import Tables
import Testing

@testable import Synthesis

/// Steps that change rows once they are drawn: rates, order, and what is left alone.
@Suite struct DisturbanceTests {
  private func disturbed(
    _ steps: String..., rows: Int = 4000, seed: UInt64 = 1
  ) throws -> (before: StepTable, after: StepTable, effects: [StepEffect]) {
    let before = SampleTable.random(rows: rows, seed: 6)
    var after = before
    let effects = try Scenario(steps, schema: before.schema).disturb(&after, seed: seed)
    return (before, after, effects)
  }

  private func numbers(_ table: StepTable, _ name: String) throws -> [Int64] {
    try #require(table.table.column(named: name)).values
  }

  @Test func `values go missing at the rate, and only where it is said`() throws {
    let (before, after, effects) = try disturbed("blank 25% of cost where sex = \"F\"")
    let sex = before.texts("sex")
    let (old, new) = (before.texts("cost"), after.texts("cost"))
    let women = sex.indices.filter { sex[$0] == "F" }
    for row in sex.indices where sex[row] != "F" { #expect(old[row] == new[row]) }
    for row in women { #expect(new[row] == nil || new[row] == old[row]) }
    let lost = women.filter { old[$0] != nil && new[$0] == nil }.count
    let had = women.filter { old[$0] != nil }.count
    // A quarter of the rows is chosen; of those with a value five standard errors are below 4% of them.
    #expect(abs(Double(lost) / Double(had) - 0.25) < 0.04)
    #expect(effects[0].columns.map(\.column) == ["cost"])
  }

  @Test func `missingness can rise with another column`() throws {
    let (before, after, _) = try disturbed("blank 0% to 80% of icd by age", rows: 20_000)
    let ages = try numbers(before, "age")
    let known = ages.filter { $0 != PackedIntegers.null }.sorted()
    let (old, new) = (before.texts("icd"), after.texts("icd"))
    func rate(_ rows: [Int]) -> Double {
      let had = rows.filter { old[$0] != nil }
      return Double(had.filter { new[$0] == nil }.count) / Double(had.count)
    }
    let (low, high) = (known[known.count / 10], known[known.count * 9 / 10])
    // The lowest tenth of all (nulls come first) has rates below 0.16 and the highest above 0.7.
    #expect(rate(ages.indices.filter { ages[$0] < low }) < 0.25)
    #expect(rate(ages.indices.filter { ages[$0] > high }) > 0.68)
  }

  @Test func `noise has its deviation and stays in the range`() throws {
    let (before, after, effects) = try disturbed("add noise of 300 to cost", rows: 30_000)
    let (old, new) = (try numbers(before, "cost"), try numbers(after, "cost"))
    #expect(new.allSatisfy { $0 == PackedIntegers.null || (0...1_000_000).contains($0) })
    #expect(zip(old, new).allSatisfy { ($0 == PackedIntegers.null) == ($1 == PackedIntegers.null) })
    // Far from the bounds nothing is held: the mean square of about 10,000 differences is known to 1.5%, 5 of
    // which are 7%.
    let free = zip(old, new).filter { (200_000...800_000).contains($0.0) }.map {
      Double($1 - $0) / 100
    }
    let square = free.reduce(0) { $0 + $1 * $1 } / Double(free.count)
    #expect(free.count > 5000 && abs(square / 90_000 - 1) < 0.1)
    #expect(effects[0].figures.contains { $0.name.contains("bounds") })
  }

  @Test func `relative noise leaves zeros alone`() throws {
    let (before, after, _) = try disturbed("add noise of 10% to age")
    for (old, new) in zip(try numbers(before, "age"), try numbers(after, "age")) where old == 0 {
      #expect(new == 0)
    }
    #expect(before.table.column(named: "cost") == after.table.column(named: "cost"))
  }

  @Test func `repeated rows stand beside their originals`() throws {
    let (before, after, _) = try disturbed("repeat 10% of rows up to 3 times")
    let more = after.table.rowCount - before.table.rowCount
    #expect((400...1200).contains(more))
    // Without the repetitions the table is the same.
    var (row, repeats) = (0, 0)
    for next in 0..<after.table.rowCount {
      if row < 4000, after.table.row(next) == before.table.row(row) {
        row += 1
      } else {
        #expect(after.table.row(next) == before.table.row(row - 1))
        repeats += 1
      }
    }
    #expect(row == 4000 && repeats == more)
  }

  @Test func `late rows come after later ones, the others in order`() throws {
    let (before, after, effects) = try disturbed("delay 5% of rows by up to 30 days of `in`")
    let values = try numbers(after, "in").filter { $0 != PackedIntegers.null }
    #expect(
      values.sorted() == (try numbers(before, "in")).filter { $0 != PackedIntegers.null }.sorted())
    var (latest, behind) = (try #require(values.first), 0)
    for value in values {
      #expect(value >= latest - 30)
      if value < latest { behind += 1 }
      latest = max(latest, value)
    }
    #expect(behind > 0 && Double(behind) <= 0.05 * 4000 + 1)
    #expect(effects[0].figures.last?.after == Double(behind))
    let (_, punctual, _) = try disturbed("delay 0% of rows by up to 30 days of `in`")
    #expect(try numbers(punctual, "in") == (try numbers(before, "in")).sorted())
  }

  @Test func `gaps are without rows`() throws {
    let (before, after, effects) = try disturbed(
      "drop 30% of rows in gaps of 40 days of `in`", rows: 2000)
    #expect(after.table.rowCount == 1400)
    let left = Set(try numbers(after, "in"))
    let gone = Set(try numbers(before, "in")).subtracting(left).sorted()
    #expect(effects[0].figures.contains { $0.name == "gaps" && ($0.after ?? 0) > 1 })
    // Whole stretches of days are gone, most of them in one piece with their neighbours.
    #expect(zip(gone, gone.dropFirst()).filter { $1 - $0 < 40 }.count > gone.count * 8 / 10)
    let (_, thinned, _) = try disturbed("drop 30% of rows", rows: 2000)
    #expect(thinned.table.rowCount == 1400)
  }

  @Test func `a blend has its share, its origins and its distances`() throws {
    var table = SampleTable.random(rows: 900, seed: 6)
    let before = table.table
    var other = SampleTable.random(rows: 200, seed: 7).table
    other = Table(columns: Array(other.columns.dropLast()), rowCount: 200)
    table.publicTables = ["open.csv": other]
    let effects = try Scenario(["blend 10% from open.csv"], schema: table.schema)
      .disturb(&table, seed: 4)
    #expect(table.table.rowCount == 1000)
    let origin = table.texts("origin")
    #expect(origin.prefix(900).allSatisfy { $0 == "synthetic" })
    #expect(origin.suffix(100).allSatisfy { $0 == "open.csv" })
    #expect((0..<900).allSatisfy { table.table.row($0).dropLast() == before.row($0)[...] })
    #expect(table.texts("at").suffix(100).allSatisfy { $0 == nil })
    let known = Set((0..<200).map { other.row($0).map { $0 ?? "∅" }.joined(separator: "|") })
    for row in 900..<1000 {
      let text = table.table.row(row).dropLast(2).map { $0 ?? "∅" }.joined(separator: "|")
      #expect(known.contains(text))
    }
    let figures = Dictionary(
      effects[0].figures.map { ($0.name, $0.after ?? .nan) },
      uniquingKeysWith: { first, _ in first })
    #expect(figures["share of public rows"] == 0.1)
    // Without the public rows nothing differs from the synthetic ones; without these only the public ones are left.
    let name = "one-way distance of the blend"
    let rest = "from the synthetic rows"
    #expect(figures["\(name) without open.csv \(rest)"] == 0)
    let whole = try #require(figures["\(name) \(rest)"])
    let alone = try #require(figures["\(name) without synthetic \(rest)"])
    #expect(abs(whole - alone / 10) < 1e-9)
  }

  @Test(arguments: [
    "add noise of 5 to age", "add noise of 2 hours to `at`", "add noise of 10% to cost",
    "blank 10% of icd", "blank 10% to 20% of icd by age", "repeat 50% of rows",
    "delay 50% of rows by up to 2 weeks of `in`", "drop 50% of rows",
    "drop 50% of rows in gaps of 1 day of `in`",
  ])
  func `nothing, one row, nulls and the seed`(_ step: String) throws {
    for rows in [0, 1] { _ = try disturbed(step, rows: rows) }
    let some = SampleTable.random(rows: 9, seed: 2)
    var nulls = StepTable(
      Table(columns: some.table.columns.map { $0.blanking(Array(0..<9)) }, rowCount: 9),
      schema: some.schema)
    _ = try Scenario([step], schema: some.schema).disturb(&nulls, seed: 1)
    #expect(nulls.table.columns.allSatisfy { $0.nullCount == $0.count })
    #expect(try disturbed(step, seed: 3).after.table == disturbed(step, seed: 3).after.table)
    #expect(try disturbed(step, seed: 3).after.table != disturbed(step, seed: 4).after.table)
    #expect(try ScenarioStep(ScenarioStep(step).text).text == ScenarioStep(step).text)
  }
}
