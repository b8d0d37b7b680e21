import Foundation
import Testing

/// One script of keys on the built program, on every kind of terminal and in three sizes; what the terminal then
/// shows is compared with the files of `Tests/Golden/Terminals`.
///
/// `SEMBLANCE_GOLDEN=write swift test … --filter EveryTerminalTests` writes them anew; the diff is then for a person to read.
@Suite("The same script on every terminal")
struct EveryTerminalTests {
  /// A terminal, and what a person may say about it.
  struct Kind: CustomTestStringConvertible, Sendable {
    var name: String
    var term: String
    var arguments: [String] = []
    var locale = "C.UTF-8"
    /// The folder of its golden screens; terminals that show the same share one.
    var look: Look

    var testDescription: String { name }
  }

  /// What a terminal can show.
  enum Look: String, Sendable {
    /// 256 colours and Unicode.
    case indexed
    /// Eight colours and Unicode.
    case eight
    /// No colours and Unicode.
    case plain
    /// 256 colours and plain ASCII.
    case ascii
  }

  static let kinds = [
    Kind(name: "xterm-256color", term: "xterm-256color", look: .indexed),
    Kind(name: "tmux-256color", term: "tmux-256color", look: .indexed),
    Kind(name: "xterm", term: "xterm", look: .eight),
    Kind(name: "linux", term: "linux", look: .eight),
    Kind(name: "vt100", term: "vt100", look: .plain),
    Kind(name: "ascii", term: "xterm-256color", arguments: ["--ascii"], look: .ascii),
    Kind(name: "C locale", term: "xterm-256color", locale: "C", look: .ascii),
  ]

  static let sizes = [(80, 24), (120, 40), (200, 60)]

  /// The pages of the script, each with the keys that lead to it from the one before.
  static let script: [(page: String, keys: String)] = [
    ("main", "jjj+"), ("heatmap", "\t\tvv"), ("pair", "\r\t"), ("rows", "*rj"), ("trade-off", "t"),
    ("keys", "?"), ("release", "\u{07}R\r"),
  ]

  @Test("Golden screens", arguments: kinds)
  func screens(kind: Kind) throws {
    let table = try Program()
    defer { table.remove() }
    try table.write(TerminalTable.csv, to: "visits.csv")
    try table.write(TerminalTable.dictionary, to: "visits.schema.yaml")
    try table.write(TerminalTable.session, to: "visits.semblance.yaml")
    try table.write("5eed5eed5eed5eed\n", to: ".semblance/draft-seed")
    // How long something took is another number each time.
    try table.write("version: 1\ntimes: false\n", to: "config/semblance/settings.yaml")
    let environment = [
      "TERM": kind.term, "LC_ALL": kind.locale, "XDG_CONFIG_HOME": table.folder + "/config",
      "XDG_STATE_HOME": table.folder + "/state", "TMPDIR": table.folder,
      "PATH": "/usr/bin:/bin", "HOME": table.folder,
    ]
    let program = try #require(
      TerminalProgram(
        Program.built, ["visits.semblance.yaml"] + kind.arguments, in: table.folder,
        environment: environment, width: 80, height: 24))
    // The first draft is complete where the next step's outcome is foretold; Ctrl-L takes notices away.
    program.wait { $0.lines[0].contains("CURATOR") }
    program.type("\u{0C}")
    let isOpen = program.wait { screen in
      !["●", "*"].contains { screen.lines[0].hasSuffix($0) }
        && screen.lines.contains { $0.hasPrefix(" + share 1 ") && $0.contains("expected") }
    }
    try #require(isOpen, "\(program.screen.lines)")
    for (page, keys) in EveryTerminalTests.script {
      program.type(keys)
      for (width, height) in EveryTerminalTests.sizes {
        program.resize(width: width, height: height)
        // After the first difference every other would follow.
        guard compare(program, "\(kind.look.rawValue)/\(page)-\(width)x\(height)", kind) else {
          return
        }
      }
      program.resize(width: 80, height: 24)
    }
    program.type("\u{07}\u{07}Q")
    program.end()
    #expect(program.status == 0)
    #expect(program.screen.modes.isDisjoint(with: [1049, 2004, 2026, 1000, 1002, 1006]))
    #expect(program.screen.unknown == [])
    switch kind.look {
    case .indexed: #expect(program.screen.colors.contains(256))
    case .eight: #expect(program.screen.colors.isSubset(of: Set(30...49)))
    case .plain: #expect(program.screen.colors.isEmpty)
    case .ascii: #expect(program.screen.wideBytes == 0)
    }
  }

  private func compare(_ program: TerminalProgram, _ name: String, _ kind: Kind) -> Bool {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/Terminals")
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["SEMBLANCE_GOLDEN"] == "write" {
      program.wait { $0.isDrawn }
      program.rest(milliseconds: 4000)
      try? FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data((program.screen.lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      return true
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("\(name).txt is missing")
      return false
    }
    let wanted = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init).dropLast()
    // The right screen is the end of the wait: nothing is timed.
    if program.wait(until: { $0.lines.elementsEqual(wanted) }) { return true }
    var report = "\(name).txt differs on \(kind.name):"
    let now = program.screen.lines
    for (row, old) in wanted.enumerated() where now.indices.contains(row) && now[row] != old {
      report += "\n\(row + 1) - \(old)\n\(row + 1) + \(now[row])"
    }
    Issue.record(Comment(rawValue: report))
    return false
  }
}
