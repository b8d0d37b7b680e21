import Foundation
import Testing

/// Outside curator mode every command says the same of two unrelated tables of one schema: on standard output, on
/// standard error, by its exit status and in the files it leaves.
@Suite struct BlindCommandTests {
  private static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false, role: quasi-identifier}
      sex: {kind: category, domain: [F, M], nulls: false}
      ward: {kind: category, domain: [a, b, c], nulls: false, role: sensitive}
      note: {kind: identifier}
    """
  private static let one: String =
    "age,sex,ward,note\n"
    + (0..<400).map {
      "\($0 * 7 % 90),\($0 % 2 == 0 ? "F" : "M"),\(["a", "b", "c"][$0 % 3]),n\($0)\n"
    }
    .joined()
  /// Other rows, another number of them, another size of the file, other line ends.
  private static let two: String =
    "age,sex,ward,note\r\n"
    + (0..<1700).map { "\($0 % 7),\($0 % 3 == 0 ? "M" : "F"),c,\"a longer note \($0)\"\r\n" }
    .joined()

  /// A macro that goes through every page and prints each.
  private static let macro =
    "size 120x40\nsettle\nscreen\n"
    + [
      "r", "t", "P", "J", "i", "E", "#", "H", "~", "$", "K", "O", "?", ":", "w", "B", "V", "I", "R",
      "+", "u", "e", "#aage < 98", "Habalance sex",
    ].map { "type \($0)\nsettle\nscreen\nkey esc\nkey esc\n" }.joined()

  private static let session = "s.semblance.yaml"

  /// Everything that can be asked of a session without a charge.
  private static let commands: [[String]] = [
    ["play", "pages.macro", session], ["play", "pages.macro", session, "--json"],
    ["doctor"], ["doctor", "--json"], ["workbench", "--doctor"],
    ["profile", "in.csv"], ["profile", "in.csv", "--schema", "in.schema.yaml", "--json"],
    ["profile", "in.csv", "--write-schema", "new.schema.yaml"],
    ["sweep", session, "--epsilon", "0.1,1"],
    ["sweep", session, "--epsilon", "1", "--slice", "0.2", "--svg", "plot.svg", "--json"],
    ["evaluate", "--real", "in.csv", "--synthetic", "open.csv", "--schema", "in.schema.yaml"],
    ["evaluate", "--real", "in.csv", "--synthetic", "open.csv", "--json"],
    ["synthesize", session, "-o", "d.csv", "--draft"],
    ["synthesize", session, "-o", "d.csv", "--draft", "--seed", "3", "--json"],
    ["synthesize", "in.csv", "-o", "d.csv", "--schema", "in.schema.yaml", "--draft"],
    ["synthesize", session, "-o", "d.csv", "--slice", "0.25"],
    ["synthesize", session, "-o", "d.csv", "--rule", "age <"],
    ["synthesize", session, "-o", "d.csv", "--rule", "nobody > 1"],
    ["synthesize", session, "-o", "d.csv", "--rule", "age > 95", "--rule", "age < 5"],
    ["synthesize", session, "-o", "d.csv", "--scenario", "explode", "--json"],
    ["synthesize", session, "-o", "d.csv", "--scenario", "balance nobody"],
    ["synthesize", session, "-o", "d.csv", "--scenario", "blend 10% from in.csv"],
    ["synthesize", session, "-o", "d.csv", "--post", "round nobody to 5"],
    ["synthesize", session, "-o", "d.csv", "--post", "round sex to 5", "--json"],
    ["synthesize", session, "-o", "d.csv", "--share", "nobody=2"],
    ["synthesize", session, "-o", "d.csv", "--cap", "age=-1"],
    ["synthesize", session, "-o", "in.csv"],
    ["synthesize", session, "-o", "d.csv", "--resume", "abcdef"],
    ["synthesize", session, "-o", "d.csv", "--raise", "abcdef", "--epsilon", "2"],
    ["reproduce", "open.csv", "-o", "again.csv"],
    ["ledger", "list"], ["ledger", "list", "--json"], ["ledger", "show", "in.csv"],
    ["ledger", "cap", "in.csv", "3"], ["ledger", "show", "in.csv", "--json"],
    ["synthesize", session, "-o", "d.csv", "--epsilon", "9"],
  ]

  /// A text without the folder's name, random names, identities of files and times.
  private static func plain(_ text: String, _ program: Program) -> String {
    text.replacingOccurrences(of: program.folder, with: "FOLDER")
      .replacing(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?/, with: "TIME")
      .replacing(/\b[0-9a-f]{8,64}\b/, with: "IDENTITY")
  }

  /// What all commands leave behind on one table, and on another in the same folder.
  private func told(_ mode: String, _ one: String, _ two: String) throws -> ([String], [String]) {
    let program = try Program()
    defer { program.remove() }
    return (try told(mode, one, program), try told(mode, two, program))
  }

  private func told(_ mode: String, _ table: String, _ program: Program) throws -> [String] {
    for name in try FileManager.default.contentsOfDirectory(atPath: program.folder) {
      try FileManager.default.removeItem(atPath: program.folder + "/" + name)
    }
    try program.write(table, to: "in.csv")
    try program.write(Self.schema, to: "in.schema.yaml")
    try program.write("age,sex,ward,note\n1,F,a,x\n2,M,b,y\n", to: "open.csv")
    try program.write(Self.macro, to: "pages.macro")
    try program.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\nmode: \(mode)\n",
      to: Self.session)
    var told = try Self.commands.map { command in
      let result = try program.runAll(command, environment: ["COLUMNS": "100"])
      return Self.plain(
        "\(command.joined(separator: " "))\nstatus \(result.status)\n\(result.output)\n\(result.errors)",
        program)
    }
    for name in program.files.sorted() where name != "in.csv" {
      told.append("\(name)\n" + Self.plain((try? program.read(name)) ?? "a folder", program))
    }
    return told
  }

  private func compare(_ one: [String], _ two: [String]) {
    #expect(one.count == two.count)
    for (left, right) in zip(one, two) where left != right {
      let lines = zip(left.split(separator: "\n"), right.split(separator: "\n"))
      let line = lines.first { $0 != $1 }
      Issue.record(
        "\(left.prefix { $0 != "\n" }): \(line?.0.prefix(300) ?? "") — \(line?.1.prefix(300) ?? "")"
      )
    }
  }

  @Test(arguments: ["blind", "design"])
  func everyCommandSaysTheSame(_ mode: String) throws {
    let (one, two) = try told(mode, Self.one, Self.two)
    compare(one, two)
    let refused = one.filter { $0.contains("\(mode) mode refuses") }
    #expect(refused.count >= 8, "\(refused.count)")
    #expect(one.contains { $0.contains(mode.uppercased()) })
  }

  /// Faults in different rows are told in the same words, without line and value.
  @Test(arguments: ["blind", "design"])
  func aFaultIsToldWithoutItsPlace(_ mode: String) throws {
    var lines = Self.one.split(separator: "\n").map(String.init)
    lines[5] = "x7,F,a,n"
    let first = lines.joined(separator: "\n") + "\n"
    lines = Self.two.split(separator: "\r\n").map(String.init)
    lines[900] = "7,F,zzz"
    let second = lines.joined(separator: "\r\n") + "\r\n"
    let (one, two) = try told(mode, first, second)
    compare(one, two)
    #expect(one.contains { $0.contains("does not tell where") })
    #expect(one.allSatisfy { !$0.contains("x7") })
  }
}
