import Foundation
import Testing

/// The main road from the command line: table in, table, manifest, measurements and charge out.
@Suite struct SynthesizeTests {
  private static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false}
      sex: {kind: category, domain: [F, M], nulls: false}
      ward: {kind: category, domain: [a, b, c]}
    """

  private static let table: String = {
    var lines = ["age,sex,ward"]
    for row in 0..<600 {
      lines.append("\((row * 37) % 90),\(row % 3 == 0 ? "F" : "M"),\(["a", "b", "c", ""][row % 4])")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  func ready() throws -> Program {
    let program = try Program()
    try program.write(Self.table, to: "in.csv")
    try program.write(Self.schema, to: "in.schema.yaml")
    return program
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: ["independent", "tree", "junction"])
  func writesThreeFilesAndCharges(_ method: String) throws {
    let program = try ready()
    defer { program.remove() }
    let result = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--json", "--method",
      method)
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    #expect(report["epsilon"] as? Double == 1)
    #expect(report["end_to_end"] as? Bool == true)
    #expect(report["rows_source"] as? String == "private estimate")
    #expect((report["timings"] as? [String: Any]) != nil)
    let rho = try #require(report["rho"] as? Double)
    let measurements = try #require(report["measurements"] as? [[String: Any]])
    let spent = measurements.reduce(0) { $0 + ($1["rho"] as? Double ?? .nan) }
    #expect(spent <= rho * (1 + 1e-9) && spent > 0)
    #expect(
      program.files == [
        "in.csv", "in.schema.yaml", "out.csv", "out.manifest.json", "out.measurements.json",
      ])
    let lines = try program.read("out.csv").split(separator: "\n")
    #expect(lines.first == "age,sex,ward")
    #expect(lines.count - 1 == report["rows"] as? Int)
    let ledger = try object(try program.run("ledger", "list", "--json").output)
    let accounts = try #require(ledger["accounts"] as? [[String: Any]])
    #expect(accounts.first?["rho"] as? Double == rho)
  }

  @Test func rowsAskedForAreWritten() throws {
    let program = try ready()
    defer { program.remove() }
    let result = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--rows", "17",
      "--quiet")
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    #expect(try program.read("out.csv").split(separator: "\n").count == 18)
  }

  @Test func inferredDomainsCarryNoGuarantee() throws {
    let program = try ready()
    defer { program.remove() }
    let result = try program.run("synthesize", "in.csv", "-o", "out.csv", "--json")
    #expect(result.status == 0)
    let report = try object(result.output)
    #expect(report["guarantee"] as? String == "none")
    #expect(report["epsilon"] is NSNull)
    #expect(report["end_to_end"] as? Bool == false)
  }

  @Test func draftsAreMarkedFreeAndReproducible() throws {
    let program = try ready()
    defer { program.remove() }
    for name in ["one.csv", "two.csv"] {
      let result = try program.run(
        "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", name, "--draft", "--seed", "7",
        "--json")
      #expect(result.status == 0, "\(result.errors)")
      let report = try object(result.output)
      #expect(report["kind"] as? String == "draft")
      #expect(report["guarantee"] as? String == "none" && report["epsilon"] is NSNull)
    }
    #expect(try program.read("one.draft.csv") == program.read("two.draft.csv"))
    #expect(!program.has("one.csv"))
    // That a draft was looked at is kept; nothing is charged for it.
    let ledger = try object(try program.run("ledger", "list", "--json").output)
    let accounts = try #require(ledger["accounts"] as? [[String: Any]])
    #expect(accounts.allSatisfy { ($0["charges"] as? [Any])?.isEmpty == true })
    #expect(accounts.map { $0["mode"] as? String } == ["curator"])
  }

  @Test func aCapRefusesWithStatusThree() throws {
    let program = try ready()
    defer { program.remove() }
    #expect(try program.run("ledger", "cap", "in.csv", "1.2").status == 0)
    let arguments = ["synthesize", "in.csv", "--schema", "in.schema.yaml", "--quiet", "-o"]
    #expect(try program.runAll(arguments + ["a.csv"]).status == 0)
    let refused = try program.runAll(arguments + ["b.csv"])
    #expect(refused.status == 3)
    #expect(refused.errors.contains("cap"))
    #expect(!program.has("b.csv"))
  }

  @Test func valuesOutsideTheirDomainAreMappedOnARelease() throws {
    let program = try ready()
    defer { program.remove() }
    try program.write(Self.table + "500,X,z\n", to: "in.csv")
    let released = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv")
    #expect(released.status == 0)
    #expect(!(released.output + released.errors).contains("500"))
    let looked = try program.run("profile", "in.csv", "--schema", "in.schema.yaml")
    #expect(looked.status == 2)
    #expect(looked.errors.contains("line 602") && looked.errors.contains("500"))
  }
}

extension SynthesizeTests {
  @Test func whatIsReadIsNeverWrittenOver() throws {
    let program = try ready()
    defer { program.remove() }
    let before = try program.read("in.csv")
    try FileManager.default.createSymbolicLink(
      atPath: program.folder + "/link.csv", withDestinationPath: program.folder + "/in.csv")
    for output in ["in.csv", "link.csv", "in.schema.yaml"] {
      let result = try program.run(
        "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", output)
      #expect(result.status == 2, "\(output)")
      #expect(result.errors.contains("overwrite"))
    }
    let profile = try program.run("profile", "in.csv", "--write-schema", "in.csv", "--quiet")
    #expect(profile.status == 2)
    #expect(try program.read("in.csv") == before)
  }

  @Test func aChangedTableDoesNotEscapeItsCap() throws {
    let program = try ready()
    defer { program.remove() }
    #expect(try program.run("ledger", "cap", "in.csv", "0.5").status == 0)
    try program.write(try program.read("in.csv") + "30,F,a\n", to: "in.csv")
    let arguments = ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv"]
    let refused = try program.runAll(arguments)
    #expect(refused.status == 2 && refused.errors.contains("cap"))
    #expect(try program.run("ledger", "cap", "in.csv", "2").status == 0)
    #expect(try program.runAll(arguments).status == 0)
  }

  @Test func aLedgerThatWasRemovedIsMissed() throws {
    let program = try ready()
    defer { program.remove() }
    let arguments = ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv"]
    #expect(try program.runAll(arguments).status == 0)
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(
        atPath: program.folder + "/.semblance/ledger.sqlite" + ending)
    }
    let refused = try program.runAll(arguments)
    #expect(refused.status == 2 && refused.errors.contains("restore it"))
  }

  @Test func aSessionBringsItsDictionary() throws {
    let program = try ready()
    defer { program.remove() }
    try program.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\n", to: "in.semblance.yaml")
    let result = try program.run("synthesize", "in.semblance.yaml", "-o", "out.csv", "--json")
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    #expect(report["epsilon"] as? Double == 1)
    #expect(
      report["domain_sources"] as? [String: String] == [
        "age": "declared", "sex": "declared", "ward": "declared",
      ])
  }

  @Test func valuesGivenTwiceOrBelowZeroAreSaid() throws {
    let program = try ready()
    defer { program.remove() }
    let arguments = ["synthesize", "in.csv", "-o", "out.csv"]
    let twice = try program.runAll(arguments + ["--share", "age=1", "--share", "age=2"])
    #expect(twice.status == 2 && twice.errors.contains("twice"))
    let negative = try program.runAll(arguments + ["--epsilon", "-1"])
    #expect(negative.status == 2 && negative.errors.contains("above 0"))
  }
}
