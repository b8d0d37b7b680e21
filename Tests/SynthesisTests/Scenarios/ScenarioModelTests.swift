import GraphicalModel
import Privacy
import Tables
import Testing

@testable import Synthesis

/// Conditions and shares on a fitted table: exact where cells decide, drawn where they do not.
@Suite struct ScenarioModelTests {
  /// 30,000 rows of an age in bins of ten years, a sex, a ward that follows both, and a cost.
  private static let schema = Schema(columns: [
    ColumnSchema(
      name: "age", kind: .integer, domain: .grid(lower: 10, upper: 109), nullable: false, bins: 10),
    ColumnSchema(name: "sex", kind: .category, domain: .categories(["F", "M"]), nullable: false),
    ColumnSchema(
      name: "ward", kind: .category, domain: .categories(["a", "b", "c"]), nullable: true),
    ColumnSchema(name: "id", kind: .identifier, domain: .open),
  ])
  private static let encoding = TableEncoding(schema)

  private static let fitted = Result { try fit() }

  private static func fit() throws -> (model: TableModel, measurements: [Measurement]) {
    var random = SeededRandom(seed: 17)
    var codes: [[Int]] = [[], [], []]
    for _ in 0..<30_000 {
      let age = Int(random.unit() * 10)
      let sex = random.unit() < 0.4 ? 0 : 1
      let ward = random.unit() < 0.1 ? 3 : (age > 6 ? 2 : random.unit() < 0.1 * Double(age) ? 1 : 0)
      for (place, code) in [age, sex, ward].enumerated() { codes[place].append(code) }
    }
    let table = CodeTable(
      sizes: encoding.sizes,
      columns: zip(encoding.sizes, codes).map { size, codes in
        CodeColumn(count: 30_000, size: size) { codes[$0] }
      }, rowCount: 30_000)
    let columns = encoding.columns.map {
      SynthesisColumn(name: $0.schema.name, size: $0.size)
    }
    let request = SynthesisRequest(columns: columns, total: try #require(Rho(2)), method: .junction)
    var measurer = DraftMeasurer(seed: 3)
    let result = try Synthesizer(request).run(PrivateTable(table).counts, using: &measurer)
    return (result.model, result.measurements)
  }

  private func applied(_ steps: String...) throws -> (Scenario, ScenarioModel) {
    let scenario = try Scenario(steps, schema: ScenarioModelTests.schema)
    let (model, measurements) = try ScenarioModelTests.fitted.get()
    return (
      scenario,
      try scenario.applied(
        to: model, encoding: ScenarioModelTests.encoding, measurements: measurements)
    )
  }

  private func rows(_ scenario: ScenarioModel, _ count: Int) throws -> (Table, Double?) {
    let result = try scenario.rows(count, seed: 5, encoding: ScenarioModelTests.encoding) {
      ScenarioModelTests.encoding.decode(try scenario.model.sample(rows: $0, seed: $1), seed: $1)
    }
    return (result.table, result.acceptance)
  }

  private func share(_ model: TableModel, _ clique: Clique, _ holds: (Int) -> Bool) -> Double {
    let cells = model.marginal(of: clique)
    return cells.indices.filter(holds).reduce(0) { $0 + cells[$1] } / cells.reduce(0, +)
  }

  @Test func `cells decide a condition exactly`() throws {
    let (_, scenario) = try applied("what if sex = \"F\" and age < 40")
    let model = try ScenarioModelTests.fitted.get().model
    #expect(share(scenario.model, Clique(1)) { $0 == 0 } == 1)
    #expect(share(scenario.model, Clique(0)) { $0 < 3 } > 1 - 1e-12)
    let before = model.marginal(of: Clique([0, 1, 2]))
    let after = scenario.model.marginal(of: Clique([0, 1, 2]))
    let inside = before.indices.filter { $0 / 8 < 3 && $0 / 4 % 2 == 0 }
    let sum = inside.reduce(0) { $0 + before[$1] }
    for cell in inside {
      #expect(abs(after[cell] / scenario.model.total - before[cell] / sum) < 1e-9)
    }
    let (table, acceptance) = try rows(scenario, 500)
    #expect(acceptance == nil && table.rowCount == 500)
    let figures = scenario.effects[0].figures
    #expect(abs((figures[0].after ?? 0) - sum / model.total) < 1e-9)
    #expect(figures.contains { $0.name.hasPrefix("signal to noise") })
  }

  @Test func `a bound within a cell is met by drawing`() throws {
    let (_, scenario) = try applied("what if age >= 35 and age < 42")
    let (table, acceptance) = try rows(scenario, 3000)
    let ages = try #require(table.column(named: "age"))
    let values = (0..<3000).compactMap { ages.number($0) }
    #expect(values.count == 3000 && values.allSatisfy { (35..<42).contains($0) })
    // Half of the thirties and a fifth of the forties.
    let taken = try #require(acceptance)
    #expect(abs(taken - 0.35) < 0.05)
    let model = try ScenarioModelTests.fitted.get().model.marginal(of: 0)
    let expected = model[2] / 2 / (model[2] / 2 + model[3] / 5)
    let thirties = Double(values.filter { $0 < 40 }.count) / 3000
    // Five standard errors are 0.043.
    #expect(abs(thirties - expected) < 0.043)
    // Identifiers count on from one drawing to the next.
    #expect(Set((0..<3000).map { table.columns[3].text($0) }).count == 3000)
  }

  @Test func `shares and weights on several columns`() throws {
    let (_, scenario) = try applied(
      "set share of ward = \"c\" to 50% with weight w",
      "amplify sex = \"F\" and ward = \"b\" to 10% with weight w",
      "balance sex")
    let model = try ScenarioModelTests.fitted.get().model
    #expect(abs(share(scenario.model, Clique(2)) { $0 == 2 } - 0.5) < 1e-9)
    #expect(abs(share(scenario.model, Clique(1, 2)) { $0 == 1 } - 0.1) < 1e-9)
    #expect(abs(share(scenario.model, Clique(1)) { $0 == 0 } - 0.5) < 1e-9)
    var table = StepTable(try rows(scenario, 4000).0, schema: ScenarioModelTests.schema)
    scenario.addWeights(to: &table, encoding: ScenarioModelTests.encoding)
    let weights = try #require(table.table.column(named: "w"))
    let weight = (0..<4000).map { Double(weights.number($0) ?? 0) / 1e9 }
    #expect(abs(weight.reduce(0, +) - 4000) < 0.01)
    let (sex, ward) = (table.texts("sex"), table.texts("ward"))
    func weighted(_ holds: (Int) -> Bool) -> Double {
      (0..<4000).filter(holds).reduce(0) { $0 + weight[$1] } / 4000
    }
    // What was asked to be undone is; the balance is not.
    let c = share(model, Clique(2)) { $0 == 2 }
    #expect(abs(weighted { ward[$0] == "c" } - c) < 1e-6)
    let both = share(model, Clique(1, 2)) { $0 == 1 }
    #expect(abs(weighted { sex[$0] == "F" && ward[$0] == "b" } - both) < 1e-6)
  }

  @Test(arguments: [
    ("what if age > 200", "no such rows"),
    ("set share of age >= 25 to 10%", "cuts the cell 20…29"),
    ("set share of ward = \"z\" to 10%", "z"), ("set share of wart = \"a\" to 10%", "wart"),
    ("set share of sex = \"F\" or ward = \"a\" to 10%", "single columns"),
    ("set share of sex = \"F\" to 100%", "what if"),
    ("balance age", "only columns of named values"), ("amplify sex = \"F\"", "“to” is missing"),
  ])
  func `what cannot be is refused in words`(_ step: String, _ says: String) {
    let error = #expect(throws: StepListProblem.self) { try applied(step) }
    #expect(error?.problem.sentence.contains(says) == true, "\(error?.problem.sentence ?? "")")
  }

  @Test func `shares that contradict one another are named`() {
    let error = #expect(throws: StepListProblem.self) {
      try applied("set share of sex = \"F\" to 30%", "set share of sex = \"M\" to 60%")
    }
    #expect(error?.problem.message.contains("contradict") == true)
  }

  @Test func `what is drowned by noise is said`() throws {
    let scenario = try Scenario(
      ["amplify age < 20 and age >= 10 to 60%"], schema: ScenarioModelTests.schema)
    let (model, measurements) = try ScenarioModelTests.fitted.get()
    let noise = StratumNoise(model: model, measurements: measurements)
    let strong = try #require(noise.ratio(of: 0, cells: [0], share: 0.1))
    let weak = try #require(noise.ratio(of: 0, cells: [0], share: 0.1 / strong))
    #expect(strong > 2 && abs(weak - 1) < 1e-9)
    let effects = try scenario.applied(
      to: model, encoding: ScenarioModelTests.encoding, measurements: measurements
    ).effects
    #expect(effects[0].figures.first?.name == "share of 10…19")
  }
}
