import Engine
import Plots
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Moving and looking")
@MainActor struct MovingTests {
  @Test("Arrows and letters move, and the engine is told where the eye is")
  func columns() {
    let stage = Stage()
    stage.press(.down).type("jj").press(.up).type("k")
    #expect(stage.engine.commands.last == .look(column: 2))
    stage.type("G")
    #expect(stage.line(with: "▸").contains("notes"))
    stage.type("g")
    #expect(stage.line(with: "▸").contains("patient"))
  }

  @Test("Tab goes round the panes, m maximises, views and measures change")
  func panes() {
    let stage = Stage()
    stage.press(.tab, .tab)
    #expect(stage.workbench.state.pane == .heatmap)
    stage.type("v")
    #expect(stage.shows("[synthetic]"))
    stage.type("]")
    #expect(stage.shows("[difference]"))
    stage.type("[")
    #expect(stage.shows("[synthetic]"))
    stage.type("a")
    #expect(stage.engine.commands.last == .edit(.association(.pearson)))
    stage.type("m")
    #expect(!stage.shows("columns"))
    stage.press(.escape, .backTab)
    #expect(stage.workbench.state.pane == .histogram)
  }

  @Test("The heatmap's cursor goes to the chosen column and its strongest partner")
  func aim() {
    let stage = Stage()
    let association = Admissions.association
    let size = association.columns.count
    #expect(stage.workbench.state.heatRow != stage.workbench.state.heatColumn)
    stage.press(.down, .down)
    let state = stage.workbench.state
    #expect(association.columns[state.heatRow] == state.columns.selected)
    let row = (0..<size).filter { $0 != state.heatRow }
    let strongest = row.map { association.real[state.heatRow * size + $0] }.max()
    #expect(association.real[state.heatRow * size + state.heatColumn] == strongest)
    // With the focus on the map the cursor is the person's.
    stage.press(.tab, .tab, .down)
    let moved = stage.workbench.state.heatRow
    stage.send(.wake)
    #expect(stage.workbench.state.heatRow == moved)
  }

  @Test("Long lists of categories come sorted by frequency; f gives their own order back")
  func sorting() {
    let stage = Stage()
    stage.engine.change { snapshot in
      snapshot.histograms[4]?.real[17] = 9999
    }
    stage.press(.down, .down, .down)
    #expect(stage.shows("by count"))
    #expect(stage.lines.contains { $0.contains("│ symptoms only") })
    let sorted = stage.lines.firstIndex { $0.contains("│ symptoms only") } ?? .max
    let other = stage.lines.firstIndex { $0.contains("│ circulatory") } ?? 0
    #expect(sorted < other)
    stage.type("f")
    #expect(stage.shows("by diff"))
    stage.type("f")
    #expect(!stage.shows("by "))
    stage.press(.up).type("f")
    #expect(stage.shows("by count"))
    stage.press(.up, .up).type("f")
    #expect(stage.shows("age has an axis; only categories can be sorted"))
  }

  @Test("A column of nulls says so instead of drawing nothing")
  func nulls() {
    let stage = Stage()
    stage.engine.change { snapshot in
      snapshot.histograms[2]?.real = [0, 0, 0]
      snapshot.histograms[2]?.synthetic = []
      snapshot.histograms[2]?.realMoments.count = 0
      snapshot.histograms[2]?.realMoments.nulls = 20_000
    }
    stage.press(.down)
    #expect(stage.shows("all 20,000 real values are null"))
    #expect(!stage.shows("no draft yet"))
  }

  @Test(
    "Stale panes name the key that draws them anew, once nothing is under way",
    arguments: [80, 120])
  func stale(width: Int) {
    let stage = Stage(width: width, height: 24)
    stage.engine.change {
      $0.generation += 1
      $0.isBusy = true
    }
    stage.send(.wake)
    #expect(stage.shows("◌ stale"))
    #expect(!stage.shows("draws anew"))
    stage.engine.change { $0.isBusy = false }
    stage.send(.wake)
    #expect(stage.shows("◌ stale · y draws anew"))
  }

  @Test("The heatmap's cursor reads out its pair")
  func readout() {
    let stage = Stage()
    stage.press(.tab, .tab).type("g").press(.down, .down)
    #expect(stage.shows("district × age"))
  }

  @Test("The chosen column is followed when the list changes")
  func follow() {
    let stage = Stage()
    stage.press(.down, .down)
    #expect(stage.line(with: "▸").contains("district"))
    stage.engine.change { $0.columns.remove(at: 0) }
    stage.send(.wake)
    #expect(stage.line(with: "▸").contains("district"))
  }

  @Test("Rows scroll both ways and show real beside synthetic")
  func rows() {
    let stage = Stage()
    stage.type("r")
    #expect(stage.shows("real rows"))
    #expect(stage.shows("1 of 20,000"))
    stage.type("G")
    #expect(stage.shows("20,000 of 20,000"))
    stage.type("lll")
    #expect(!stage.shows("patient"))
    stage.type("v")
    #expect(!stage.shows("synthetic rows"))
  }

  @Test("Clicks focus, choose and run; the wheel scrolls under the pointer")
  func mouse() {
    let stage = Stage()
    stage.click("insurance")
    #expect(stage.line(with: "▸").contains("insurance"))
    stage.click(" difference")
    #expect(stage.shows("[difference]"))
    #expect(stage.workbench.state.pane == .heatmap)
    stage.send(.mouse(MouseEvent(.wheelDown, at: Position(x: 5, y: 6))))
    #expect(stage.line(with: "▸").contains("emergency"))
    #expect(stage.workbench.state.pane == .heatmap)
    stage.click("? help")
    #expect(stage.shows("Raise the chosen column's share"))
    stage.click("help ")
    #expect(!stage.shows(" 48 "))
  }

  @Test("A screen that is too small says so and still quits")
  func tooSmall() {
    let stage = Stage(width: 15, height: 4)
    #expect(stage.lines == ["too small", "have 15×4", "need 24×6", "q quits"])
    stage.type("+0#")
    #expect(stage.engine.commands.allSatisfy { if case .edit = $0 { false } else { true } })
    #expect(stage.workbench.state.page == .main)
    #expect(stage.type("q").status == 0)
  }

  @Test("The theme changes at once and is kept with the session")
  func theme() {
    let stage = Stage()
    stage.type("T").press(.down, .enter)
    #expect(stage.workbench.state.theme == "light")
    #expect(stage.engine.commands.last == .edit(.theme("light")))
  }

  @Test("Notices are logged")
  func notices() {
    let stage = Stage()
    stage.engine.change { $0.say(.error, "the disk is full") }
    stage.send(.wake)
    #expect(stage.shows("✗ the disk is full"))
    stage.press(.down)
    #expect(!stage.shows("the disk is full"))
    stage.type("N")
    #expect(stage.shows("✗ the disk is full"))
  }

  @Test("An unchanged picture changes no cell")
  func idle() {
    let stage = Stage()
    stage.send(.wake)
    #expect(stage.screen.changedCells == 0)
  }
}
