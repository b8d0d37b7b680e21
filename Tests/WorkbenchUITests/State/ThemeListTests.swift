import Documents
import Engine
import Foundation
import Terminal
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("Choosing a theme")
@MainActor struct ThemeListTests {
  @Test("The theme under the cursor is shown at once; Esc goes back, Enter keeps it")
  func preview() {
    let stage = Stage()
    let before = stage.screen.canvas
    stage.type("T")
    #expect(stage.shows("▸ dark ✓"))
    stage.press(.down)
    #expect(stage.workbench.state.theme == "light")
    #expect(stage.screen.canvas[1, 0].style == Theme.light.adapted(to: .indexed)[.title])
    stage.press(.escape)
    #expect(stage.screen.canvas == before)
    #expect(stage.engine.commands.allSatisfy { if case .edit = $0 { false } else { true } })
    stage.type("Tj").press(.enter)
    #expect(stage.engine.commands.last == .edit(.theme("light")))
  }

  @Test("A theme that cannot be read leaves the one on show, and says why")
  func missing() {
    let stage = Stage(width: 200, themes: ["dark", "gone"])
    let before = stage.screen.canvas[1, 0].style
    stage.type("Tj").press(.enter)
    #expect(stage.screen.canvas[1, 0].style == before)
    stage.type("N")
    #expect(stage.shows("“gone” is not a known theme"))
  }

  @Test("A theme file that was written is read again, with what is wrong in it")
  func reread() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    func write(_ title: String) throws {
      try scratch.write(
        "version: 1\npolarity: dark\nroles:\n  title: \"\(title)\"\nramps: {}\n", to: "mine.yaml")
    }
    try write("#ff0000")
    let library = ThemeLibrary(folders: [scratch.path])
    let screen = HeadlessScreen(width: 200, height: 40, depth: .direct)
    var isChanged = false
    let workbench = Workbench(
      screen: screen, engine: FixtureEngine(.admissions),
      theme: try library.theme(named: "mine").theme, themeNames: library.names,
      opening: "data/admissions.semblance.yaml",
      themesChanged: {
        defer { isChanged = false }
        return isChanged
      }, themes: { try library.theme(named: $0) })
    func color() -> Color {
      _ = workbench.step(timeout: 0)
      _ = workbench.step(timeout: 0)
      return screen.canvas[1, 0].style.foreground
    }
    #expect(color() == .rgb(red: 255, green: 0, blue: 0))
    try write("#00ff00")
    #expect(color() == .rgb(red: 255, green: 0, blue: 0))
    isChanged = true
    #expect(color() == .rgb(red: 0, green: 255, blue: 0))
    try scratch.write("version: 1\npolarity: [\n", to: "mine.yaml")
    isChanged = true
    #expect(color() == .rgb(red: 0, green: 255, blue: 0))
    #expect(workbench.state.log.notices.contains { $0.text.contains("mine.yaml, line") })
  }
}
