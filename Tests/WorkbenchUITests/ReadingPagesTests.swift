import Plots
import Tables
import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("Pages that are a list and what is chosen in it")
@MainActor struct ReadingPagesTests {
  nonisolated static let account = AccountSummary(
    identity: "3f2a91c07d", ledger: "/data/.semblance/ledger.sqlite",
    opened: "2026-02-01T09:00:00Z",
    leastStrictMode: "curator", rho: 0.0041,
    charges: [
      AccountSummary.Entry(
        id: "9f86d081884c7d65", time: "2026-02-03T10:11:12Z", purpose: "synthesize",
        method: "junction", mode: "curator", status: "released", epsilon: 0.48, delta: 1e-9,
        rho: 0.003, raises: nil, outputs: ["/data/admissions.release.csv"],
        columns: [AccountSummary.Entry.Column(name: "age", rho: 0.001)]),
      AccountSummary.Entry(
        id: "1b4f0e9851971998", time: "2026-02-04T08:00:00Z", purpose: "pilot", method: "junction",
        mode: "blind", status: "measured", epsilon: 0.1, delta: 1e-9, rho: 0.0011, raises: nil,
        outputs: [],
        columns: []),
    ])

  @Test("The evaluation has the worst first, and draws what is chosen")
  func evaluation() {
    let stage = Stage()
    stage.type("E")
    let lines = Evaluation(stage.engine.snapshot).lines
    #expect(lines.count == 5 + 13 + 78)
    let pairs = lines.suffix(78).compactMap(\.value)
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(abs((lines[2].value ?? 0) - 1000 * (1 - 0.038)) < 1e-9)
    #expect(stage.shows("Half the sum of absolute differences"))
    stage.press(.down, .down, .down, .down, .down)
    #expect(stage.line(with: "▸").contains("readmitted"))
    #expect(stage.shows("expected"))
    stage.press(.end)
    #expect(stage.shows("≈ within noise") || stage.shows("× "))
    #expect(
      stage.engine.commands.contains { if case .lookAtPair(.some) = $0 { true } else { false } })
    stage.press(.enter)
    #expect(stage.workbench.state.page == .pair)
    stage.press(.escape)
    #expect(stage.workbench.state.page == .main)
  }

  @Test("? explains the number under the cursor, and again shows the keys")
  func explaining() {
    let stage = Stage()
    stage.type("E?")
    #expect(stage.shows("what is good"))
    stage.type("?")
    #expect(stage.shows("keys"))
    stage.press(.escape).type("K")
    #expect(stage.workbench.state.page == .glossary)
    #expect(stage.line(with: "▸").contains("distance"))
    stage.press(.escape)
    #expect(stage.workbench.state.page == .main)
  }

  @Test("Every term says what it is, how it is computed and what is good")
  func glossary() {
    for term in GlossaryTerm.allCases {
      #expect(!term.name.isEmpty && term.meaning.hasSuffix("."))
      #expect(term.reckoning.hasSuffix(".") && term.advice.hasSuffix("."))
    }
    #expect(Set(GlossaryTerm.allCases.map(\.name)).count == GlossaryTerm.allCases.count)
  }

  @Test("A column's fields are changed where they stand, and undone by name")
  func column() {
    let stage = Stage()
    stage.type("i")
    #expect(stage.shows("domain source"))
    stage.press(.enter)
    #expect(stage.workbench.state.isFieldFocused)
    stage.press(.down, .down, .down, .down, .down, .down, .enter)
    #expect(stage.shows("role of age"))
    stage.press(.tab, .tab, .enter)
    #expect(
      stage.engine.commands.last == .edit(.describe(column: "age", .role(.sensitive))))
    #expect(stage.shows("role of age none → sensitive"))
    stage.press(.tab, .down).type("+")
    #expect(stage.engine.commands.last == .edit(.share(column: "sex", 1.5)))
    stage.type("u")
    #expect(stage.engine.commands.last == .edit(.undo))
  }

  @Test("The ledger shows the account and every charge, the newest first")
  func ledger() {
    let stage = Stage()
    stage.type("$")
    #expect(stage.shows("Nothing was charged"))
    stage.engine.change { $0.account = Self.account }
    stage.send(.wake)
    #expect(stage.shows("✓ chain verified"))
    #expect(stage.shows("0.48 of 2.00"))
    stage.press(.down)
    #expect(stage.shows("Measured and kept, not written: Enter"))
    stage.press(.down)
    #expect(stage.shows("charge 9f86d081884c7d65"))
    #expect(stage.shows("written to /data/admissions.release.csv"))
  }

  @Test("The ledger's page checks a release and takes a charge up again")
  func ledgerActs() {
    let stage = Stage()
    stage.type("$c")
    #expect(stage.shows("nothing is released yet"))
    stage.engine.change { $0.account = Self.account }
    stage.send(.wake)
    // With the account chosen, the newest table that was written is meant.
    stage.type("c")
    #expect(stage.engine.commands.last == .check(table: "/data/admissions.release.csv"))
    stage.press(.enter)
    #expect(stage.shows("choose a charge first"))
    stage.press(.down).type("c")
    #expect(stage.shows("does not say where"))
    stage.press(.enter)
    #expect(stage.shows("rows of charge 1b4f0e98"))
    stage.press(.enter)
    #expect(stage.shows("nothing: no real row is read"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .check(table: "/data/admissions.release.csv"))
    stage.press(.enter, .right, .enter)
    #expect(
      stage.engine.commands.last
        == .writeAgain(charge: "1b4f0e9851971998", path: "data/admissions.release.csv"))
    stage.engine.change {
      $0.check = ReleaseCheck(
        table: "/data/admissions.release.csv",
        findings: [ReleaseCheck.Finding(holds: false, text: "the file was changed")],
        isSound: false)
    }
    stage.press(.down)
    #expect(stage.shows("✗ the file was changed"))
  }

  @Test("Lines: refused where they are wrong, completed, switched, moved and taken away")
  func lines() {
    let stage = Stage()
    stage.type("~")
    #expect(stage.shows("a adds one"))
    stage.type("a").type("round kost to 100").press(.enter)
    #expect(stage.shows("^^^^"))
    #expect(stage.engine.commands.allSatisfy { if case .edit = $0 { false } else { true } })
    stage.send(.control("u")).type("round co").press(.tab).type(" to 100").press(.enter)
    #expect(
      stage.engine.commands.last == .edit(.postProcessing([ChosenStep("round cost to 100")])))
    stage.type("atop-code age at 90").press(.enter)
    #expect(stage.engine.snapshot.choices.postProcessing.map(\.text).count == 2)
    stage.type("-")
    #expect(stage.engine.snapshot.choices.postProcessing.first?.text == "top-code age at 90")
    stage.type(" ")
    #expect(stage.engine.snapshot.choices.postProcessing.first?.isOn == false)
    stage.type("x")
    #expect(stage.engine.snapshot.choices.postProcessing.map(\.text) == ["round cost to 100"])
    stage.press(.enter)
    #expect(stage.shows("round cost to 100"))
    stage.press(.escape, .escape)
    #expect(stage.workbench.state.page == .main)
  }

  @Test("Finding: a column by its name, a text in the rows, a row by its number")
  func finding() {
    let stage = Stage()
    stage.type("/insu").press(.enter)
    #expect(stage.line(with: "▸").contains("insurance"))
    stage.type("/zzz").press(.enter)
    #expect(stage.shows("no column is called anything like"))
    stage.type("r%500").press(.enter)
    #expect(stage.shows("500 of 20,000"))
    stage.type("/").send(.control("u")).type("P10700").press(.enter)
    #expect(stage.shows("701 of 20,000"))
    stage.type("F")
    #expect(stage.workbench.state.page == .main && stage.workbench.state.isMaximised)
  }

  @Test("The tour does the main job in its keys")
  func tour() {
    let stage = Stage()
    stage.press(.function(5))
    #expect(stage.shows("tour 1/5"))
    stage.press(.down).type("+")
    #expect(stage.workbench.state.tour?.done == 1)
    stage.type("vv")
    #expect(stage.workbench.state.tour?.done == 2)
    stage.type("t")
    #expect(stage.workbench.state.tour?.done == 3)
    stage.type("p")
    #expect(stage.workbench.state.tour?.done == 4)
    stage.type("R")
    #expect(stage.workbench.state.tour == nil)
  }

  @Test("No step of the tour is cut at 80 columns, while work goes on beside it")
  func tourFits() {
    for done in Tour.steps.indices {
      var state = WorkbenchState(size: Size(width: 80, height: 24), opening: "a.csv")
      state.page = .main
      state.tour = Tour(done: done)
      var snapshot = Snapshot.admissions
      snapshot.isBusy = true
      let line = Painter(state, snapshot, theme: .dark).canvas.lines[22]
      #expect(line.contains(Tour.steps[done].text), "\(line)")
    }
  }

  @Test(
    "Every page at every size",
    arguments: [
      Page.evaluation, .column, .ledger, .glossary, .scenario, .postProcessing, .checklist,
    ])
  func sizes(page: Page) {
    var snapshot = Snapshot.admissions
    snapshot.account = Self.account
    for theme in [Theme.dark, Theme.dark.adapted(to: .none)] {
      for (width, height) in [(1, 1), (24, 6), (40, 12), (60, 17), (80, 24), (130, 41), (300, 100)]
      {
        var state = WorkbenchState(size: Size(width: width, height: height), opening: "a.csv")
        state.page = page
        for line in [0, 3, 400] {
          _ = state.point(at: line, snapshot)
          let painter = Painter(state, snapshot, theme: theme)
          #expect(painter.canvas.height == height)
        }
        state.isFieldFocused = true
        state.overlays = [.line(LineEditor(page: .scenario, place: nil, text: "balance x"))]
        #expect(Painter(state, snapshot, theme: theme).canvas.width == width)
        state.overlays = [.explanation(.band)]
        #expect(Painter(state, snapshot, theme: theme).canvas.width == width)
      }
    }
  }

  @Test("A list and what is chosen: frames inside the body")
  func layout() {
    for width in 0...160 {
      for height in stride(from: 0, through: 60, by: 3) {
        let body = Rect(x: 0, y: 1, width: width, height: height)
        let layout = ListDetailLayout(body: body)
        let frames = [layout.list, layout.detail].compactMap { $0 }
        #expect(frames.allSatisfy { $0.intersection(body) == $0 || $0.height == 0 || width == 0 })
        let lines = layout.lines(hasHeads: true)
        #expect(lines.height == 0 || lines.intersection(layout.list) == lines || lines.width == 0)
      }
    }
  }
}
