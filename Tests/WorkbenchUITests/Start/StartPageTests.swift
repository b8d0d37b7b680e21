import Engine
import Foundation
import Terminal
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("The start page")
@MainActor struct StartPageTests {
  private static let entries = [
    StartEntry(.recent, path: "/data/visits.semblance.yaml", summary: "2026-03-01 14:05  /data/"),
    StartEntry(.here, path: "claims.csv", summary: "table"),
    StartEntry(.sample, path: "SampleData/admissions.csv", summary: "hospital admissions"),
  ]

  private func stage(
    _ configuration: WorkbenchConfiguration = WorkbenchConfiguration(), height: Int = 24
  ) -> Stage {
    Stage(
      width: 80, height: height, snapshot: Snapshot(), entries: Self.entries,
      configuration: configuration)
  }

  @Test("What was opened before, what is here and samples stand under their names; Enter opens")
  func opens() {
    let stage = stage()
    for section in StartEntry.Section.allCases { #expect(stage.shows(section.rawValue)) }
    #expect(stage.line(with: "▸").contains("visits.semblance.yaml"))
    stage.press(.down, .down, .down).press(.enter)
    #expect(stage.engine.commands.contains(.open(path: "SampleData/admissions.csv")))
    #expect(stage.workbench.state.page == .main)
  }

  @Test("A click chooses the line under it, whatever heads stand between")
  func clicks() {
    let stage = stage()
    stage.click("claims.csv")
    #expect(stage.line(with: "▸").contains("claims.csv"))
    stage.click("in this folder")
    #expect(stage.line(with: "▸").contains("claims.csv"))
  }

  @Test("Short screens scroll to the chosen file")
  func scrolls() {
    let stage = stage(height: 10)
    #expect(stage.shows("visits"))
    stage.press(.end)
    #expect(stage.line(with: "▸").contains("admissions.csv"))
  }

  @Test(
    "What was opened is kept, newest first, and can be forgotten; nothing is kept where one does not want it"
  )
  func remembers() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    var configuration = WorkbenchConfiguration()
    configuration.recentPath = scratch.path(of: "state/recent.yaml")
    let first = stage(configuration)
    first.press(.end, .enter)
    let kept = try RecentFiles(path: scratch.path(of: "state/recent.yaml")).entries
    #expect(kept.map(\.path) == [HomePath.absolute("SampleData/admissions.csv")])
    #expect(kept.first?.time.count == 16)
    #expect(scratch.mode(of: "state/recent.yaml") == 0o600)

    let second = stage(configuration)
    second.type("x")
    #expect(!second.shows("visits") && second.line(with: "▸").contains("claims"))
    second.type("x")
    #expect(second.shows("only what was opened before") && second.shows("claims"))

    configuration.recentPath = scratch.path(of: "other/recent.yaml")
    configuration.settings.remembersOpened = false
    stage(configuration).press(.end, .enter)
    #expect(scratch.names == ["state"])
  }

  @Test("A path that cannot be opened is asked for again, with the reason and all that was typed")
  func nothingTypedIsLost() {
    let stage = stage()
    stage.type("o").type("no/such/file.txt").press(.enter)
    #expect(stage.shows("no/such/file.txt: no such file"))
    guard case .prompt(let prompt) = stage.workbench.state.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(prompt.field.text == "no/such/file.txt")
    stage.press(.escape)
    #expect(stage.workbench.state.page == .start)
  }

  @Test("From an open table too, which stays")
  func theTableStays() {
    let stage = Stage(width: 80, height: 24)
    stage.type("o").type("gone.txt").press(.enter, .escape)
    #expect(stage.workbench.state.page == .main && stage.shows("admissions.csv"))
    #expect(!stage.workbench.state.hasUnsavedChoices(in: stage.engine.snapshot))
    stage.type("o").type("other.csv").press(.enter)
    #expect(stage.workbench.state.openedPath == "other.csv")
  }

  @Test("Tab completes a path, lists what is left to choose, and goes into folders")
  func completes() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    for name in [
      "tables/claims-2023.csv", "tables/claims-2024.csv", "tables/claims.txt", "tables/old/a.csv",
      "other.csv",
    ] {
      try scratch.write("a\n1\n", to: name)
    }
    let stage = stage(height: 30)
    func typed() -> String {
      guard case .prompt(let prompt) = stage.workbench.state.overlays.last else { return "" }
      return prompt.field.text
    }
    stage.type("o").type(scratch.path + "/t").press(.tab)
    #expect(typed() == scratch.path + "/tables/")
    stage.press(.tab)
    #expect(stage.shows("claims-2024.csv") && stage.shows("old/") && !stage.shows("claims.txt"))
    stage.type("cl").press(.tab)
    #expect(typed() == scratch.path + "/tables/claims-202")
    stage.press(.tab)
    #expect(typed() == scratch.path + "/tables/claims-2023.csv")
    stage.press(.down)
    #expect(typed() == scratch.path + "/tables/claims-2024.csv")
    stage.press(.enter)
    #expect(
      stage.engine.commands.contains(.open(path: scratch.path + "/tables/claims-2024.csv")))
  }

  @Test("Enter on a folder lists it; a beginning that nothing has is said")
  func folders() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("a\n1\n", to: "only.csv")
    let stage = stage(height: 30)
    stage.type("o").type(scratch.path + "/").press(.enter)
    #expect(stage.shows("only.csv") && stage.engine.commands.isEmpty)
    stage.type("zzz").press(.tab)
    #expect(stage.shows("nothing there begins like that"))
  }
}
