import Tables
import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("Random events")
@MainActor struct FuzzTests {
  @Test("20,000 events at all sizes leave the workbench whole", arguments: [1, 2, 3, 4])
  func events(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let samples = [Sample(path: "a.csv", summary: "a"), Sample(path: "b.csv", summary: "b")]
    let engine = FixtureEngine(seed % 2 == 0 ? Snapshot() : .admissions)
    var state = WorkbenchState(
      size: Size(width: 80, height: 24), opening: seed % 2 == 1 ? "a.csv" : nil, samples: samples)
    let theme = Theme.dark.adapted(to: seed > 2 ? .none : .indexed)
    for count in 0..<5000 {
      let snapshot = engine.snapshot
      let effects =
        state.receive(snapshot) + state.handle(event(&random, state.size), snapshot: snapshot)
      for case .send(let command) in effects { engine.send(command) }
      if count % 9 == 0 {
        let painter = Painter(state, engine.snapshot, theme: theme)
        #expect(painter.canvas.width == state.size.width)
      }
      if count % 97 == 0 { damage(engine, &random) }
    }
  }

  /// What a snapshot may look like while work is under way, or after it has failed.
  private func damage(_ engine: FixtureEngine, _ random: inout SeededRandom) {
    let choice = random.next() % 16
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
      default: snapshot = .admissions
      }
    }
  }

  private func event(_ random: inout SeededRandom, _ size: Size) -> InputEvent {
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .insert, .function(5),
    ]
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
    switch below(20) {
    case 0:
      return .resize(width: below(below(2) == 0 ? 12 : 220), height: below(below(2) == 0 ? 8 : 70))
    case 1: return .paste(["x\ny", "", "ＷＩＤＥ", "1e-3"][below(4)])
    case 2: return .wake
    case 3, 4, 5:
      let actions: [MouseEvent.Action] = [
        .press(.left), .press(.right), .release(.left), .wheelUp, .wheelDown,
      ]
      return .mouse(
        MouseEvent(
          actions[below(5)],
          at: Position(x: below(size.width + 4) - 2, y: below(size.height + 4) - 2)))
    case 6, 7, 8, 9, 10: return .key(keys[below(keys.count)])
    case 11: return .control(Character(UnicodeScalar(UInt8(97 + below(26)))))
    default: return .character(Character(UnicodeScalar(UInt8(32 + below(95)))))
    }
  }
}
