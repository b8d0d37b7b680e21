import Foundation
import Testing

/// Scenarios and post-processing from the command line: labelled, listed, free, and made again.
@Suite struct ScenarioTests {
  private static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false, role: quasi-identifier}
      sex: {kind: category, domain: [F, M], nulls: false, role: quasi-identifier}
      ward: {kind: category, domain: [a, b, c], role: sensitive}
    """

  private func ready() throws -> Program {
    let program = try SynthesizeTests().ready()
    try program.write(Self.schema, to: "in.schema.yaml")
    return program
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func synthesize(_ program: Program, _ more: [String]) throws -> Program.Result {
    try program.runAll(
      ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--json"] + more)
  }

  @Test func aScenarioIsLabelledListedFreeAndReproduced() throws {
    let program = try ready()
    defer { program.remove() }
    let plain = try object(try synthesize(program, []).output)
    let result = try synthesize(
      program,
      [
        "--scenario", "balance ward with weight w", "--post", "round age to 5", "--post",
        "k-anonymity 3", "--epsilon", "1",
      ])
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    // The same is charged, and nothing for the steps.
    #expect(report["rho"] as? Double == plain["rho"] as? Double)
    #expect((plain["scenario"] as? NSNull) != nil)
    #expect((plain["post_processing"] as? [Any])?.isEmpty == true)
    #expect(program.files.contains("out.scenario.csv"))
    #expect(report["output"] as? String == "out.scenario.csv")
    let scenario = try #require(report["scenario"] as? [String: Any])
    #expect((scenario["statement"] as? String)?.contains("never to be counted") == true)
    let steps = try #require(scenario["steps"] as? [[String: Any]])
    #expect(steps.map { $0["step"] as? String } == ["balance ward with weight w"])
    #expect(steps[0]["rho"] as? Int == 0)
    #expect((steps[0]["figures"] as? [String: Any])?.isEmpty == false)
    let processing = try #require(report["post_processing"] as? [[String: Any]])
    #expect(
      processing.map { $0["step"] as? String } == [
        "round age to 5", "k-anonymity 3 over age, sex",
      ])
    #expect((processing[0]["columns"] as? [String: Any])?["age"] != nil)
    #expect(try program.read("out.scenario.csv").hasPrefix("age,sex,ward,w\n"))
    #expect(report["columns"] as? [String] == ["age", "sex", "ward", "w"])
    let again = try program.run(
      "reproduce", "out.scenario.measurements.json", "-o", "again.csv", "--json")
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    #expect(try program.read("again.csv") == program.read("out.scenario.csv"))
  }

  @Test func aReleaseTakenUpAgainTakesOtherSteps() throws {
    let program = try ready()
    defer { program.remove() }
    let charge = try #require(
      try object(try synthesize(program, []).output)["charge"] as? String)
    let result = try program.run(
      "synthesize", "in.csv", "-o", "rounded.csv", "--resume", charge, "--post",
      "round age to 10", "--json")
    #expect(result.status == 0, "\(result.errors)")
    let ages = Set(
      try program.read("rounded.csv").split(separator: "\n").dropFirst().map { line in
        line.prefix { $0 != "," }
      })
    #expect(ages.isSubset(of: ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]))
    let again = try program.run("reproduce", "rounded.measurements.json", "-o", "again.csv")
    #expect(again.status == 0, "\(again.output)\(again.errors)")
  }

  @Test(arguments: [
    (["--post", "round agee to 5"], "no column “agee”"),
    (["--post", "round age to 5", "--post", "round age"], "step 2 of post-processing"),
    (["--scenario", "balance age"], "only columns of named values"),
    (["--scenario", "balance ward with weight sex"], "already"),
    (["--scenario", "explode"], "begins like this"),
  ])
  func whatIsWrongIsSaidBeforeTheCharge(_ arguments: [String], _ says: String) throws {
    let program = try ready()
    defer { program.remove() }
    let before = program.files
    let result = try synthesize(program, arguments)
    #expect(result.status == 2 && result.output.contains(says), "\(result.output)")
    #expect(program.files == before)
    #expect(try !program.run("ledger", "list").output.contains("in.csv"))
  }

  @Test func aBlendIsKnownAgainAndNoFidelityIsToldOfIt() throws {
    let program = try ready()
    defer { program.remove() }
    try program.write("ward,age,else\na,7,x\nb,8,y\n", to: "open.csv")
    let result = try synthesize(program, ["--scenario", "blend 10% from open.csv", "--rows", "90"])
    #expect(result.status == 0, "\(result.errors)")
    let lines = try program.read("out.scenario.csv").split(separator: "\n")
    #expect(lines.count == 101 && lines[0] == "age,sex,ward,origin")
    #expect(lines.suffix(10).allSatisfy { $0 == "7,,a,open.csv" || $0 == "8,,b,open.csv" })
    #expect(result.output.contains("one-way distance of the blend without open.csv"))
    let again = try program.run("reproduce", "out.scenario.measurements.json", "-o", "again.csv")
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    try program.write("ward,age\nc,9\n", to: "open.csv")
    let other = try program.run("reproduce", "out.scenario.measurements.json", "-o", "other.csv")
    #expect(other.status == 2 && other.errors.contains("no longer, the one"))
    for name in ["out.scenario.csv", "renamed.csv"] {
      try program.write(try program.read("out.scenario.csv"), to: name)
      try program.write(try program.read("out.scenario.manifest.json"), to: "renamed.manifest.json")
      let compared = try program.run(
        "evaluate", "--real", "in.csv", "--synthetic", name, "--schema", "in.schema.yaml")
      #expect(compared.status == 2 && compared.errors.contains("of a scenario"))
    }
    let missing = try synthesize(program, ["--scenario", "blend 10% from nowhere.csv"])
    #expect(missing.status == 2 && missing.output.contains("nowhere.csv"))
  }

  @Test func anEmptyResultIsToldOf() throws {
    let program = try ready()
    defer { program.remove() }
    let result = try synthesize(program, ["--scenario", "drop 100% of rows"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try object(result.output)["rows"] as? Int == 0)
    #expect(result.output.contains("no row is left to be written"))
  }

  @Test func privateRowsAreNeverBlendedIn() throws {
    let program = try ready()
    defer { program.remove() }
    try program.write(try program.read("in.csv"), to: "copy.csv")
    for name in ["in.csv", "./in.csv", "copy.csv"] {
      let result = try synthesize(program, ["--scenario", "blend 10% from \(name)"])
      #expect(result.status == 2, "\(name)")
      #expect(result.output.contains("the private table itself"), "\(result.output)")
    }
    #expect(!program.files.contains { $0.hasPrefix("out") })
    // Another table is private once something was charged for it.
    try program.write("age,sex,ward\n7,F,a\n8,M,b\n", to: "other.csv")
    let other = try program.run(
      "synthesize", "other.csv", "--schema", "in.schema.yaml", "-o", "other-out.csv")
    #expect(other.status == 0, "\(other.errors)")
    let blended = try synthesize(program, ["--scenario", "blend 10% from other.csv"])
    #expect(blended.status == 2 && blended.output.contains("has an account"), "\(blended.output)")
  }

  /// Rows of an earlier charge are made without the table, with a public table blended in too.
  @Test func anEarlierChargeBlendsWithoutTheTable() throws {
    let program = try ready()
    defer { program.remove() }
    let released = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "first.csv", "--json")
    #expect(released.status == 0, "\(released.errors)")
    let charge = try #require(try object(released.output)["charge"] as? String)
    try program.write("age,sex,ward\n7,F,a\n8,M,b\n", to: "open.csv")
    try program.write(try program.read("in.csv"), to: "copy.csv")
    try FileManager.default.removeItem(atPath: program.folder + "/in.csv")
    func resumed(_ table: String) throws -> Program.Result {
      try program.run(
        "synthesize", "in.csv", "-o", "again.csv", "--resume", charge, "--scenario",
        "blend 10% from \(table)")
    }
    let again = try resumed("open.csv")
    #expect(again.status == 0, "\(again.errors)")
    // What the charge was for is known by its account.
    let refused = try resumed("copy.csv")
    #expect(refused.status == 2 && refused.errors.contains("has an account"), "\(refused.errors)")
  }

  @Test func aSessionHoldsSteps() throws {
    let program = try ready()
    defer { program.remove() }
    try program.write(
      """
      semblance: session 1
      input: in.csv
      schema: in.schema.yaml
      scenario:
        - balance ward
        - {step: balance sex, on: false, note: perhaps later}
      post-processing: [round age to 10]
      """, to: "s.semblance.yaml")
    let result = try program.run(
      "synthesize", "s.semblance.yaml", "-o", "out.csv", "--draft", "--seed", "3", "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(program.files.contains("out.scenario.draft.csv"))
    try program.write(
      "semblance: session 1\ninput: in.csv\nscenario:\n  - balance\n", to: "bad.semblance.yaml")
    let bad = try program.run("synthesize", "bad.semblance.yaml", "-o", "out2.csv")
    #expect(bad.status == 2 && bad.errors.contains("bad.semblance.yaml, line 4"), "\(bad.errors)")
  }
}
