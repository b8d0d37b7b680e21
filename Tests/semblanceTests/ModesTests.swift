import Foundation
import Testing

/// What a mode refuses in the workbench is refused on the command line, in words that tell nothing of rows.
@Suite struct ModesTests {
  private static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false}
      sex: {kind: category, domain: [F, M], nulls: false}
    """

  private func ready(_ mode: String, _ table: String) throws -> Program {
    let program = try Program()
    try program.write(table, to: "in.csv")
    try program.write(Self.schema, to: "in.schema.yaml")
    try program.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\nmode: \(mode)\n",
      to: "s.semblance.yaml")
    return program
  }

  private static let commands = [
    ["profile", "in.csv"], ["profile", "in.csv", "--json"], ["profile", "s.semblance.yaml"],
    ["evaluate", "--real", "in.csv", "--synthetic", "in.csv"],
    ["synthesize", "s.semblance.yaml", "-o", "out.csv", "--draft"],
    ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--draft"],
    ["sweep", "s.semblance.yaml", "--epsilon", "1"],
  ]

  @Test(arguments: ["blind", "design"])
  func refusalsAreTheSameForEveryTable(_ mode: String) throws {
    let one = try ready(mode, "age,sex\n1,F\n2,M\n")
    let two = try ready(mode, "age,sex\n" + String(repeating: "98,F\n", count: 50) + "none,X\n")
    defer {
      one.remove()
      two.remove()
    }
    for command in Self.commands {
      let (left, right) = (try one.runAll(command), try two.runAll(command))
      #expect(left.status == 2, "\(command)")
      #expect(left.status == right.status && left.output == right.output, "\(command)")
      #expect(left.errors == right.errors, "\(command)")
      #expect((left.errors + left.output).contains("\(mode) mode refuses"), "\(left.errors)")
    }
    #expect(one.files == two.files)
  }

  @Test func aReleaseOfADesignSessionIsEndToEnd() throws {
    let program = try ready("design", "age,sex\n" + String(repeating: "40,F\n41,M\n", count: 100))
    defer { program.remove() }
    let result = try program.run("synthesize", "s.semblance.yaml", "-o", "out.csv", "--json")
    #expect(result.status == 0, "\(result.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(report["end_to_end"] as? Bool == true && report["mode"] as? String == "design")
    #expect((report["timings"] as? [String: Any])?.isEmpty == true)
  }
}
