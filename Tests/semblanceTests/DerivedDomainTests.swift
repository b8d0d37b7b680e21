import Foundation
import Testing

/// Domains that nobody has written down: derived under the budget, charged, and in the manifest.
@Suite struct DerivedDomainTests {
  private static let schema = """
    semblance: schema 1
    columns:
      city: {kind: category, source: derived}
      income: {kind: decimal, domain: [0, 10000], digits: 2, source: derived, bins: 8}
      member: {kind: boolean, domain: ["no", "yes"], nulls: false}
    """

  /// 3000 rows: five common cities, forty that occur once, incomes that crowd below 1000.
  private static let table: String = {
    var lines = ["city,income,member"]
    for row in 0..<3000 {
      let city =
        row % 75 == 0 ? "village\(row)" : ["Ulm", "Bonn", "Kiel", "Jena", "Trier"][row % 5]
      let income = Double((row * 37) % 1000) + (row % 10 == 0 ? 4000 : 0) + 0.25
      lines.append("\(row % 50 == 7 ? "" : city),\(income),\(row % 3 == 0 ? "yes" : "no")")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func ready() throws -> Program {
    let program = try Program()
    try program.write(Self.table, to: "in.csv")
    try program.write(Self.schema, to: "in.schema.yaml")
    return program
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func release(_ program: Program, _ more: String...) throws -> [String: Any] {
    let result = try program.runAll(
      ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--json"] + more)
    #expect(result.status == 0, "\(result.errors)")
    return try object(result.output)
  }

  @Test func commonValuesAreShownAndRareOnesAreNot() throws {
    let program = try ready()
    defer { program.remove() }
    let report = try release(program, "--epsilon", "4")
    #expect(report["epsilon"] as? Double == 4)
    #expect(report["guarantee_void_because"] as? [String] == [])
    let sources = try #require(report["domain_sources"] as? [String: String])
    #expect(sources == ["city": "derived", "income": "derived", "member": "declared"])
    let rows = try program.read("out.csv")
    for city in ["Ulm", "Bonn", "Kiel", "Jena", "Trier"] { #expect(rows.contains(city)) }
    for name in ["out.csv", "out.measurements.json", "out.manifest.json"] {
      #expect(!(try program.read(name)).contains("village"), "\(name)")
    }
    // Both derivations are listed with their costs, and the charge is a pair (ρ, δ′).
    let measurements = try #require(report["measurements"] as? [[String: Any]])
    let partition = try #require(measurements.first { $0["kind"] as? String == "partition" })
    #expect(partition["columns"] as? [String] == ["city"])
    #expect(partition["sigma2"] is Double)
    let delta = try #require(partition["delta"] as? Double)
    #expect(delta > 0 && delta <= 1e-10)
    let quantiles = try #require(measurements.first { $0["kind"] as? String == "quantiles" })
    #expect(quantiles["columns"] as? [String] == ["income"])
    #expect((quantiles["strengths"] as? [Double])?.count == 3)
    #expect(try #require(report["delta_used"] as? Double) >= delta)
    let rho = try #require(report["rho"] as? Double)
    let spent = measurements.reduce(0) { $0 + ($1["rho"] as? Double ?? .nan) }
    #expect(spent <= rho * (1 + 1e-9))
    let ledger = try object(try program.run("ledger", "list", "--json").output)
    let account = try #require((ledger["accounts"] as? [[String: Any]])?.first)
    #expect(try #require(account["epsilon"] as? Double) <= 4 * (1 + 1e-9))
  }

  @Test func rangesAreCutWhereRowsAre() throws {
    let program = try ready()
    defer { program.remove() }
    _ = try release(program, "--epsilon", "20")
    let file = try object(try program.read("out.measurements.json"))
    let recipe = try #require(file["recipe"] as? [String: Any])
    let schema = try #require((recipe["schema"] as? [String: Any])?["income"] as? [String: Any])
    let written = try #require(schema["edges"] as? [Any])
    let edges = written.map { Double("\($0)") ?? .nan }
    #expect(edges.first == 0 && edges.last == 10000 && edges.count >= 6)
    #expect(edges.count { $0 > 0 && $0 < 1010 } >= 4)
  }

  @Test func suchAReleaseIsReproducedResumedAndRaised() throws {
    let program = try ready()
    defer { program.remove() }
    let charge = try #require(try release(program, "--epsilon", "2")["charge"] as? String)
    let rows = try program.read("out.csv")
    let again = try program.run("reproduce", "out.measurements.json", "-o", "again.csv")
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    #expect(try program.read("again.csv") == rows)
    let resumed = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "resumed.csv", "--resume",
      charge, "--quiet")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try program.read("resumed.csv") == rows)
    let raised = try release(program, "--raise", charge, "--epsilon", "4")
    #expect(raised["epsilon"] as? Double == 4)
    let kinds = try #require(raised["measurements"] as? [[String: Any]]).map {
      $0["kind"] as? String
    }
    #expect(kinds.count { $0 == "partition" } == 1 && kinds.count { $0 == "quantiles" } == 1)
    let more = try program.run("reproduce", "out.measurements.json", "-o", "more.csv")
    #expect(more.status == 0, "\(more.output)\(more.errors)")
  }

  @Test func draftsDeriveWithDraftNoise() throws {
    let program = try ready()
    defer { program.remove() }
    for name in ["one.csv", "two.csv"] {
      let result = try program.run(
        "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", name, "--draft", "--seed", "7",
        "--json")
      #expect(result.status == 0, "\(result.errors)")
      #expect(try object(result.output)["guarantee"] as? String == "none")
    }
    #expect(try program.read("one.draft.csv") == program.read("two.draft.csv"))
    #expect(try program.run("profile", "in.csv", "--schema", "in.schema.yaml").status == 0)
  }

  @Test func whatCannotBeShownBecomesOther() throws {
    let program = try ready()
    defer { program.remove() }
    let lonely = "city,income,member\n" + (0..<50).map { "place\($0),1.5,no\n" }.joined()
    try program.write(lonely, to: "in.csv")
    _ = try release(program, "--rows", "20")
    let rows = try program.read("out.csv")
    #expect(rows.contains("other") && !rows.contains("place"))
  }
}
