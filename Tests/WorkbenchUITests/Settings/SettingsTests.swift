import Documents
import Foundation
import Terminal
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("Settings")
@MainActor struct SettingsTests {
  @Test("Every setting is read back as it is written, and the rest of the file stays")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let text = """
      # mine
      version: 1

      glyphs:   ascii   # no font here
      # last
      mouse: no
      """
    try scratch.write(text, to: "settings.yaml")
    let path = scratch.path(of: "settings.yaml")
    var settings = try SettingsFile(path: path).settings
    #expect(settings.glyphs == .ascii && !settings.mouse)
    settings.glyphs = .blocks
    settings.theme = "fjord"
    settings.color = .sixteen
    settings.asksBeforeQuitting = false
    for key in Settings.Key.allCases { try SettingsFile.write(key, settings, to: path) }
    #expect(try SettingsFile(path: path).settings == settings)
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      written.hasPrefix(
        "# mine\nversion: 1\n\nglyphs: blocks   # no font here\n# last\nmouse: false\n"))
  }

  @Test("A file that is not there is made, with its folder; a broken one is never rewritten")
  func files() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "new/settings.yaml")
    try SettingsFile.write(.mouse, Settings(), to: path)
    #expect(try SettingsFile(path: path).settings == Settings())
    let broken = "version: 1\nmuse: true\n"
    try scratch.write(broken, to: "broken.yaml")
    let error = #expect(throws: InputError.self) {
      try SettingsFile.write(.mouse, Settings(), to: scratch.path(of: "broken.yaml"))
    }
    #expect(error?.line == 2)
    #expect(try String(contentsOfFile: scratch.path(of: "broken.yaml"), encoding: .utf8) == broken)
  }

  @Test(
    "Mistakes are errors with their place",
    arguments: ["glyphs: braile", "mouse: maybe", "color: 15", "theme: [a]", "colour: 16"])
  func mistakes(line: String) {
    let error = #expect(throws: InputError.self) {
      try SettingsFile(text: "version: 1\n\(line)\n", file: "settings.yaml")
    }
    #expect(error?.line == 2)
  }

  @Test("The page changes a setting at once and keeps it")
  func page() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    var configuration = WorkbenchConfiguration()
    configuration.settingsPath = scratch.path(of: "settings.yaml")
    let stage = Stage(configuration: configuration)
    stage.type("O")
    #expect(stage.line(with: "▸ theme").contains("dark"))
    stage.press(.right)
    #expect(stage.workbench.state.theme == "light")
    stage.press(.down, .down, .right)
    #expect(stage.screen.glyphs == .blocks)
    stage.press(.right)
    #expect(stage.screen.isASCII)
    stage.press(.down, .enter)
    #expect(!stage.screen.mouseTaken)
    let kept = try SettingsFile(path: scratch.path(of: "settings.yaml")).settings
    #expect(kept.theme == "light" && kept.glyphs == .ascii && !kept.mouse)
    stage.press(.escape)
    #expect(stage.workbench.state.page == .main)
  }

  @Test("Quitting asks only where it is set to")
  func quitting() {
    var configuration = WorkbenchConfiguration()
    configuration.settings.asksBeforeQuitting = false
    #expect(Stage(configuration: configuration).type("+q").status == 0)
    #expect(Stage().type("+Q").status == 0)
  }

  @Test("Fewer colours hold at once")
  func colours() {
    let stage = Stage()
    stage.type("O").press(.down, .right)
    #expect(stage.workbench.state.settings.color == .never)
    let colours = stage.screen.canvas.lines.indices.flatMap { y in
      (0..<120).map { stage.screen.canvas[$0, y].style.foreground }
    }
    #expect(Set(colours) == [.standard])
  }

  @Test("The diagnostics page shows what was found and what is wrong")
  func diagnostics() {
    var configuration = WorkbenchConfiguration()
    configuration.facts = [
      DiagnosticFact("terminal", "TERM", "xterm"),
      DiagnosticFact("files", "keys", "keys.yaml", problem: "line 3: unknown"),
    ]
    let stage = Stage(configuration: configuration)
    stage.press(.function(4))
    #expect(stage.shows("1 to look at"))
    #expect(stage.line(with: "keys.yaml").contains("! line 3: unknown"))
    stage.press(.function(4))
    #expect(stage.workbench.state.page == .main)
  }
}
