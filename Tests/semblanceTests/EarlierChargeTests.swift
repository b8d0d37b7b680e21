import Foundation
import Testing

/// What was paid for is taken up again: free with `--resume`, for the difference with `--raise`.
@Suite struct EarlierChargeTests {
  private func release(_ program: Program, _ more: String...) throws -> [String: Any] {
    let result = try program.runAll(
      ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--json"] + more)
    #expect(result.status == 0, "\(result.errors)")
    return try object(result.output)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func account(_ program: Program) throws -> [String: Any] {
    let ledger = try object(try program.run("ledger", "list", "--json").output)
    return try #require((ledger["accounts"] as? [[String: Any]])?.first)
  }

  private func charges(_ program: Program) throws -> [[String: Any]] {
    try #require(try account(program)["charges"] as? [[String: Any]])
  }

  private func remove(_ program: Program, _ names: String...) throws {
    for name in names {
      try FileManager.default.removeItem(atPath: program.folder + "/" + name)
    }
  }

  @Test func resumingGivesTheSameRowsForNothing() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let report = try release(program)
    let charge = try #require(report["charge"] as? String)
    let (rows, measured) = (
      try program.read("out.csv"), try program.read("out.measurements.json")
    )
    let before = try #require(try account(program)["rho"] as? Double)
    // The real table is not there any more, and is not missed.
    try remove(program, "out.csv", "out.manifest.json", "out.measurements.json", "in.csv")
    let result = try program.run(
      "synthesize", "in.csv", "-o", "out.csv", "--resume", String(charge.prefix(6)), "--json")
    #expect(result.status == 0, "\(result.errors)")
    let again = try object(result.output)
    #expect(try program.read("out.csv") == rows)
    #expect(try program.read("out.measurements.json") == measured)
    #expect(try account(program)["rho"] as? Double == before)
    #expect(try charges(program).count == 1)
    for key in ["charge", "rho", "epsilon", "guarantee", "column_epsilon", "measurements"] {
      #expect(again[key] as? NSObject == report[key] as? NSObject, "\(key)")
    }
    let fewer = try program.run(
      "synthesize", "in.csv", "-o", "few.csv", "--resume", charge, "--rows", "17", "--quiet")
    #expect(fewer.status == 0, "\(fewer.errors)")
    #expect(try program.read("few.csv").split(separator: "\n").count == 18)
  }

  @Test func whatWasNeverStoredIsGone() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    #expect(try program.run("ledger", "list").status == 0)
    try program.write("in the way", to: ".semblance/measurements")
    let arguments = ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv"]
    let failed = try program.runAll(arguments)
    #expect(failed.status == 2 && failed.errors.contains("stays in the ledger"))
    try remove(program, ".semblance/measurements")
    let charge = try #require(try charges(program).first?["id"] as? String)
    let resumed = try program.runAll(arguments + ["--resume", charge])
    #expect(resumed.status == 2)
    #expect(resumed.errors.contains("spent and gone"))
    let raised = try program.runAll(arguments + ["--raise", charge, "--epsilon", "2"])
    #expect(raised.status == 2 && raised.errors.contains("spent and gone"))
    #expect(!program.has("out.csv"))
    #expect(try charges(program).count == 1)
  }

  @Test func whatCannotBeResumedIsSaid() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let charge = try #require(try release(program)["charge"] as? String)
    try program.write(
      try program.read("in.schema.yaml").replacing("[0, 99]", with: "[0, 90]"), to: "other.yaml")
    try program.write("age,sex,ward\n1,F,a\n", to: "other.csv")
    let cases: [(arguments: [String], says: String)] = [
      (["in.csv", "--resume", "zz"], "hexadecimal"),
      (["in.csv", "--resume", "0123456789abcdef"], "no charge of this name"),
      (["other.csv", "--resume", charge], "another table"),
      (["in.csv", "--resume", charge, "--schema", "other.yaml"], "column age"),
      (["in.csv", "--resume", charge, "--epsilon", "2"], "--epsilon"),
      (["in.csv", "--resume", charge, "--method", "tree"], "--method"),
      (["in.csv", "--resume", charge, "--raise", charge, "--epsilon", "2"], "one of"),
      (["in.csv", "--raise", charge], "--epsilon"),
      (["in.csv", "--raise", charge, "--epsilon", "1"], "above"),
      (["other.csv", "--raise", charge, "--epsilon", "2"], "no longer"),
      (["in.csv", "--raise", charge, "--epsilon", "2", "--schema", "other.yaml"], "column age"),
    ]
    for (arguments, says) in cases {
      let result = try program.runAll(["synthesize", "-o", "new.csv"] + arguments)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.errors.contains(says), "\(arguments): \(result.errors)")
      #expect(!program.has("new.csv"))
    }
    #expect(try charges(program).count == 1)
    try remove(program, ".semblance/measurements/" + charge + ".json")
    let gone = try program.run("synthesize", "in.csv", "-o", "new.csv", "--resume", charge)
    #expect(gone.status == 2 && gone.errors.contains("restore"))
  }

  @Test func raisingPaysTheDifferenceAndKeepsBoth() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let first = try release(program, "--epsilon", "0.5")
    let base = try #require(first["charge"] as? String)
    let second = try release(program, "--raise", base, "--epsilon", "1")
    let place = try SynthesizeTests().ready()
    defer { place.remove() }
    let direct = try #require(try release(place)["rho"] as? Double)
    #expect(second["epsilon"] as? Double == 1)
    let rho = try #require(second["rho"] as? Double)
    #expect(abs(rho - direct) <= 1e-12 * direct)
    let rests = try #require(second["rests_on"] as? [[String: Any]])
    #expect(rests.count == 2 && rests.first?["charge"] as? String == base)
    #expect(rests.last?["raises"] as? String == base)
    #expect(abs(rests.reduce(0) { $0 + ($1["rho"] as? Double ?? .nan) } - rho) <= 1e-12 * rho)
    // The ledger holds the sum, and every marginal of the first was measured once more.
    #expect(abs(try #require(try account(program)["rho"] as? Double) - rho) <= 1e-12 * rho)
    let measurements = try #require(second["measurements"] as? [[String: Any]])
    // A later round may have measured a pair again, which is then raised once.
    func marginals(_ charge: String) -> Set<[String]> {
      Set(
        measurements.filter {
          $0["charge"] as? String == charge && $0["kind"] as? String == "marginal"
        }.compactMap { $0["columns"] as? [String] })
    }
    let own = try #require(second["charge"] as? String)
    #expect(marginals(base) == marginals(own) && !marginals(own).isEmpty)
    let spent = measurements.reduce(0) { $0 + ($1["rho"] as? Double ?? .nan) }
    #expect(spent <= rho * (1 + 1e-9))
    // Ceilings add up, too.
    let (old, new) = (
      try #require(first["column_epsilon"] as? [String: Double]),
      try #require(second["column_epsilon"] as? [String: Double])
    )
    for (name, epsilon) in old { #expect(try #require(new[name]) > epsilon) }
    // A raise can be raised and resumed.
    let third = try release(program, "--raise", own, "--epsilon", "2")
    #expect((third["rests_on"] as? [[String: Any]])?.count == 3)
    let rows = try program.read("out.csv")
    let last = try #require(third["charge"] as? String)
    let resumed = try program.run(
      "synthesize", "in.csv", "-o", "again.csv", "--resume", last, "--quiet")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try program.read("again.csv") == rows)
    #expect(try charges(program).count == 3)
  }

  @Test func raisesAreHeldByTheCap() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    #expect(try program.run("ledger", "cap", "in.csv", "1").status == 0)
    let base = try #require(try release(program, "--epsilon", "0.5")["charge"] as? String)
    let arguments = [
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "more.csv", "--raise", base,
      "--epsilon",
    ]
    let refused = try program.runAll(arguments + ["1.5"])
    #expect(refused.status == 3 && !program.has("more.csv"))
    #expect(try program.runAll(arguments + ["1"]).status == 0)
  }
}
