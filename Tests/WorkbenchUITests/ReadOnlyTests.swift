import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Read-only")
@MainActor struct ReadOnlyTests {
  private func stage(_ reason: ReadOnly) -> Stage {
    let stage = Stage()
    stage.engine.change { $0.readOnly = reason }
    return stage.send(.wake)
  }

  @Test("The frame says it, and every key that would change something says why it does not")
  func refuses() {
    let stage = stage(.asked)
    #expect(stage.lines[0].contains("READ-ONLY"))
    let before = stage.engine.commands
    for key in "+-.,0sedCBnMXyuUpVSAxWRa" {
      stage.type(String(key))
      #expect(stage.shows("read-only"), "\(key)")
      #expect(stage.workbench.state.overlays.isEmpty, "\(key)")
    }
    for page in "#H~" {
      stage.type("\(page)a")
      #expect(stage.shows("read-only"), "\(page)")
      stage.press(.enter)
      #expect(stage.workbench.state.overlays.isEmpty, "\(page)")
      stage.press(.escape)
    }
    stage.type("i").press(.enter, .down, .down, .down, .down, .down, .down, .enter)
    #expect(stage.workbench.state.overlays.isEmpty)
    #expect(stage.engine.commands.filter(\.changes) == before.filter(\.changes))
  }

  @Test("Looking goes on: pages, finding, themes, the trade-off, copying")
  func looks() {
    let stage = stage(.asked)
    stage.type("r")
    #expect(stage.workbench.state.page == .rows)
    stage.type("t")
    #expect(stage.workbench.state.page == .tradeOff)
    stage.press(.escape).type("T").press(.down, .enter)
    #expect(stage.workbench.state.theme == "light")
    #expect(stage.engine.commands.filter(\.changes).isEmpty)
    stage.type("q")
    #expect(stage.status == 0)
  }

  @Test("A file that may not be written leaves another name open")
  func file() {
    let stage = stage(.file("shared.semblance.yaml"))
    stage.type("+")
    #expect(stage.shows("shared.semblance.yaml may not be written"))
    stage.type("A").send(.control("u")).type("mine.semblance.yaml").press(.enter)
    #expect(stage.engine.commands.contains(.save(path: "mine.semblance.yaml")))
  }

  @Test("The help shows them grey, with the reason")
  func help() {
    let stage = stage(.asked)
    stage.type("?release")
    #expect(stage.shows("read-only: nothing is changed"))
  }
}

extension Command {
  /// Whether it asks the engine to change, write or charge something.
  fileprivate var changes: Bool {
    switch self {
    case .open, .look, .lookAtPair, .cancel, .consider, .trace, .solve: false
    default: true
    }
  }
}
