import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("Costs before they are made")
@MainActor struct WeighingTests {
  @Test("The line below the list says what the next + would do, and follows the list")
  func next() {
    let stage = Stage()
    #expect(stage.shows("+ share 4 → 4.5 · ε unchanged · ε_c 0.49 → 0.52 · expected .036 → .034"))
    stage.press(.down)
    #expect(stage.shows("+ share 1 → 1.5 · ε unchanged"))
    stage.press(.tab)
    #expect(!stage.shows("+ share 1"))
    #expect(stage.engine.considered.last == .some(nil))
  }

  @Test("Another column's ε_c is named, and the line's own goes first")
  func owner() {
    var preview = EditPreview(
      edit: .share(column: "age", 2), name: "share of age 1 → 2", kind: .paid)
    preview.columns = [EditPreview.ColumnChange(column: "cost", before: 0.94, after: 0.92)]
    #expect(PreviewText(preview).line.hasSuffix("ε_c of cost 0.94 → 0.92"))
    preview.columns.append(EditPreview.ColumnChange(column: "age", before: 0.3, after: 0.4))
    #expect(PreviewText(preview).line.hasSuffix("ε_c 0.30 → 0.40"))
  }

  @Test("Quick presses ask for no cost until the engine has answered")
  func debounced() {
    var state = WorkbenchState(size: Size(width: 120, height: 40), opening: "a.csv")
    let snapshot = Snapshot.admissions
    _ = state.receive(snapshot)
    let effects = (0..<9).flatMap { _ in state.handle(.character("+"), snapshot: snapshot) }
    #expect(effects.count == 9)
    var answered = snapshot
    answered.generation += 9
    answered.editsTaken += 9
    let asked = state.receive(answered)
    #expect(asked == [.send(.consider(.share(column: "age", 4.5)))])
    #expect(state.receive(answered).isEmpty)
  }

  @Test("A prompt tells class, ε, ρ, ε_c, distance and stages of what is typed, and no more often")
  func prompt() {
    let stage = Stage()
    stage.type("e").send(.control("u")).type("2")
    #expect(stage.shows("paid  measured anew at the next release"))
    #expect(stage.shows("ε 1 → 2 · ρ 0.0127 → 0.0508"))
    #expect(stage.shows("ε_c age 0.49 → 0.98"))
    #expect(stage.shows("expected mean pair 0.036 →"))
    #expect(stage.shows("runs again plan measure fit sample decode evaluate"))
    let asked = stage.engine.considered.count
    stage.press(.left, .right)
    #expect(stage.engine.considered.count == asked)
    stage.press(.escape).type("n").send(.control("u")).type("500")
    #expect(stage.shows("free  nothing new is measured"))
    #expect(stage.shows("runs again sample decode evaluate"))
  }

  @Test("A cap is typed, shown in its own column, and taken off")
  func cap() {
    let stage = Stage()
    #expect(!stage.line(with: "ε_c").contains("cap"))
    stage.type("C").send(.control("u")).type("0.5").press(.enter)
    #expect(stage.engine.commands.last == .edit(.cap(column: "age", 0.5)))
    #expect(stage.line(with: "name  ").contains("cap"))
    #expect(stage.line(with: "▸").contains("0.5"))
    stage.type("C").send(.control("u")).type("none").press(.enter)
    #expect(stage.engine.commands.last == .edit(.cap(column: "age", nil)))
    #expect(stage.shows("cap of age 0.5 → none"))
  }

  @Test("A wanted distance is answered with edits, of which Enter makes one")
  func solve() {
    let stage = Stage()
    stage.type("w0.02").press(.enter)
    #expect(
      stage.engine.commands.last == .solve(AccuracyGoal(.column("age"), distance: 0.02)))
    #expect(stage.shows("age · distance 0.02 or less"))
    stage.press(.down)
    #expect(stage.engine.considered.last == .share(column: "age", 9))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .edit(.share(column: "age", 9)))
    stage.type("w0.001").press(.tab, .enter)
    #expect(stage.shows("No ε up to 1000 reaches it"))
    stage.press(.enter, .escape)
    #expect(stage.engine.commands.last != .edit(.epsilon(2.5)))
  }

  @Test("What is expected stands beside what is measured, and noise is told in words")
  func expectations() {
    let stage = Stage()
    #expect(stage.line(with: "┬─ age").contains("distance 0.007 · expected 0.012 ± 0.003"))
    stage.type("vv")
    #expect(stage.shows("beyond noise 0.028"))
    #expect(stage.shows("≈ within noise"))
    stage.engine.change { snapshot in
      let count = snapshot.association?.pairDistance.count ?? 0
      snapshot.association?.noise = Array(repeating: 1, count: count)
    }
    stage.send(.wake)
    #expect(stage.line(with: "age × district").contains("≈ within noise 1.000"))
  }

  @Test("A stage that takes long says how far it is and how long it will take")
  func progress() {
    let stage = Stage()
    stage.engine.change { snapshot in
      snapshot.isBusy = true
      snapshot.stages[5] = StageStatus(name: "fit", state: .running, milliseconds: 1500)
      snapshot.stages[5].fraction = 0.58
      snapshot.stages[5].secondsLeft = 3.2
    }
    stage.send(.wake)
    #expect(stage.shows("fit ● ━━━╸┄┄ 58 % · 4 s left"))
  }
}
