import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("Pins and the journal")
@MainActor struct PinsTests {
  @Test("Pins are set, listed with their differences, taken up and forgotten")
  func pins() {
    let stage = Stage()
    stage.type("P")
    #expect(stage.shows("Nothing is pinned. p pins the present state"))
    stage.type("p")
    #expect(stage.engine.commands.last == .pin)
    #expect(stage.shows("the same choices"))
    stage.press(.escape).type("++P")
    #expect(stage.line(with: "share of age ").contains("4        5"))
    #expect(stage.shows("mean pair distance"))
    #expect(stage.engine.considered.last == .takeUp("A"))
    #expect(stage.shows("Enter takes it up:"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .edit(.takeUp("A")))
    #expect(stage.engine.snapshot.choices.shares["age"] == 4)
    stage.type("u")
    #expect(stage.engine.snapshot.choices.shares["age"] == 5)
    stage.type("x")
    #expect(stage.engine.commands.last == .unpin("A"))
    #expect(stage.shows("Nothing is pinned"))
  }

  @Test("The chosen pin stands beside the present state, for the column that is chosen")
  func compare() {
    let stage = Stage()
    stage.type("pP")
    #expect(stage.shows("age  now █ · pin A ◆"))
    #expect(stage.shows("pin A █ · now ◆"))
    #expect(stage.shows("[against A]"))
    #expect(stage.shows("age × district  synthetic 0.515  pin A 0.464  difference +0.052"))
    stage.press(.right)
    #expect(stage.shows("sex  now █ · pin A ◆"))
    stage.engine.change { $0.choices.associationMeasure = .pearson }
    stage.engine.change { $0.association?.measure = .pearson }
    stage.send(.wake)
    #expect(stage.shows("pin A has Cramér's V; a changes the measure"))
  }

  @Test("b shows a pin on the main page as marks, and v against it")
  func beside() {
    let stage = Stage()
    stage.type("b")
    #expect(stage.shows("nothing is pinned yet; p pins the present state"))
    stage.type("pb")
    #expect(stage.shows("◆ pin A beside the present state"))
    #expect(stage.lines.filter { $0.contains("◆") }.count > 3)
    stage.type("vvv")
    #expect(stage.shows("[against A]"))
    stage.type("b")
    #expect(!stage.shows("against A"))
    #expect(stage.shows("[difference]"))
    stage.type("vvv")
    #expect(stage.shows("[difference]"))
  }

  @Test("The journal goes back and forward by as many steps as the line is away")
  func journal() {
    let stage = Stage()
    stage.type("J")
    #expect(stage.shows("no edits yet"))
    stage.press(.escape).type("+++J")
    #expect(stage.shows("● share of age 5 → 5.5  you are here"))
    #expect(stage.shows("3 made · not saved"))
    stage.press(.down, .down, .enter)
    #expect(stage.engine.commands.suffix(2) == [.edit(.undo), .edit(.undo)])
    #expect(stage.shows("● share of age 4 → 4.5  you are here"))
    #expect(stage.shows("↷ share of age 5 → 5.5  taken back"))
    stage.type("g").press(.enter)
    #expect(stage.engine.commands.suffix(2) == [.edit(.redo), .edit(.redo)])
    #expect(stage.engine.snapshot.choices.shares["age"] == 5.5)
    stage.type("G").press(.enter)
    #expect(stage.engine.snapshot.choices.shares["age"] == 4)
    #expect(stage.shows("● as it was opened"))
    stage.press(.enter)
    #expect(stage.shows("the work stands here already"))
    stage.click("share of age 4 → 4.5")
    stage.press(.enter)
    #expect(stage.engine.snapshot.choices.shares["age"] == 4.5)
  }

  private func offering() -> Stage {
    var snapshot = Snapshot.admissions
    snapshot.journal.offer = JournalSummary.Offer(
      count: 7, newest: "share of age 1 → 2", time: "2026-03-01 14:05")
    return Stage(snapshot: snapshot)
  }

  @Test("Edits of an earlier run are offered on opening, once")
  func offer() {
    let stage = offering()
    #expect(stage.shows("7 edits of an earlier run were not saved"))
    #expect(stage.shows("share of age 1 → 2  2026-03-01 14:05"))
    stage.press(.escape).send(.wake)
    #expect(!stage.shows("were not saved"))
    stage.type("z")
    #expect(stage.shows("were not saved"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .resume(true))
    let other = offering()
    other.press(.right, .enter)
    #expect(other.engine.commands.last == .resume(false))
    other.type("z")
    #expect(other.shows("an earlier run has left no edits"))
  }
}
