import Foundation
import Testing

/// Every bad input is one sentence and exit status 2, and nothing is written.
@Suite struct BadInputTests {
  private static let rows = (1...40).map { "\($0 % 7),\($0 % 2 == 0 ? "yes" : "no")" }
  private static let table = "age,answer\n" + rows.joined(separator: "\n") + "\n"

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var arguments: [String] = []
    var says: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ arguments: [String] = [], says: String) {
      self.init(name, bytes: Array(text.utf8), arguments, says: says)
    }

    init(_ name: String, bytes: [UInt8], _ arguments: [String] = [], says: String) {
      self.name = name
      self.bytes = bytes
      self.arguments = arguments
      self.says = says
    }
  }

  static let cases: [Case] = [
    Case("empty file", "", says: "empty"),
    Case("header only", "a,b\n", says: "row"),
    Case("ragged row", "a,b\n1,2\n1,2,3\n", says: "line 3"),
    Case("open quote", "a,b\n1,2\n\"3,4\n", says: "line 3"),
    Case("invalid UTF-8", bytes: Array("a,b\n1,".utf8) + [0xE9, 0x0A], says: "latin-1"),
    Case("duplicate names", "a,a\n1,2\n", says: "a"),
    Case("empty name", "a,\n1,2\n", says: "name"),
    Case("no rows asked for", table, ["--rows", "0"], says: "rows"),
    Case("epsilon zero", table, ["--epsilon", "0"], says: "epsilon"),
    Case("epsilon negative", table, ["--epsilon=-1"], says: "epsilon"),
    Case("epsilon no number", table, ["--epsilon", "one"], says: "number"),
    Case("delta one", table, ["--delta", "1"], says: "delta"),
    Case("unknown method", table, ["--method", "magic"], says: "tree"),
    Case("unknown column", table, ["--share", "agee=2"], says: "agee"),
    Case("a rule of no column", table, ["--rule", "agee > 1"], says: "agee"),
    Case("a rule of no rows", table, ["--rule", "count = 0"], says: "1 … 1000000000"),
    Case("a rule of too many rows", table, ["--rule", "count = 1000000001"], says: "1000000001"),
    Case("seed without draft", table, ["--seed", "1"], says: "--draft"),
    Case("unknown option", table, ["--wrong"], says: "--wrong"),
  ]

  @Test(arguments: cases) func isOneSentenceAndStatusTwo(_ bad: Case) throws {
    let program = try Program()
    defer { program.remove() }
    try Data(bad.bytes).write(to: URL(fileURLWithPath: program.folder + "/in.csv"))
    let result = try program.runAll(["synthesize", "in.csv", "-o", "out.csv"] + bad.arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(bad.says), "said: \(result.errors)")
    #expect(program.files == ["in.csv"])
  }

  @Test func outputsThatCannotBeWrittenAreRefusedBeforeTheCharge() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(Self.table, to: "in.csv")
    try FileManager.default.createDirectory(
      atPath: program.folder + "/taken.csv", withIntermediateDirectories: true)
    for output in ["/sys/x.csv", "taken.csv", "missing/out.csv", "in.csv/out.csv"] {
      let result = try program.run("synthesize", "in.csv", "-o", output)
      #expect(result.status == 2, "\(output): \(result.errors)")
      #expect(result.errors.contains(output))
    }
    let ledger = try program.run("ledger", "list", "--json")
    #expect(!ledger.output.contains("\"rho\": 0.0"))
  }

  @Test func failuresInJSONAreOneObject() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("a,b\n1,2\n1\n", to: "in.csv")
    let result = try program.run("synthesize", "in.csv", "-o", "out.csv", "--json")
    #expect(result.status == 2)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let error = try #require((object as? [String: Any])?["error"] as? [String: Any])
    #expect(error["line"] as? Int == 3)
    #expect(error["file"] as? String == "in.csv")
  }

  @Test func noTerminalAtAllIsSaid() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(Self.table, to: "in.csv")
    let result = try program.run("in.csv")
    #expect(result.status == 2)
    #expect(result.errors.contains("terminal"))
  }

  @Test(arguments: ["release", "verify", "check", "attack", "audit"])
  func commandsThatAreNotBuiltSaySo(_ name: String) throws {
    let program = try Program()
    defer { program.remove() }
    let result = try program.run(name, "x")
    #expect(result.status == 2)
    #expect(result.errors.contains("not built"))
  }
}
