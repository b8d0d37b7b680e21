import Foundation
import Governance
import Rules
import TestSupport
import Testing

@testable import Engine

/// Edits as a screen makes them: which stages run, what is told before, how they come back.
@Suite(.serialized) struct EditingTests {
  /// Every kind of edit with the stages that it must run again, no more and no fewer.
  private static let table: [(edit: Edit, stages: Set<String>)] = {
    let all: Set = ["plan", "measure", "fit", "sample", "evaluate", "decode"]
    return [
      (.share(column: "age", 3), all), (.epsilon(2), all), (.delta(1e-6), all),
      (.method("tree"), all), (.cap(column: "age", 0.5), all),
      (.reroll, all.subtracting(["plan"])), (.rows(50), ["sample", "evaluate", "decode"]),
      (.association(.pearson), ["evaluate"]), (.theme("light"), []),
      (.target(.meanPair, 0.1), []),
      (.scenario([ChosenStep("balance sex")]), ["sample", "evaluate", "decode"]),
      (.scenario([ChosenStep("blank 5% of age")]), ["decode"]),
      (.postProcessing([ChosenStep("round age to 5")]), ["decode"]),
      (.addRule(Rule("if ward = \"b\" then age > 60")), all.union(["rules"])),
      (.addRule(Rule("age < 98")), all.union(["rules"])),
      (.addRule(Rule("age < 98", severity: .warn)), []),
      (.addRule(Rule("unique(note)")), ["rules", "evaluate", "decode"]),
      (.nudge(column: "age", by: 0.5, times: 1), all),
      (.bins(column: "age", 20), all.union(["encode", "count"])),
      (.describe(column: "age", .role(.target)), all),
      (.describe(column: "age", .role(.quasiIdentifier)), []),
      (.describe(column: "age", .sensitivity("high")), []),
      (.describe(column: "age", .unit("years")), []),
      (.describe(column: "age", .description("at admission")), []),
    ]
  }()

  /// Edits of rules where these are there already: one that is met in the model, one met after drawing, and one
  /// that is off.
  private static let ruled: [(edit: Edit, stages: Set<String>)] = {
    let all: Set = ["plan", "measure", "fit", "sample", "rules", "evaluate", "decode"]
    return [
      (.share(column: "age", 3), all), (.rows(50), ["sample", "rules", "evaluate", "decode"]),
      (.changeRule(0, Rule("age < 97")), all), (.removeRule(0), all),
      (.switchRule(0, false), all), (.switchRule(2, true), all),
      (.changeRule(0, Rule("age < 98", severity: .warn)), all),
      (.changeRule(0, Rule("age < 98", name: "young", note: "why")), []),
      (.changeRule(2, Rule("age < 95", isOn: false)), []),
      (.switchRule(1, false), ["rules", "evaluate", "decode"]),
      (.removeRule(1), ["rules", "evaluate", "decode"]), (.removeRule(2), []),
      (.moveRule(from: 2, to: 0), []),
      (.postProcessing([ChosenStep("round age to 5")]), ["decode"]),
      (.scenario([ChosenStep("balance sex")]), ["sample", "rules", "evaluate", "decode"]),
    ]
  }()

  /// Makes each edit, tells what it ran, holds it against what is expected and what the engine itself said
  /// before, and takes it back.
  private func check(_ table: [(edit: Edit, stages: Set<String>)], _ bench: EngineBench)
    async throws
  {
    let names = StageReport.names.flatMap { $0 == "sample" ? [$0, "rules"] : [$0] }
    for (edit, expected) in table {
      // Nothing of what follows was drawn before, so that nothing of it is kept.
      bench.engine.send(.edit(.reroll))
      _ = try await bench.idle()
      bench.engine.send(.consider(edit))
      let asked = try await bench.wait("the preview") { $0.preview?.edit == edit }
      bench.engine.send(.edit(edit))
      let after = try await bench.idle()
      let ran = Set(after.stages.filter { $0.state == .done }.map(\.name))
      print("\(edit): \(names.filter(ran.contains).joined(separator: " "))")
      // The same plan may have been made before, whatever was drawn under it.
      #expect(ran.union(expected.intersection(["plan"])) == expected, "\(edit)")
      #expect(asked.preview.map { Set($0.stages) } == expected, "told of \(edit)")
      bench.engine.send(.edit(.undo))
      let back = try await bench.idle()
      #expect(back.stages.allSatisfy { $0.state != .done }, "undoing \(edit) uses what was kept")
    }
  }

  @Test func everyEditRunsOnlyWhatItTouches() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    try await check(EditingTests.table, bench)
    for rule in [Rule("age < 98"), Rule("unique(note)"), Rule("age < 96", isOn: false)] {
      bench.engine.send(.edit(.addRule(rule)))
    }
    _ = try await bench.idle()
    try await check(EditingTests.ruled, bench)
  }

  /// What a domain is taken for, a mode, and the choices of a pin.
  @Test func domainsModesAndPinsRunOnlyWhatTheyTouch() async throws {
    let scratch = try ScratchFolder()
    let bench = try EngineBench(
      scratch,
      schema: ScratchFolder.schema.replacingOccurrences(of: ", domain: [a, b, c]", with: ""))
    defer { bench.close() }
    _ = try await bench.idle()
    try await check([(.confirmDomain(column: "ward"), [])], bench)
    try await check([(.confirmDomains(columns: ["ward"]), [])], bench)
    bench.engine.send(.edit(.confirmDomain(column: "ward")))
    bench.engine.send(.edit(.epsilon(2)))
    _ = try await bench.idle()
    bench.engine.send(.pin)
    _ = try await bench.wait("the pin") { $0.pins.count == 1 }
    bench.engine.send(.edit(.epsilon(1)))
    _ = try await bench.idle()
    // What the pin was drawn with is kept.
    bench.engine.send(.edit(.takeUp("A")))
    let taken = try await bench.idle()
    #expect(taken.choices.epsilon == 2)
    #expect(taken.stages.allSatisfy { $0.state != .done })
    bench.engine.send(.consider(.mode(.blind)))
    let asked = try await bench.wait("the preview") { $0.preview?.edit == .mode(.blind) }
    #expect(asked.preview?.stages == StageReport.names)
  }

  @Test func undoOfManyEditsBringsBackSessionAndDraft() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let first = try await bench.idle()
    let rows = try bench.rows(first)
    let start = try await bench.written("start")
    var random = SeededEdits(seed: 11)
    for _ in 0..<500 { bench.engine.send(.edit(random.next())) }
    let changed = try await bench.idle()
    #expect(changed.choices != first.choices)
    #expect(!changed.choices.rules.isEmpty)
    let steps = changed.journal.past.count
    #expect(steps > 350)
    let present = try await bench.written("present")
    #expect(present != start)
    // The session alone, without a screen, leads to the same bytes.
    #expect(try bench.headless("present") == present.draft)
    for _ in 0..<steps { bench.engine.send(.edit(.undo)) }
    let last = try await bench.wait("the beginning") {
      bench.isIdle($0) && $0.journal.past.isEmpty
    }
    #expect(last.choices == first.choices)
    #expect(try bench.rows(last) == rows)
    #expect(last.histograms.mapValues(\.synthetic) == first.histograms.mapValues(\.synthetic))
    #expect(last.association?.synthetic == first.association?.synthetic)
    #expect(try await bench.written("end") == start)
  }

  @Test func aPreviewTellsTheCostAndChangesNothing() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let first = try await bench.idle()
    bench.engine.send(.consider(.epsilon(2)))
    let dearer = try await bench.wait("the preview") { $0.preview?.distanceAfter != nil }
    let preview = try #require(dearer.preview)
    #expect(preview.kind == .paid)
    #expect(preview.rhoAfter > 2 * preview.rhoBefore)
    #expect(abs(preview.rhoBefore - first.budget.rho) < 1e-12)
    #expect(preview.columns.count == 3)
    let (before, after) = try #require(
      preview.distanceBefore.flatMap { before in preview.distanceAfter.map { (before, $0) } })
    #expect(after.value < before.value)
    #expect(dearer.choices == first.choices)
    bench.engine.send(.consider(.share(column: "age", 4)))
    let moved = try await bench.wait("the next preview") {
      $0.preview?.edit == .share(column: "age", 4)
    }
    let share = try #require(moved.preview)
    #expect(share.rhoAfter == share.rhoBefore)
    #expect(share.columns.first?.column == "age")
    bench.engine.send(.consider(.rows(10)))
    let free = try await bench.wait("the free one") { $0.preview?.edit == .rows(10) }
    #expect(free.preview?.kind == .free)
    bench.engine.send(.consider(nil))
    _ = try await bench.wait("no preview") { $0.preview == nil }
  }

  @Test func whatWasNotSavedIsOfferedAgain() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    do {
      let bench = try EngineBench(scratch)
      defer { bench.engine.close() }
      _ = try await bench.idle()
      bench.engine.send(.edit(.share(column: "age", 5)))
      bench.engine.send(.edit(.epsilon(3)))
      _ = try await bench.idle()
    }
    let bench = try EngineBench(scratch)
    defer { bench.engine.close() }
    let opened = try await bench.idle()
    let offer = try #require(opened.journal.offer)
    #expect(offer.count == 2)
    #expect(offer.newest == "ε 1 → 3")
    #expect(opened.choices.epsilon == 1)
    bench.engine.send(.resume(true))
    let resumed = try await bench.wait("the edits") {
      bench.isIdle($0) && $0.choices.epsilon == 3
    }
    #expect(resumed.choices.shares == ["age": 5])
    #expect(resumed.journal.past.count == 2)
    #expect(resumed.journal.offer == nil)
    bench.engine.send(.edit(.undo))
    _ = try await bench.wait("the undo") { $0.choices.epsilon == 1 }
  }

  @Test func pinsAreDrawnAgainWhenTheSessionIsOpenedAgain() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let pinned: Pin
    do {
      let bench = try EngineBench(scratch)
      defer { bench.engine.close() }
      _ = try await bench.idle()
      bench.engine.send(.edit(.share(column: "age", 5)))
      _ = try await bench.idle()
      bench.engine.send(.pin)
      pinned = try #require(try await bench.wait("the pin") { $0.pins.count == 1 }.pins.first)
      bench.engine.send(.edit(.undo))
      _ = try await bench.idle()
    }
    let bench = try EngineBench(scratch)
    defer { bench.engine.close() }
    let again = try await bench.wait("its pictures") { $0.pins.first?.isDrawn == true }
    let pin = try #require(again.pins.first)
    #expect(pin.choices == pinned.choices && pin.choices != again.choices)
    #expect(pin.histograms == pinned.histograms && pin.association == pinned.association)
    #expect(pin.columnDistances == pinned.columnDistances)
    #expect(pin.meanPairDistance == pinned.meanPairDistance && pin.expected == pinned.expected)
    #expect(again.columns[0].share == 1, "drawing a pin shows nothing of it elsewhere")
    bench.engine.send(.unpin("A"))
    _ = try await bench.wait("no pin") { $0.pins.isEmpty }
  }

  /// What was looked at is on disk within a second although nothing else is done.
  @Test func looksAreWrittenDownSoon() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let opened = try await bench.idle()
    _ = try await bench.wait("the account") { $0.budget.epsilonAfterRelease > 0 }
    #expect(opened.columns.count == 4)
    let place = try Workspace.open(from: bench.scratch.path)
    let fingerprint = try place.fingerprint(of: bench.scratch.path(of: "in.csv"))
    let before = try Explored.read(fingerprint, in: place).realViews
    bench.engine.send(.look(column: 1))
    while try Explored.read(fingerprint, in: place).realViews == before { await Task.yield() }
    #expect(try Explored.read(fingerprint, in: place).realViews == before + 1)
  }

  /// A cap that leaves nothing for pairs says so of its column, and no longer once it is lifted.
  @Test func whatACapTakesIsSaid() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let first = try await bench.idle()
    #expect(first.columns.allSatisfy { $0.shortfall == nil })
    bench.engine.send(.edit(.cap(column: "ward", 0.01)))
    let capped = try await bench.idle()
    let told = capped.columns.filter { $0.shortfall != nil }
    #expect(told.map(\.schema.name) == ["ward"])
    #expect(told.first?.shortfall?.contains("cap of ward") == true)
    bench.engine.send(.edit(.undo))
    #expect(try await bench.idle().columns.allSatisfy { $0.shortfall == nil })
  }

  @Test func pinsTradeOffAndSolutions() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.pin)
    let pinned = try await bench.wait("the pin") { $0.pins.count == 1 }
    #expect(pinned.pins[0].letter == "A")
    #expect(pinned.pins[0].differences.isEmpty)
    bench.engine.send(.edit(.epsilon(4)))
    let edited = try await bench.idle()
    #expect(edited.pins[0].differences == [.init(name: "ε", pinned: "1", now: "4")])
    bench.engine.send(.trace(.meanPair))
    // The newest draft's mark is added when the draft is done, which may be after the first curve.
    let traced = try await bench.wait("the curve") {
      $0.tradeOff?.curve.count == 25 && $0.tradeOff?.marks.count == 2
    }
    let curve = try #require(traced.tradeOff)
    let distances = curve.curve.map(\.expected.value)
    #expect(try #require(distances.first) > (try #require(distances.last)))
    #expect(curve.marks.contains { $0.pin == "A" })
    bench.engine.send(.solve(AccuracyGoal(.column("age"), distance: 1e-9)))
    let refused = try await bench.wait("the answer") { $0.solution != nil }
    #expect(refused.solution?.edits.isEmpty == true)
    bench.engine.send(.edit(.takeUp("A")))
    let back = try await bench.wait("the pin's choices") {
      bench.isIdle($0) && $0.choices.epsilon == 1
    }
    #expect(back.pins[0].differences.isEmpty)
    let present = try #require(back.prediction?.meanPair?.value)
    bench.engine.send(.solve(AccuracyGoal(.meanPair, distance: present * 0.8)))
    let solved = try await bench.wait("the solution") {
      $0.solution?.goal.score == .meanPair && $0.solution?.edits.isEmpty == false
    }
    guard case .epsilon(let epsilon)? = solved.solution?.edits.first else {
      Issue.record("a larger ε reaches it")
      return
    }
    #expect(epsilon > 1)
    bench.engine.send(.unpin("A"))
    _ = try await bench.wait("no pin") { $0.pins.isEmpty }
  }
}

/// Random edits from a seed.
private struct SeededEdits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func number(_ below: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % below)
  }

  mutating func next() -> Edit {
    let column = ["age", "sex", "ward"][number(3)]
    switch number(16) {
    case 0: return .epsilon(Double(number(40) + 1) / 10)
    case 1: return .rows(number(3) == 0 ? nil : number(300) + 10)
    case 2: return .cap(column: column, number(2) == 0 ? nil : Double(number(20) + 1) / 10)
    case 3: return .method(["independent", "tree", "junction"][number(3)])
    case 4: return .addRule(Self.rules[number(UInt64(Self.rules.count))])
    // Places where there is no rule are refused.
    case 5: return .changeRule(number(4), Self.rules[number(UInt64(Self.rules.count))])
    case 6: return .switchRule(number(4), number(2) == 0)
    case 7:
      return number(2) == 0 ? .removeRule(number(6)) : .moveRule(from: number(3), to: number(3))
    case 8:
      return .scenario(Self.scenarios[number(UInt64(Self.scenarios.count))].map { ChosenStep($0) })
    case 9:
      return .postProcessing(Self.steps[number(UInt64(Self.steps.count))].map { ChosenStep($0) })
    case 10: return .bins(column: "age", number(3) == 0 ? nil : number(30) + 10)
    case 11:
      return .describe(column: column, [.role(.target), .unit("u"), .description("d")][number(3)])
    case 12: return [.reroll, .association(.pearson), .theme("light"), .undo, .redo][number(5)]
    default: return .share(column: column, Double(number(50)) / 5)
    }
  }

  /// Rules that hold together, and one that is no rule, which is off.
  private static let rules = [
    Rule("age < 98"), Rule("if ward = \"b\" then age > 20", name: "old"), Rule("unique(note)"),
    Rule("age > 5", severity: .warn, note: "why: a # remark"), Rule("age <", isOn: false),
  ]
  private static let scenarios = [
    [], ["balance sex"], ["blank 5% of age"], ["what if age > 30", "blank 1% of ward"],
  ]
  private static let steps = [
    [], ["round age to 5"], ["suppress ward below 3"],
    ["round age to 10", "suppress ward below 2"],
  ]
}
