import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Editing by keys")
@MainActor struct EditingTests {
  @Test("A share moves by half a step and the effect is stated")
  func share() {
    let stage = Stage()
    stage.press(.down, .down, .down).type("+")
    #expect(stage.engine.commands.last == .edit(.share(column: "diagnosis", 5.5)))
    #expect(
      stage.shows("share of diagnosis 5 → 5.5 · ε unchanged · ε_c 0.55 → 0.58"))
    stage.type("-_-")
    #expect(stage.engine.commands.last == .edit(.share(column: "diagnosis", 4)))
    stage.type(".")
    #expect(stage.engine.commands.last == .edit(.share(column: "diagnosis", 4.1)))
    stage.type("0")
    #expect(stage.engine.commands.last == .edit(.share(column: "diagnosis", 0)))
  }

  @Test("Quick presses add up even when the engine has not answered yet")
  func unanswered() {
    var state = WorkbenchState(size: Size(width: 120, height: 40), opening: "a.csv")
    let snapshot = Snapshot.admissions
    _ = state.receive(snapshot)
    let effects = (0..<3).flatMap { _ in state.handle(.character("+"), snapshot: snapshot) }
    #expect(
      effects == [4.5, 5, 5.5].map { .send(.edit(.share(column: "age", $0))) })
    #expect(state.chosenColumn(in: snapshot).map(state.share(of:)) == 5.5)
    var answered = snapshot
    answered.generation += 3
    answered.editsTaken = 2
    _ = state.receive(answered)
    #expect(state.chosenColumn(in: answered).map(state.share(of:)) == 5.5)
    answered.editsTaken = 3
    _ = state.receive(answered)
    #expect(state.chosenColumn(in: answered).map(state.share(of:)) == 4)
  }

  @Test(
    "A share that went up and down again stays what was asked for until the engine has taken both")
  func backAgain() {
    var state = WorkbenchState(size: Size(width: 120, height: 40), opening: "a.csv")
    var snapshot = Snapshot.admissions
    _ = state.receive(snapshot)
    _ = "+-".flatMap { state.handle(.character($0), snapshot: snapshot) }
    func share() -> Double? { state.chosenColumn(in: snapshot).map(state.share(of:)) }
    // Results of before both edits, in which the share stands where it will stand again.
    _ = state.receive(snapshot)
    #expect(share() == 4)
    #expect(state.isStale(snapshot.generation, in: snapshot))
    // The first of them is taken, and its draft is even there.
    let place = state.columns.selected
    snapshot.columns[place].share = 4.5
    snapshot.generation += 1
    snapshot.editsTaken += 1
    _ = state.receive(snapshot)
    #expect(share() == 4)
    #expect(state.isStale(snapshot.generation, in: snapshot))
    #expect(
      state.handle(.character("+"), snapshot: snapshot).contains(
        .send(.edit(.share(column: "age", 4.5)))))
    snapshot.generation += 2
    snapshot.editsTaken += 2
    _ = state.receive(snapshot)
    #expect(share() == 4.5)
    #expect(!state.isStale(snapshot.generation, in: snapshot))
  }

  @Test("A step right after an undo starts where the undo leads to")
  func stepAfterUndo() {
    var state = WorkbenchState(size: Size(width: 120, height: 40), opening: "a.csv")
    var snapshot = Snapshot.admissions
    _ = state.receive(snapshot)
    let effects = "+u+.".flatMap { state.handle(.character($0), snapshot: snapshot) }
    #expect(
      effects == [
        .send(.edit(.share(column: "age", 4.5))), .send(.edit(.undo)),
        .send(.edit(.nudge(column: "age", by: 0.5, times: 1))),
        .send(.edit(.nudge(column: "age", by: 0.1, times: 1))),
      ])
    snapshot.generation += 4
    snapshot.editsTaken += 4
    for place in snapshot.columns.indices where snapshot.columns[place].schema.name == "age" {
      snapshot.columns[place].share = 4.6
    }
    _ = state.receive(snapshot)
    #expect(
      state.handle(.character("-"), snapshot: snapshot).contains(
        .send(.edit(.share(column: "age", 4.5)))))
  }

  @Test("Bins are asked for where a column has a range")
  func bins() {
    let stage = Stage()
    stage.type("B")
    #expect(stage.shows("bins of age"))
    stage.type("9999").press(.enter)
    #expect(stage.shows("bins is a whole number from 2 to 4096, or auto"))
    for _ in 0..<8 { stage.press(.backspace) }
    stage.type("40").press(.enter)
    #expect(stage.engine.commands.last == .edit(.bins(column: "age", 40)))
    stage.press(.down).type("B")
    #expect(stage.shows("has no range of numbers or dates"))
  }

  @Test("The arrows go through every method that the engine has, and Enter takes one")
  func methods() {
    let stage = Stage()
    var seen: [String] = []
    stage.type("M")
    for _ in MethodOption.all {
      stage.press(.down)
      if case .prompt(let prompt) = stage.workbench.state.overlays.last {
        seen.append(prompt.field.text)
      }
    }
    #expect(Set(seen) == Set(MethodOption.all.map(\.name)))
    #expect(seen.count == MethodOption.all.count)
    stage.press(.down)
    #expect(stage.shows("reckoning…") || stage.shows("runs again"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == seen.first.map { .edit(.method($0)) })
  }

  @Test("ε is typed, refused with a reason, and taken")
  func epsilon() {
    let stage = Stage()
    stage.type("e").send(.control("u")).type("-3").press(.enter)
    #expect(stage.shows("ε is a number above 0"))
    stage.send(.control("u")).type("0.25").press(.enter)
    #expect(stage.engine.commands.last == .edit(.epsilon(0.25)))
    #expect(stage.line(with: "CURATOR").contains("ε 0.25 record"))
    #expect(stage.shows("ε 1 → 0.25"))
  }

  @Test(
    "Answers outside their range are refused",
    arguments: [
      (Prompt.Question.epsilon, "nan"), (.epsilon, "0"), (.epsilon, "inf"), (.delta, "1"),
      (.delta, "0"), (.rows, "-1"), (.rows, "1.5"), (.share(column: "a"), "-0.5"), (.open, "  "),
      (.cap(column: "a"), "-1"), (.method, "magic"), (.target(.meanPair, of: ""), "1"),
      (.accuracy(.meanPair, of: ""), "0"), (.accuracy(.meanPair, of: ""), "nan"), (.pilot, "0"),
    ])
  func refused(question: Prompt.Question, text: String) {
    guard case .refused = Prompt(question, suggestion: text).answer else {
      Issue.record("taken")
      return
    }
  }

  @Test("Undo and redo go to the engine")
  func undo() {
    let stage = Stage()
    stage.type("+u")
    #expect(stage.engine.snapshot.choices.shares["age"] == 4)
    stage.send(.control("r"))
    #expect(stage.engine.snapshot.choices.shares["age"] == 4.5)
  }

  @Test("A newer generation marks panes stale until their results arrive")
  func stale() {
    let stage = Stage()
    #expect(!stage.shows("stale"))
    stage.engine.change { $0.generation += 1 }
    stage.send(.wake)
    #expect(stage.line(with: "┬─ age").contains("stale"))
    stage.type("v")
    #expect(stage.line(with: "association").contains("stale"))
  }

  @Test("Text fields edit as a shell's line does")
  func field() {
    var field = TextField("one two")
    for event in [Key.left, .left, .backspace] { _ = field.handle(event, []) }
    #expect(field.text == "one wo")
    _ = field.handle(.character("w"), .control)
    #expect(field.text == "wo")
    _ = field.handle(.end, [])
    field.insert("x\ny\u{7}")
    #expect(field.text == "woxy")
    let isEscapeTaken = field.handle(.escape, [])
    #expect(!isEscapeTaken)
  }
}
