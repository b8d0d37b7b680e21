import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Releases, quitting and opening")
@MainActor struct DialogTests {
  private func confirmed() -> Stage {
    let stage = Stage()
    stage.engine.change { $0.budget.inferredColumns = [] }
    return stage
  }

  @Test("A release states its charge and is not the default")
  func release() {
    let stage = confirmed()
    stage.type("R").press(.enter)
    #expect(stage.shows("ε spent 0.48 → 1.48 of 2.00"))
    stage.press(.enter)
    #expect(!stage.engine.commands.contains(.release(path: "data/admissions.release.csv")))
    stage.press(.enter).type("yes").press(.enter)
    #expect(stage.engine.commands.last == .release(path: "data/admissions.release.csv"))
    #expect(stage.shows("released to data/admissions.release.csv"))
  }

  @Test("The release button works too")
  func button() {
    let stage = confirmed()
    stage.type("R").press(.enter, .right, .enter)
    #expect(stage.engine.commands.last == .release(path: "data/admissions.release.csv"))
  }

  @Test("Inferred columns block a release and are named")
  func blocked() {
    let stage = Stage()
    stage.type("R").press(.enter)
    #expect(stage.shows("inferred domains: ward, cost"))
    #expect(!stage.shows("[ Release ]"))
    stage.type("yes").press(.enter)
    #expect(!stage.engine.commands.contains(.release(path: "data/admissions.release.csv")))
  }

  @Test("A cap blocks a release that would go over it")
  func cap() {
    let stage = confirmed()
    stage.engine.change { $0.budget.capEpsilon = 1 }
    stage.type("R").press(.enter)
    #expect(stage.shows("over its cap of ε 1"))
    #expect(!stage.shows("[ Release ]"))
  }

  @Test("Quitting is asked about only when choices would be lost")
  func quit() {
    #expect(Stage().type("q").status == 0)
    let stage = Stage()
    stage.type("+q")
    #expect(stage.status == nil)
    #expect(stage.shows("The changes are not saved in admissions.semblance.yaml."))
    stage.press(.escape)
    #expect(!stage.shows("not saved in"))
    stage.type("q").press(.right, .enter)
    #expect(stage.engine.commands.last == .save(path: nil))
    #expect(stage.status == 0)
  }

  @Test("Saving makes quitting quiet; Ctrl-Q asks from inside a dialog")
  func saved() {
    #expect(Stage().type("+Sq").status == 0)
    let stage = Stage()
    stage.type("+e").send(.control("q"))
    #expect(stage.shows("Quit without saving"))
    stage.click("[ Quit without saving ]")
    #expect(stage.status == 0)
  }

  @Test("A session without a file asks for a name, and a failed save is no save")
  func naming() {
    let stage = Stage(opening: "data/admissions.csv")
    stage.type("+S")
    #expect(stage.shows("data/admissions.semblance.yaml"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .save(path: "data/admissions.semblance.yaml"))
    stage.type("+q").press(.right, .enter)
    #expect(stage.engine.commands.last == .save(path: nil))
    #expect(stage.status == 0)

    let other = Stage(opening: "data/admissions.csv")
    other.type("+q").press(.right, .enter)
    #expect(other.shows("save the session as"))
    other.press(.enter)
    #expect(other.status == 0)

    let failing = Stage(opening: "/full/admissions.csv")
    failing.type("+S").press(.enter)
    #expect(failing.shows("the disk is full"))
    failing.type("q")
    #expect(failing.shows("in no session file"))
    failing.press(.right, .enter)
    #expect(failing.shows("save the session as"))
  }

  @Test("Signals end with their status and save first")
  func signals() {
    let stage = Stage()
    stage.type("+").send(.signal(.terminate))
    #expect(stage.status == 143)
    #expect(stage.engine.commands.last == .save(path: nil))
    #expect(Stage().send(.signal(.hangup)).status == 129)
    #expect(Stage().send(.signal(.interrupt)).status == nil)
  }

  @Test("The start page opens a sample, a typed path, and says when that fails")
  func start() {
    let sample = StartEntry(
      .sample, path: "SampleData/admissions.csv", summary: "hospital admissions")
    let stage = Stage(snapshot: Snapshot(), entries: [sample])
    #expect(stage.shows("hospital admissions"))
    stage.type("onowhere").press(.enter)
    #expect(stage.shows("nowhere: no such file"))
    #expect(stage.shows("hospital admissions"))
    stage.press(.escape, .enter)
    #expect(stage.engine.commands.last == .open(path: sample.path) || stage.shows("CURATOR"))
    #expect(stage.shows("20,000 × 15"))
  }

  @Test("Esc goes back exactly one level")
  func levels() {
    let stage = confirmed()
    stage.type("R").press(.enter, .escape)
    #expect(stage.shows("release to a file"))
    stage.press(.escape)
    #expect(!stage.shows("release to a file"))
    stage.type("r").press(.escape)
    #expect(stage.shows("association"))
    #expect(stage.status == nil)
  }

  @Test("Pasted text goes into fields and nowhere else")
  func paste() {
    let stage = Stage()
    stage.send(.paste("qqq"))
    #expect(stage.status == nil)
    stage.type("o").send(.paste("data/x.csv\nq"))
    #expect(stage.shows("data/x.csv"))
    #expect(stage.screen.cursor != nil)
  }
}
