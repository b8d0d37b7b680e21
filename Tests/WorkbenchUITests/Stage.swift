import Engine
import Foundation
import Terminal
import Testing

@testable import WorkbenchUI

/// A workbench on a screen without a terminal: press keys, then look at the lines.
@MainActor final class Stage {
  let engine: FixtureEngine
  let screen: HeadlessScreen
  let workbench: Workbench
  private(set) var status: Int32?

  init(
    width: Int = 120, height: Int = 40, snapshot: Snapshot = .admissions,
    depth: ColorDepth = .indexed, entries: [StartEntry] = [], theme: Theme = .dark,
    opening: String = "data/admissions.semblance.yaml", glyphs: GlyphSet = .automatic,
    themes: [String] = ["dark", "light"],
    configuration: WorkbenchConfiguration = WorkbenchConfiguration()
  ) {
    engine = FixtureEngine(snapshot)
    screen = HeadlessScreen(width: width, height: height, depth: depth, glyphs: glyphs)
    workbench = Workbench(
      screen: screen, engine: engine, theme: theme, themeNames: themes, entries: entries,
      opening: snapshot.table == nil ? nil : opening, configuration: configuration)
    settle()
  }

  /// Sends events and takes them until none is left.
  @discardableResult func send(_ events: InputEvent...) -> Stage {
    for event in events { screen.send(event) }
    settle()
    return self
  }

  /// Gives an event, whatever became of those before.
  func play(_ event: InputEvent) {
    screen.send(event)
    _ = workbench.step(timeout: 0)
  }

  /// Presses characters one after another.
  @discardableResult func type(_ text: String) -> Stage {
    screen.type(text)
    settle()
    return self
  }

  /// Presses a key that is no character.
  @discardableResult func press(_ keys: Key...) -> Stage {
    for key in keys { screen.send(.key(key)) }
    settle()
    return self
  }

  /// Clicks the first cell where `text` stands.
  func click(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for (y, line) in screen.canvas.lines.enumerated() {
      guard let range = line.range(of: text) else { continue }
      let x = CellWidth.of(line[..<range.lowerBound])
      send(.mouse(MouseEvent(.press(.left), at: Position(x: x, y: y))))
      return
    }
    Issue.record("“\(text)” is not on the screen", sourceLocation: sourceLocation)
  }

  var lines: [String] { screen.canvas.lines }

  /// The first line that holds `text`.
  func line(with text: String) -> String { lines.first { $0.contains(text) } ?? "" }

  /// Whether `text` is on the screen.
  func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  private func settle() {
    // One step more than there are events, so that the last answer is drawn.
    var isLast = false
    while !isLast {
      isLast = screen.pending.isEmpty && !workbench.state.isSearching
      if let status = workbench.step(timeout: 0) {
        self.status = status
        return
      }
    }
  }
}
