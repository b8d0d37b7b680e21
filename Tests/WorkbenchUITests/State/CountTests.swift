import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Numbers before keys, edits made again, marks")
@MainActor struct CountTests {
  @Test("5j moves five lines and looks once")
  func moves() {
    let stage = Stage()
    stage.type("5j")
    #expect(stage.workbench.state.columns.selected == 6)
    let looks = stage.engine.commands.filter { if case .look = $0 { true } else { false } }
    #expect(looks.last == .look(column: 6))
    stage.type("12")
    #expect(stage.shows("12…"))
    stage.press(.escape)
    #expect(!stage.shows("12…"))
    stage.type("j")
    #expect(stage.workbench.state.columns.selected == 7)
    // Esc gave up the number and nothing else.
    stage.type("m3").press(.escape)
    #expect(stage.workbench.state.isMaximised)
  }

  @Test("3+ is one edit of three steps, and u takes it back at once")
  func shares() {
    let stage = Stage()
    let before = stage.engine.commands.count
    stage.type("3+")
    let edits = stage.engine.commands.dropFirst(before).filter {
      if case .edit = $0 { true } else { false }
    }
    #expect(edits == [.edit(.share(column: "age", 5.5))])
    stage.type("u")
    #expect(stage.shows("undone: share of age 4 → 5.5"))
  }

  @Test("2u takes back two edits, and no more than there are")
  func undo() {
    let stage = Stage()
    stage.type("+++2u")
    #expect(stage.engine.commands.suffix(2) == [.edit(.undo), .edit(.undo)])
    #expect(stage.engine.snapshot.journal.past.count == 1)
    stage.type("900u")
    #expect(stage.engine.snapshot.journal.past.isEmpty)
    #expect(stage.engine.commands.filter { $0 == .edit(.undo) }.count == 3)
    stage.type("3U")
    #expect(stage.engine.snapshot.journal.past.count == 3)
  }

  @Test("0 is a key where no number was begun, and a digit where one was")
  func zero() {
    let stage = Stage()
    stage.type("0")
    #expect(stage.engine.commands.last == .edit(.share(column: "age", 0)))
    stage.type("10k")
    #expect(stage.workbench.state.columns.selected == 0)
  }

  @Test("; makes the last edit again on another column")
  func again() {
    let stage = Stage()
    stage.type(";")
    #expect(stage.shows("no edit has been made yet"))
    stage.type("2+").press(.down).type(";")
    #expect(stage.engine.snapshot.choices.shares["sex"] == 2)
    stage.type("s").send(.control("u")).type("7").press(.enter)
    stage.press(.down).type(";")
    #expect(stage.engine.snapshot.choices.shares["district"] == 7)
  }

  @Test("A mark brings back page, pane and column, whatever was looked at since")
  func marks() {
    let stage = Stage()
    stage.type("'")
    #expect(stage.shows("no place is marked yet"))
    stage.press(.down, .tab, .tab).type("`")
    #expect(stage.shows("mark: a letter"))
    stage.type("a")
    #expect(stage.shows("this place is a now"))
    stage.press(.tab).type("G").type("t'a")
    let state = stage.workbench.state
    #expect(state.page == .main && state.pane == .heatmap && state.columns.selected == 2)
    stage.type("'b")
    #expect(stage.shows("no place is marked b; marked are a"))
    stage.type("`").press(.escape)
    #expect(!stage.shows("mark: a letter"))
  }
}
