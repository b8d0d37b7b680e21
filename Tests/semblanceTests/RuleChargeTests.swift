import Foundation
import Testing

/// Rules that cannot be kept: told before the charge where that can be, and a way out after it.
@Suite struct RuleChargeTests {
  private let arguments = ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv"]

  private func charges(_ program: Program) throws -> Int {
    let text = try program.run("ledger", "list", "--json").output
    let ledger = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let accounts = ledger?["accounts"] as? [[String: Any]]
    return (accounts?.first?["charges"] as? [Any])?.count ?? 0
  }

  @Test(arguments: [
    (["--rule", "unique(sex)", "--rows", "50"], "in the 50 rows asked for"),
    (["--rule", "unique(sex)"], "only 2 different values"),
    (["--rule", "unique(age, sex)"], "private"),
    (["--rule", #"count(sex = "F") = 60"#, "--rows", "50"], "50 rows asked for"),
    (
      [
        "--rule", #"count(sex = "F") = 30"#, "--rule", #"count(sex = "M") = 30"#, "--rows", "50",
      ], "contradict"
    ),
    (["--rule", "age = age + 1"], "character 7"),
    (["--without-rule", "none of them"], "no rule of this name"),
  ])
  func whatCanBeToldIsRefusedBeforeTheCharge(_ more: [String], _ says: String) throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let result = try program.runAll(arguments + more)
    #expect(result.status == 2 && result.errors.contains(says), "\(result.errors)")
    #expect(try charges(program) == 0)
    #expect(!program.has("out.csv"))
  }

  @Test func identifiersNeverRepeat() throws {
    let program = try Program()
    defer { program.remove() }
    let rows = (0..<30).map { "\($0 % 3 == 0 ? "F" : "M"),K\($0)" }
    try program.write("sex,id\n" + rows.joined(separator: "\n") + "\n", to: "in.csv")
    try program.write(
      """
      semblance: schema 1
      columns:
        sex: {kind: category, domain: [F, M], nulls: false}
        id: {kind: identifier}

      """, to: "in.schema.yaml")
    let rule = ["--rule", #"id matches "[A-Z]""#, "--rows"]
    let refused = try program.runAll(arguments + rule + ["27"])
    #expect(refused.status == 2 && refused.errors.contains("only 26 texts match"))
    #expect(try charges(program) == 0)
    let made = try program.runAll(arguments + rule + ["26"])
    #expect(made.status == 0, "\(made.errors)")
    let lines = try program.read("out.csv").split(separator: "\n").dropFirst()
    #expect(Set(lines.compactMap { $0.split(separator: ",").last }).count == 26)
  }

  /// A public total above the private number of rows shows only after the charge: its measurements are kept, and
  /// rows are made of them without the rule, under another one, or in another number.
  @Test func whatOnlyRowsShowLeavesAWayOut() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let total = #"count(sex = "F") = 90000"#
    let failed = try program.runAll(arguments + ["--rule", total, "--json"])
    #expect(failed.status == 2 && !program.has("out.csv"))
    #expect(failed.output.contains("too few") && failed.output.contains("--without-rule"))
    let found = failed.output.firstMatch(of: /--resume ([0-9a-f]+)/)
    let charge = String(try #require(found).1)
    #expect(try charges(program) == 1)
    let resume = ["synthesize", "in.csv", "-o", "out.csv", "--resume", charge, "--json"]
    let again = try program.runAll(resume)
    #expect(again.status == 2 && again.output.contains("too few"))
    let out = try program.runAll(
      resume + ["--without-rule", total, "--rule", "age >= 18", "--rule", "unique(age, sex)"]
        + ["--rows", "100"])
    #expect(out.status == 0, "\(out.output) \(out.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(out.output.utf8)) as? [String: Any])
    let warnings = try #require(report["warnings"] as? [String])
    #expect(warnings.contains { $0.hasPrefix("rules left out after the charge") })
    #expect(warnings.contains { $0.hasPrefix("rules added after the charge") })
    let lines = try program.read("out.csv").split(separator: "\n").dropFirst()
    let keys = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(2) }
    #expect(
      keys.count == 100
        && Set(keys.filter { !$0.contains("") }).count == keys.count { !$0.contains("") })
    #expect(lines.allSatisfy { Int($0.prefix { $0 != "," }) ?? 0 >= 18 })
    #expect(try charges(program) == 1)
    // Whoever has the published measurements makes the same rows.
    let same = try program.run("reproduce", "out.measurements.json", "-o", "same.csv")
    #expect(same.status == 0, "\(same.errors)")
    #expect(try program.read("same.csv") == (try program.read("out.csv")))
  }

  /// A session's list of rules takes the place of the charge's.
  @Test func aSessionMendsItsRules() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    func session(_ rules: String) throws {
      try program.write(
        "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\nrules:\n" + rules,
        to: "s.semblance.yaml")
    }
    try session("  - {rule: 'count(sex = \"F\") = 90000', name: women}\n  - age >= 10\n")
    let run = ["synthesize", "s.semblance.yaml", "-o", "out.csv"]
    let failed = try program.runAll(run)
    #expect(failed.status == 2)
    let charge = String(try #require(failed.errors.firstMatch(of: /--resume ([0-9a-f]+)/)).1)
    let named = try program.runAll(
      run + ["--resume", charge, "--without-rule", "women", "--quiet"])
    #expect(named.status == 0, "\(named.errors)")
    let first = try program.read("out.csv")
    try session("  - {rule: 'count(sex = \"F\") = 90000', name: women, on: false}\n  - age >= 10\n")
    let mended = try program.runAll(run + ["--resume", charge, "--quiet"])
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try program.read("out.csv") == first)
    try session("  - {rule: age >= 10, real: drop}\n")
    let dropping = try program.runAll(run + ["--resume", charge])
    #expect(dropping.status == 2 && dropping.errors.contains("real: keep"))
    #expect(try charges(program) == 1)
  }

  @Test func aContradictedRuleIsToldOfAndKeepsTheRows() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let plain = try program.runAll(arguments + ["--draft", "--seed", "1", "--json"])
    let ruled = try program.runAll(
      arguments + ["--draft", "--seed", "1", "--json", "--rule", #"sex = "F""#])
    func report(_ text: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let (before, after) = (try report(plain.output), try report(ruled.output))
    let rows = (
      try #require(before["rows"] as? Int), try #require(after["rows"] as? Int)
    )
    #expect(abs(rows.0 - rows.1) * 20 < rows.0)
    let warnings = try #require(after["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("contradicts") && $0.contains("of what was measured") })
    let rules = try #require(after["rules"] as? [[String: Any]])
    #expect((rules.first?["measured_against"] as? Double ?? 0) > 0.3)
  }

  @Test func errorsSayWhatWasFoundAndWhereHelpIs() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let cases: [(arguments: [String], says: String)] = [
      (arguments + ["--rows", "0"], "(found “0”)"),
      (arguments + ["--slice", "0"], "(found “0.0”)"),
      (["ledger", "cap", "in.csv", "1", "--nothing"], "semblance ledger cap --help"),
      (["ledger", "--nothing"], "semblance ledger --help"),
      (["synthesize", "in.csv", "-o", ".", "--draft"], "folder"),
      (["synthesize", "in.csv", "-o", "./"], "file name"),
    ]
    for (arguments, says) in cases {
      let result = try program.runAll(arguments)
      #expect(result.status == 2 && result.errors.contains(says), "\(arguments) \(result.errors)")
    }
    #expect(program.files == ["in.csv", "in.schema.yaml"])
    let step = try program.runAll(arguments + ["--draft", "--scenario", #"what if sex = "X""#])
    #expect(step.status == 2)
    #expect(step.errors.components(separatedBy: "F, M").count == 2, "\(step.errors)")
  }

  @Test func aColumnWithoutAValueIsDescribedAndReadBack() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("sex,none\nF,\nM,\nF,\nM,\n", to: "in.csv")
    let profile = try program.run("profile", "in.csv", "--write-schema", "in.schema.yaml")
    #expect(profile.status == 0, "\(profile.errors)")
    let made = try program.runAll(arguments + ["--draft", "--seed", "1", "--rows", "3"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try program.read("out.draft.csv").split(separator: "\n").count == 4)
  }
}
