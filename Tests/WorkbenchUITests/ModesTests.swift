import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Modes")
@MainActor struct ModesTests {
  private func stage(
    _ mode: ExplorationMode, _ change: @Sendable (inout Snapshot) -> Void = { _ in }
  )
    -> Stage
  {
    var snapshot = Snapshot.admissions
    snapshot.mode = mode
    change(&snapshot)
    return Stage(snapshot: snapshot)
  }

  @Test("A mode is chosen with its consequences told first")
  func choosing() {
    let stage = Stage()
    stage.type("V")
    #expect(stage.shows("end_to_end: false"))
    #expect(stage.shows("The private file is not opened before the release"))
    stage.press(.enter)
    #expect(!stage.engine.commands.contains(.edit(.mode(.blind))))
    stage.type("V").press(.right)
    #expect(stage.engine.considered.last == .mode(.blind))
    #expect(stage.shows("invalidates  the draft on screen no longer applies"))
    stage.type("yes").press(.enter)
    #expect(stage.engine.commands.last == .edit(.mode(.blind)))
    #expect(stage.shows(" BLIND "))
    #expect(stage.shows("mode curator → blind"))
    stage.type("q")
    #expect(stage.shows("The changes are not saved in"))
  }

  @Test("The frame's colour and a word on top say the mode", arguments: ExplorationMode.allCases)
  func frames(mode: ExplorationMode) {
    let stage = stage(mode)
    #expect(stage.line(with: "admissions.csv").contains(" \(mode.rawValue.uppercased()) "))
    let corner = stage.screen.canvas[119, 1]
    #expect(corner.style == Theme.dark.adapted(to: .indexed)[mode.borderRole])
    for other in ExplorationMode.allCases where other != mode {
      #expect(corner.style != Theme.dark.adapted(to: .indexed)[other.borderRole])
    }
  }

  @Test("Blind mode names the real side measured, with its bands, and hides numbers and times")
  func blind() {
    let stage = stage(.blind) { snapshot in
      snapshot.pilot = PilotSummary(epsilon: 0.1, rowCount: 19_950)
      for place in snapshot.histograms.keys {
        let count = snapshot.histograms[place]?.real.count ?? 0
        snapshot.histograms[place]?.realBand = Array(repeating: 150, count: count)
      }
    }
    #expect(stage.shows("[measured]"))
    #expect(stage.shows("measured ▁"))
    #expect(!stage.shows("[real]"))
    #expect(!stage.line(with: "admissions.csv").contains("20,000"))
    #expect(stage.shows("pilot ε 0.1"))
    #expect(!stage.shows("33 ms"))
    stage.type("x")
    #expect(stage.shows("blind mode writes no drafts"))
    stage.type("r")
    #expect(!stage.shows("real rows"))
    #expect(stage.shows("synthetic rows of the pilot"))
    stage.type("v")
    #expect(stage.shows("blind mode shows no real rows"))
  }

  @Test("A pilot is charged after asking, in blind mode only")
  func pilot() {
    let curator = Stage()
    curator.type("I")
    #expect(curator.shows("a pilot is for blind mode; V changes the mode"))
    let stage = stage(.blind)
    stage.type("I").press(.enter)
    #expect(stage.shows("The charge is made first and cannot be taken back"))
    stage.press(.enter)
    #expect(!stage.engine.commands.contains(.pilot(epsilon: 0.1)))
    stage.press(.enter, .right, .enter)
    #expect(stage.engine.commands.last == .pilot(epsilon: 0.1))
  }

  @Test("Design mode says that there is no data, and why")
  func design() {
    let stage = stage(.design) { snapshot in
      snapshot.histograms = [:]
      snapshot.association = nil
      snapshot.syntheticRows = nil
    }
    #expect(stage.shows("no data: the private file is not opened before the release"))
    stage.type("r")
    #expect(stage.shows("design mode opens no rows"))
    stage.type("x")
    #expect(stage.shows("design mode has no drafts"))
  }
}
