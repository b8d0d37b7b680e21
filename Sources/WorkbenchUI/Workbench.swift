import Engine
import Terminal

/// The workbench on a screen: draws, waits, takes events, gives commands to the engine.
///
/// It belongs to the main thread and never waits for the engine: snapshots are picked up when the
/// screen's wake signal is raised, which whoever makes the engine ties to
/// ``WorkbenchEngine/wakeDescriptor``.
@MainActor public final class Workbench {
  private let screen: any Screen
  private let engine: any WorkbenchEngine
  private let themes: (String) -> Theme?
  private var theme: Theme
  private var shown: Canvas?
  private let isOpeningGiven: Bool

  /// What the screens remember.
  public private(set) var state: WorkbenchState

  /// A workbench on `screen` with `engine` behind it.
  ///
  /// - Parameters:
  ///   - theme: the theme to begin with; it is adapted to the screen's colours.
  ///   - themeNames: names to go through with `t`.
  ///   - opening: the table or session that the engine has been told to open, if it has.
  ///   - themes: finds a theme by name; `nil` leaves the one on show.
  public init(
    screen: any Screen, engine: any WorkbenchEngine, theme: Theme,
    themeNames: [String] = ["dark", "light"], samples: [Sample] = [], opening: String? = nil,
    themes: @escaping (String) -> Theme? = Workbench.builtinTheme
  ) {
    self.screen = screen
    self.engine = engine
    self.themes = themes
    isOpeningGiven = opening != nil
    self.theme = theme.adapted(to: screen.depth)
    state = WorkbenchState(
      size: screen.size, opening: opening, samples: samples, themes: themeNames,
      theme: theme.name)
  }

  /// The themes inside the program: `dark` and `light`.
  public nonisolated static func builtinTheme(_ name: String) -> Theme? {
    switch name {
    case "dark": .dark
    case "light": .light
    default: nil
    }
  }

  /// Runs until a person or a signal ends it. Returns the exit status: 0, 143 or 129, or 2 where what
  /// it was told to open cannot be opened.
  public func run() -> Int32 {
    while true {
      if let status = step(timeout: nil) { return status }
    }
  }

  /// Draws, waits for events at most `timeout` milliseconds (`nil`: for ever) and takes them.
  /// Returns the exit status once it is over.
  public func step(timeout: Int?) -> Int32? {
    if isOpeningGiven, engine.snapshot.openingFailure != nil { return 2 }
    if let status = apply(state.receive(engine.snapshot)) { return status }
    draw()
    for event in screen.nextEvents(timeout: timeout) {
      let snapshot = engine.snapshot
      if let status = apply(state.receive(snapshot)) { return status }
      if let status = apply(state.handle(event, snapshot: snapshot)) { return status }
    }
    return nil
  }

  /// Draws the newest state, unless the picture would be the same.
  public func draw() {
    let painter = Painter(state, engine.snapshot, theme: theme)
    shown = painter.canvas
    screen.present(painter.canvas, cursor: painter.cursor)
  }

  private func apply(_ effects: [Effect]) -> Int32? {
    for effect in effects {
      switch effect {
      case .send(let command): engine.send(command)
      case .quit(let status): return status
      case .repaint: screen.invalidate()
      case .suspend: screen.suspend()
      case .mouse(let taken): screen.setMouse(taken)
      case .copyScreen: screen.copy((shown?.lines ?? []).joined(separator: "\n"))
      case .theme(let name):
        if let found = themes(name) { theme = found.adapted(to: screen.depth) }
      }
    }
    return nil
  }
}
