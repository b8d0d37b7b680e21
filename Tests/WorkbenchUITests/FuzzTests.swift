import Foundation
import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("Random events")
@MainActor struct FuzzTests {
  /// Events of each run: `SEMBLANCE_SOAK` is how many there are in all.
  static let count: Int = {
    let wanted = ProcessInfo.processInfo.environment["SEMBLANCE_SOAK"].flatMap { Int($0) }
    return max(4, wanted ?? 20_000) / 4
  }()

  @Test("20,000 events at all sizes leave the workbench whole", arguments: [1, 2, 3, 4])
  func events(seed: UInt64) {
    var random = RandomEvents(seed: seed)
    let samples = [
      StartEntry(.sample, path: "a.csv", summary: "a"),
      StartEntry(.sample, path: "b.csv", summary: "b"),
    ]
    let engine = FixtureEngine(seed % 2 == 0 ? Snapshot() : .admissions)
    var state = WorkbenchState(
      size: Size(width: 80, height: 24), opening: seed % 2 == 1 ? "a.csv" : nil, entries: samples)
    let theme = Theme.dark.adapted(to: seed > 2 ? .none : .indexed)
    for count in 0..<Self.count {
      let snapshot = engine.snapshot
      let effects =
        state.receive(snapshot) + state.handle(random.next(state.size), snapshot: snapshot)
      for case .send(let command) in effects { engine.send(command) }
      if count % 9 == 0 {
        let painter = Painter(state, engine.snapshot, theme: theme)
        #expect(painter.canvas.width == state.size.width)
      }
      if count % 97 == 0 { damage(engine, &random) }
    }
  }

  /// What a snapshot may look like while work is under way, or after it has failed.
  private func damage(_ engine: FixtureEngine, _ random: inout RandomEvents) {
    let choice = random.below(16)
    engine.change { snapshot in
      switch choice {
      case 0: snapshot.histograms = [:]
      case 1: snapshot.association = nil
      case 2: snapshot.columns = Array(snapshot.columns.prefix(3))
      case 3: snapshot.syntheticRows = nil
      case 4: snapshot.association?.synthetic = []
      case 5: snapshot.histograms[1]?.synthetic = []
      case 6: snapshot.isBusy.toggle()
      case 7: snapshot.mode = .blind
      case 8: snapshot.mode = .design
      case 9: snapshot.tradeOff?.curve = []
      case 10: snapshot.pins = Array(snapshot.pins.dropFirst())
      case 11: snapshot.journal.future = []
      case 12: snapshot.solution = nil
      case 13:
        snapshot.journal.offer = JournalSummary.Offer(
          count: 3, newest: "share of age 1 → 2", time: "2026-03-01 14:05")
      case 14: snapshot.readOnly = .asked
      default: snapshot = .admissions
      }
    }
  }

  @Test("The same events end in the same state, and undo takes all of it back", arguments: [5, 6])
  func replay(seed: UInt64) {
    var random = RandomEvents(seed: seed)
    var events: [InputEvent] = []
    let first = Stage(width: 90, height: 30)
    let start = first.engine.snapshot
    // The mode is asked about with the real rows in view; it has tests of its own.
    let kept: Set<InputEvent> = [.character("V"), .character("o"), .character("!")]
    while events.count < Self.count / 5 {
      let event = random.next(first.workbench.state.size)
      guard !kept.contains(event) else { continue }
      events.append(event)
      first.play(event)
    }
    let second = Stage(width: 90, height: 30)
    for event in events { second.play(event) }
    #expect(first.workbench.state == second.workbench.state)
    #expect(first.lines == second.lines)
    #expect(first.engine.commands == second.engine.commands)
    for _ in 0..<8 { first.play(.key(.escape)) }
    while !first.engine.snapshot.journal.past.isEmpty { first.engine.send(.edit(.undo)) }
    #expect(first.engine.snapshot.choices == start.choices)
    #expect(first.engine.snapshot.mode == start.mode)
  }
}
