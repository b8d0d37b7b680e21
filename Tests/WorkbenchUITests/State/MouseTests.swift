import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("The mouse")
@MainActor struct MouseTests {
  private func press(_ stage: Stage, _ x: Int, _ y: Int, clicks: Int = 1) {
    stage.send(
      .mouse(MouseEvent(.press(.left), at: Position(x: x, y: y), clicks: clicks)),
      .mouse(MouseEvent(.release(.left), at: Position(x: x, y: y))))
  }

  @Test("Every hint that is shown can be clicked, on every page")
  func hints() {
    for keys in ["", "r", "t", "P", "J", "N", "O"] {
      let stage = Stage(width: 200, height: 60)
      stage.type("p" + keys)
      let state = stage.workbench.state
      let context = ActionContext(state: state, snapshot: stage.engine.snapshot)
      for span in HintsLine(context, width: 200).spans {
        for x in span.x..<(span.x + span.width) {
          #expect(HintsLine(context, width: 200).action(at: x) == span.action)
        }
      }
    }
  }

  @Test("Parts of the top line do what their keys do")
  func top() {
    for (text, wanted) in [
      ("ε 1 record", "total ε"), ("CURATOR", "mode"), ("δ 1e", "δ"), ("junction", "method"),
    ] {
      let stage = Stage(width: 200, height: 40)
      stage.click(text)
      #expect(!stage.workbench.state.overlays.isEmpty, "\(text) → \(wanted)")
      #expect(stage.shows(wanted))
    }
  }

  @Test("A second click opens what the first has chosen")
  func double() {
    let samples = [
      StartEntry(.sample, path: "a.csv", summary: "a"),
      StartEntry(.sample, path: "b.csv", summary: "b"),
    ]
    let start = Stage(snapshot: Snapshot(), entries: samples)
    let row = start.lines.firstIndex { $0.contains("b.csv") } ?? 0
    press(start, 40, row)
    #expect(start.workbench.state.start.selected == 1)
    press(start, 40, row, clicks: 2)
    #expect(start.engine.commands.contains(.open(path: "b.csv")))

    let stage = Stage()
    let district = stage.lines.firstIndex { $0.contains(" district") } ?? 0
    press(stage, 5, district, clicks: 2)
    #expect(stage.workbench.state.isMaximised)
    #expect(
      stage.workbench.state.chosenColumn(in: stage.engine.snapshot)?.schema.name == "district")
  }

  @Test("Borders between panes are dragged, and both sides keep something to show")
  func dividers() throws {
    let stage = Stage()
    let list = try #require(stage.workbench.state.layout.columns)
    func drag(_ from: Position, _ to: Position) {
      stage.send(
        .mouse(MouseEvent(.press(.left), at: from)), .mouse(MouseEvent(.drag(.left), at: to)),
        .mouse(MouseEvent(.release(.left), at: to)))
    }
    drag(Position(x: list.width - 1, y: 9), Position(x: 60, y: 9))
    #expect(stage.workbench.state.layout.columns?.width == 61)
    for x in [0, 119, -5, 400] {
      let width = stage.workbench.state.layout.columns?.width ?? 0
      drag(Position(x: width - 1, y: 9), Position(x: x, y: 9))
      let layout = stage.workbench.state.layout
      #expect(layout.columns.map { (24...90).contains($0.width) } == true)
      #expect(layout.histogram.map { $0.width >= 30 } == true)
    }
    let map = try #require(stage.workbench.state.layout.heatmap)
    drag(Position(x: map.x + map.width - 3, y: map.y), Position(x: map.x + 20, y: 12))
    #expect(stage.workbench.state.layout.heatmap?.y == 12)
    // A drag that began elsewhere moves nothing.
    let before = stage.workbench.state.dividers
    drag(Position(x: 5, y: 5), Position(x: 50, y: 20))
    #expect(stage.workbench.state.dividers == before)
    stage.type("3<")
    let narrowed = stage.workbench.state.layout.columns?.width
    stage.type(">")
    #expect(stage.workbench.state.layout.columns?.width == narrowed.map { $0 + 1 })
  }

  @Test("Lines of pages' lists are chosen by a click")
  func lists() {
    let stage = Stage()
    stage.press(.down).type("+++J")
    let row = stage.lines.firstIndex { $0.contains("as it was opened") } ?? 0
    press(stage, 20, row, clicks: 2)
    #expect(stage.engine.snapshot.journal.past.isEmpty)
    stage.press(.escape).type("O")
    let mouse = stage.lines.firstIndex { $0.contains("  mouse ") } ?? 0
    press(stage, 10, mouse)
    #expect(stage.workbench.state.settingsCursor.selected == 3)
    stage.press(.escape).type("r")
    press(stage, 10, 7)
    #expect(stage.workbench.state.rows.selected == 3)
  }

  @Test("The keys named in a prompt are buttons")
  func prompt() {
    let stage = Stage()
    stage.type("e").send(.control("u")).type("2")
    stage.click("Enter take it")
    #expect(stage.engine.commands.last == .edit(.epsilon(2)))
    stage.type("e")
    stage.click("Esc leave it")
    #expect(stage.workbench.state.overlays.isEmpty)
  }

  @Test("The wheel turns what is under the pointer, dialogs included")
  func wheel() {
    let stage = Stage()
    stage.send(.mouse(MouseEvent(.wheelDown, at: Position(x: 5, y: 9))))
    #expect(stage.workbench.state.columns.selected == 2)
    #expect(stage.workbench.state.pane == .columns)
    stage.type("T").send(.mouse(MouseEvent(.wheelDown, at: Position(x: 100, y: 3))))
    #expect(stage.workbench.state.theme == "light")
  }
}
