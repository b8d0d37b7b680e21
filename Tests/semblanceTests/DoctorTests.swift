import Foundation
import Testing

@Suite("Doctor, play and docs")
struct DoctorTests {
  /// Without a person's own files, on a terminal that is known.
  private func program() throws -> Program { try Program() }

  @Test("The doctor says what would be used, as text and as JSON")
  func doctor() throws {
    let program = try program()
    defer { program.remove() }
    let run = try program.run(
      "doctor", environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": ""])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    for text in ["0.2.0", "xterm-256color", "256", "UTF-8", "dark, ember, fjord", "keys.yaml"] {
      #expect(run.output.contains(text), "\(text)")
    }
    let json = try program.run(
      "--doctor", "--json", "--color", "16", environment: ["TERM": "xterm-256color"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let terminal = object?["terminal"] as? [String: [String: Any]]
    #expect((terminal?["colours"]?["value"] as? String)?.hasPrefix("16 ") == true)
  }

  @Test("What is wrong in a person's files is named with its place, and ends in status 1")
  func mistakes() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("version: 1\nkeys:\n  undoo: [u]\n", to: "config/semblance/keys.yaml")
    try program.write("version: 1\nmouse: perhaps\n", to: "config/semblance/settings.yaml")
    let run = try program.run("doctor", environment: ["TERM": "no-such-terminal", "LC_ALL": "C"])
    #expect(run.status == 1)
    for text in [
      "line 3, column 3", "did you mean “undo”", "line 2, column 8", "no description of it",
      "it is not UTF-8",
    ] {
      #expect(run.output.contains(text), "\(text)")
    }
  }

  @Test("A macro plays on the real engine without a terminal, the same screen each time")
  func play() throws {
    let program = try program()
    defer { program.remove() }
    let rows = (0..<400).map { "\($0 % 60 + 20),\(["a", "b", "c"][$0 * 7 % 3])" }
    try program.write("age,kind\n" + rows.joined(separator: "\n") + "\n", to: "t.csv")
    try program.write(
      """
      size 90x28
      expect CURATOR
      key Down
      type 2+
      expect share of kind 1 → 2
      type u
      expect undone
      type t
      expect distance against ε
      screen shown.txt
      type A
      key Ctrl-U
      type s.semblance.yaml
      key Enter
      type Q
      """, to: "m.keys")
    let run = try program.run("play", "m.keys", "t.csv", environment: ["TERM": ""])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(try program.read("shown.txt").split(separator: "\n").count == 28)
    #expect(program.has("s.semblance.yaml"))
    let session = try program.read("s.semblance.yaml")
    #expect(try program.run("play", "m.keys", "t.csv").status == 0)
    #expect(try program.read("s.semblance.yaml") == session)
  }

  @Test("A macro that is not met ends in 1, one that is wrong in 2 with its line")
  func failures() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("expect no such words\n", to: "a.keys")
    try program.write("type q\nkeys q\n", to: "b.keys")
    let unmet = try program.run("play", "a.keys", "--json")
    #expect(unmet.status == 1)
    #expect(unmet.output.contains("a.keys, line 1: the screen does not show “no such words”"))
    let wrong = try program.run("play", "b.keys")
    #expect(wrong.status == 2 && wrong.errors.contains("b.keys, line 2"))
    #expect(try program.run("play", "b.keys", "--size", "9").status == 2)
  }

  @Test("Docs are checked against what would be written")
  func docs() throws {
    let program = try program()
    defer { program.remove() }
    #expect(try program.run("docs", "here", "--check").status == 1)
    #expect(try program.run("docs", "here").status == 0)
    #expect(try program.run("docs", "here", "--check").status == 0)
    try program.write("# Keys\n", to: "here/Keys.md")
    let stale = try program.run("docs", "here", "--check")
    #expect(stale.status == 1 && stale.errors.contains("here/Keys.md"))
  }
}
