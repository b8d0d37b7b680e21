import Foundation
import Terminal
import Testing

@testable import WorkbenchUI

/// Whole screens as text, compared with the files of `Tests/Golden/WorkbenchUI`.
///
/// `SEMBLANCE_GOLDEN=write swift test …` writes them anew; the diff is then for a person to read.
@Suite("Golden screens")
@MainActor struct GoldenTests {
  @Test("The main page", arguments: [(80, 24), (120, 40), (200, 60)])
  func main(width: Int, height: Int) {
    compare(Stage(width: width, height: height), "main-\(width)x\(height)")
  }

  @Test("A category, its share just raised, and the difference view")
  func edited() {
    let stage = Stage(width: 100, height: 30)
    stage.press(.down, .down, .down).type("+vv")
    compare(stage, "edited-100x30")
  }

  @Test("Rows, help, release and start") func others() {
    let stage = Stage(width: 80, height: 24)
    compare(stage.type("r"), "rows-80x24")
    compare(stage.type("r?share"), "help-80x24")
    stage.press(.escape)
    compare(stage.type("R").press(.enter), "release-80x24")
    let samples = [
      StartEntry(.sample, path: "SampleData/admissions.csv", summary: "hospital admissions")
    ]
    compare(
      Stage(width: 80, height: 24, snapshot: .init(), entries: samples), "start-80x24")
  }

  @Test("A pair of columns", arguments: [(80, 24), (120, 40), (200, 60)])
  func pair(width: Int, height: Int) {
    let stage = Stage(width: width, height: height)
    stage.press(.tab, .tab, .enter, .tab, .right)
    compare(stage, "pair-\(width)x\(height)")
  }

  @Test("Pages that are a list and what is chosen in it")
  func reading() {
    let stage = Stage(width: 120, height: 40)
    compare(stage.type("E").press(.end, .up), "evaluation-120x40")
    compare(stage.type("i").press(.enter), "columns-120x40")
    stage.press(.tab, .escape)
    stage.engine.change { $0.account = ReadingPagesTests.account }
    compare(stage.type("$"), "ledger-120x40")
    compare(stage.type("~a").type("round kost to 100"), "line-120x40")
  }

  @Test(
    "Inferred domains, of which one is marked off", arguments: [(80, 24), (120, 40), (200, 60)])
  func domains(width: Int, height: Int) {
    let stage = Stage(width: width, height: height)
    compare(stage.type("X "), "domains-\(width)x\(height)")
  }

  @Test("A distribution, its cursor on a value") func distribution() {
    let stage = Stage(width: 100, height: 30)
    stage.press(.tab).type("F").press(.right, .right)
    compare(stage, "distribution-100x30")
  }

  @Test("Without colours and Unicode the meaning stays")
  func plain() {
    let stage = Stage(width: 80, height: 24, depth: .none)
    compare(stage.type("vv"), "plain-80x24")
  }

  @Test(
    "The new pages, dark and light look the same in text",
    arguments: [(80, 24), (120, 40), (200, 60)])
  func weighing(width: Int, height: Int) {
    for theme in [Theme.dark, .light] {
      let stage = Stage(width: width, height: height, theme: theme)
      let size = "\(width)x\(height)"
      stage.type("p+++e").send(.control("u")).type("2").press(.enter)
      compare(stage.type("t").press(.right, .right, .right), "trade-off-\(size)")
      compare(stage.type("P").press(.right), "pins-\(size)")
      compare(stage.type("uuJ"), "journal-\(size)")
      stage.press(.escape)
      compare(stage.type("w0.02").press(.enter), "answers-\(size)")
      stage.press(.escape)
      compare(stage.type("V").press(.right), "mode-\(size)")
    }
  }

  @Test(
    "Settings, diagnostics, themes and keys at three sizes",
    arguments: [(80, 24), (120, 40), (200, 60)])
  func platform(width: Int, height: Int) {
    var configuration = WorkbenchConfiguration()
    configuration.settingsPath = "/home/person/.config/semblance/settings.yaml"
    configuration.facts = [
      DiagnosticFact("program", "version", "0.1.0"),
      DiagnosticFact("terminal", "TERM", "xterm-256color"),
      DiagnosticFact("terminal", "colours", "256"),
      DiagnosticFact(
        "files", "keys", "/home/person/.config/semblance/keys.yaml",
        problem: "line 3, column 9: “u” was the key of undo"),
    ]
    let names = [
      "contrast", "dark", "ember", "fjord", "light", "mono", "paper", "safe", "terminal",
    ]
    let stage = Stage(
      width: width, height: height, themes: names, configuration: configuration)
    let size = "\(width)x\(height)"
    compare(stage.type("O").press(.down, .down), "settings-\(size)")
    compare(stage.press(.function(4)), "diagnostics-\(size)")
    compare(stage.press(.escape).type("T"), "themes-\(size)")
    compare(stage.press(.escape).type("?"), "keys-\(size)")
    stage.press(.escape).type("12")
    compare(stage.press(.function(2)).type("`"), "mark-\(size)")
  }

  @Test(
    "Plain ASCII and no colours at three sizes", arguments: [(80, 24), (120, 40), (200, 60)])
  func plainest(width: Int, height: Int) {
    let size = "\(width)x\(height)"
    for (kind, depth, glyphs) in [
      ("ascii", ColorDepth.none, GlyphSet.ascii), ("mono", .none, .automatic),
      ("blocks", .indexed, .blocks),
    ] {
      let stage = Stage(width: width, height: height, depth: depth, glyphs: glyphs)
      compare(stage.press(.down), "main-\(kind)-\(size)")
      compare(stage.type("t"), "trade-off-\(kind)-\(size)")
      guard kind == "ascii" else { continue }
      compare(stage.type("r"), "rows-\(kind)-\(size)")
      #expect(stage.lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    }
  }

  private func compare(
    _ stage: Stage, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/WorkbenchUI")
    let file = folder.appending(path: name + ".txt")
    let now = stage.lines
    if ProcessInfo.processInfo.environment["SEMBLANCE_GOLDEN"] == "write" {
      try? Data((now.joined(separator: "\n") + "\n").utf8).write(to: file)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("\(name).txt is missing", sourceLocation: sourceLocation)
      return
    }
    var wanted = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    wanted.removeLast()
    guard wanted != now else { return }
    var report = "\(name).txt differs:"
    for row in 0..<max(wanted.count, now.count) {
      let old = row < wanted.count ? wanted[row] : "(no line)"
      let new = row < now.count ? now[row] : "(no line)"
      if old != new { report += "\n\(row + 1) - \(old)\n\(row + 1) + \(new)" }
    }
    Issue.record(Comment(rawValue: report), sourceLocation: sourceLocation)
  }
}
