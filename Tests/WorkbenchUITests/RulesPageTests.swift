import Documents
import Rules
import Tables
import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("The page of rules")
@MainActor struct RulesPageTests {
  /// Rules in every state that a screen can show.
  nonisolated static var snapshot: Snapshot {
    var snapshot = Snapshot.admissions
    func status(_ text: String, _ change: (inout RuleStatus) -> Void) -> RuleStatus {
      var status = RuleStatus(Rule(text))
      status.isStale = false
      change(&status)
      return status
    }
    snapshot.rules = [
      status("discharged >= admitted") {
        $0.meaning = "discharged is at least admitted."
        $0.kinds = ["derived"]
        $0.enforcement = "discharged is computed of admitted, length_of_stay and not measured"
        $0.brokenSynthetic = 0
        $0.brokenReal = 12
        $0.accepted = 1
      },
      status("age between 20 and 90") {
        $0.meaning = "age is from 20 to 90."
        $0.kinds = ["domain", "within cell", "repair"]
        $0.enforcement =
          "cells of age stay empty; values within the cells that remain are drawn until it holds; "
          + "rows that still break it take values of rows that obey, to the very last word"
        $0.brokenSynthetic = 0
        $0.redrawn = 0.0123
        $0.repaired = 0.02
        $0.effect = 0.83
        $0.contradicted = 0.4
        $0.isContradicted = true
      },
      status("aeg > 3") {
        $0.problem = TextProblem("“aeg” is no column; did you mean “age”?", at: 0..<3)
      },
      status("unique(sex, ward)") { $0.failure = "there are not enough different values left" },
      status("age != 50") {
        $0.rule.severity = .warn
        $0.brokenSynthetic = 77
      },
      status("age != 51") { $0.rule.isOn = false },
    ]
    snapshot.budget.inferredColumns = []
    snapshot.choices.rules = snapshot.rules.map(\.rule)
    snapshot.repairedShare = 0.02
    return snapshot
  }

  private func stage(_ width: Int = 120, _ height: Int = 40) -> Stage {
    let stage = Stage(width: width, height: height, snapshot: Self.snapshot)
    stage.type("#")
    #expect(stage.workbench.state.page == .rules)
    return stage
  }

  private func mark(_ stage: Stage, _ text: String) -> Character? {
    let line = stage.lines.first { $0.contains("  " + text) || $0.contains(" " + text) } ?? ""
    return line.first { "✓✗!·".contains($0) }
  }

  @Test("Each rule's mark says how it stands")
  func marks() {
    let stage = stage()
    #expect(stage.shows("5 of 6 on"))
    #expect(mark(stage, "discharged >= admitted") == "✓")
    #expect(mark(stage, "age between 20") == "!")
    #expect(mark(stage, "aeg > 3") == "✗")
    #expect(mark(stage, "unique(sex, ward)") == "✗")
    #expect(mark(stage, "age != 51") == "·")
    // The line on top tells of those that cannot be kept, on every page.
    #expect(stage.lines[0].contains("✗ 2 rules"))
    stage.press(.escape)
    #expect(stage.workbench.state.page == .main && stage.lines[0].contains("✗ 2 rules"))
  }

  @Test("What is told of a rule is whole: enforcement, counts, effect", arguments: [100, 120, 200])
  func details(width: Int) {
    let stage = stage(width)
    stage.press(.down)
    // Folded or not, every word of it is there.
    let text = stage.lines.map { line in
      line.split(separator: "│").last.map { String($0).trimmed } ?? ""
    }.joined(separator: " ")
    for word in ["stay empty;", "until it holds;", "the very last word", "1.23 %", "2.00 %"] {
      #expect(text.contains(word), "\(word) at \(width)")
    }
    #expect(text.contains("0.8300") && text.contains("40.00 %"))
    stage.press(.up)
    #expect(stage.shows("12") && stage.shows("is at least admitted."))
    stage.press(.down, .down)
    #expect(stage.shows("character 1: “aeg” is no column"))
    stage.press(.down)
    #expect(stage.shows("cannot be kept"))
    stage.press(.down)
    #expect(stage.shows("77") && stage.shows("warn: counted and told"))
  }

  @Test("A rule is written with completion, and refused in place where it is wrong")
  func writing() {
    let stage = stage()
    stage.type("aage betwen 1 and 2").press(.enter)
    #expect(stage.shows("^"))
    #expect(stage.engine.commands.allSatisfy { if case .edit = $0 { false } else { true } })
    stage.send(.control("u")).type("disch").press(.tab)
    #expect(stage.shows("discharged"))
    stage.type(" >= admitted")
    #expect(stage.shows("✓ understood"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .edit(.addRule(Rule("discharged >= admitted"))))
    stage.type("acost = cost + 1")
    #expect(stage.shows("cannot be computed of itself"))
    stage.press(.escape)
    #expect(stage.workbench.state.overlays.isEmpty)
  }

  @Test("Figures of an earlier draft are said to be so")
  func stale() {
    var snapshot = Self.snapshot
    snapshot.rules[0].isStale = true
    let stage = Stage(snapshot: snapshot)
    stage.type("#")
    #expect(stage.shows("figures of an earlier draft"))
    stage.press(.down)
    #expect(!stage.shows("figures of an earlier draft"))
  }

  @Test("A value list is told once")
  func values() {
    let editor = LineEditor(page: .rules, place: nil, text: "sex = \"X\"")
    let sentence = editor.problem(in: Self.snapshot)?.sentence ?? ""
    #expect(sentence.contains("is no value of") && !sentence.contains("expected"), "\(sentence)")
  }

  @Test("Switching, severity, moving, changing and taking away are edits of their own")
  func edits() {
    let stage = stage()
    stage.type(" ")
    #expect(stage.engine.commands.last == .edit(.switchRule(0, false)))
    stage.type("s")
    var counted = Rule("discharged >= admitted")
    counted.severity = .warn
    #expect(stage.engine.commands.last == .edit(.changeRule(0, counted)))
    stage.press(.down, .enter)
    stage.send(.control("u")).type("age >= 18").press(.enter)
    #expect(stage.engine.commands.last == .edit(.changeRule(1, Rule("age >= 18"))))
    stage.press(.down, .down, .down).type("x")
    #expect(stage.engine.commands.last == .edit(.removeRule(4)))
    stage.type("u")
    #expect(stage.engine.commands.last == .edit(.undo))
  }

  @Test("A release is held back while a rule cannot be kept, and told why")
  func releasing() {
    let stage = stage()
    stage.press(.escape)
    stage.type("R").press(.enter)
    #expect(stage.shows("Rules 3, 4 cannot be kept"))
  }

  @Test("Examples are on the table's own columns, and all of them fit")
  func examples() throws {
    let schema = Schema(columns: Snapshot.admissions.columns.map(\.schema))
    let lines = ExampleLines(schema)
    #expect(lines.rules.count >= 3 && lines.scenario.count >= 6)
    #expect(lines.postProcessing.count >= 8)
    for rule in lines.rules { _ = try CheckedRule(Rule(rule), schema: schema) }
    var small = Snapshot.admissions
    small.columns = small.columns.filter { ["age", "sex"].contains($0.schema.name) }
    let few = ExampleLines(Schema(columns: small.columns.map(\.schema)))
    for line in few.rules + few.scenario + few.postProcessing {
      for name in ["ward", "diagnosis", "fraud", "cost", "admitted"] {
        #expect(!line.contains(name), "\(line)")
      }
    }
  }

  @Test("Every size draws, with each rule chosen and an editor open")
  func sizes() {
    for (width, height) in [(1, 1), (24, 6), (40, 12), (60, 17), (80, 24), (130, 41), (300, 100)] {
      var state = WorkbenchState(size: Size(width: width, height: height), opening: "a.csv")
      state.page = .rules
      for line in 0..<6 {
        _ = state.point(at: line, Self.snapshot)
        #expect(Painter(state, Self.snapshot, theme: .dark).canvas.height == height)
      }
      state.overlays = [.line(LineEditor(page: .rules, place: 0, text: "age >"))]
      #expect(Painter(state, Self.snapshot, theme: .dark).canvas.width == width)
    }
  }
}
