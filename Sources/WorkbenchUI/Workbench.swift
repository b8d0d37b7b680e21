import Documents
import Engine
import Foundation
import Terminal

/// The workbench on a screen: draws, waits, takes events, gives commands to the engine.
///
/// It belongs to the main thread and never waits for the engine: snapshots are picked up when the
/// screen's wake signal is raised, which whoever makes the engine ties to
/// ``WorkbenchEngine/wakeDescriptor``.
@MainActor public final class Workbench {
  private let screen: any Screen
  private let engine: any WorkbenchEngine
  private let themes: (String) throws -> ThemeFile
  private let themesChanged: () -> Bool
  private var theme: Theme
  private var written: Theme
  private var shown: Canvas?
  private let isOpeningGiven: Bool
  private var isPlaying = false

  /// What the screens remember.
  public private(set) var state: WorkbenchState

  /// A workbench on `screen` with `engine` behind it.
  ///
  /// - Parameters:
  ///   - theme: the theme to begin with; it is adapted to the screen's colours.
  ///   - themeNames: names to choose from.
  ///   - opening: the table or session that the engine has been told to open, if it has.
  ///   - configuration: what the person's files and the command line say.
  ///   - themesChanged: whether theme files were written since it was last asked; it is asked after
  ///     every wait, and the theme on show is then read anew.
  ///   - themes: finds a theme by name; where it throws, the theme on show stays and a notice says why.
  public init(
    screen: any Screen, engine: any WorkbenchEngine, theme: Theme,
    themeNames: [String] = ["dark", "light"], entries: [StartEntry] = [], opening: String? = nil,
    configuration: WorkbenchConfiguration = WorkbenchConfiguration(),
    themesChanged: @escaping () -> Bool = { false },
    themes: @escaping (String) throws -> ThemeFile = Workbench.builtinTheme
  ) {
    self.screen = screen
    self.engine = engine
    self.themes = themes
    self.themesChanged = themesChanged
    isOpeningGiven = opening != nil
    written = theme
    self.theme = theme.adapted(to: min(screen.depth, configuration.settings.color.most))
    state = WorkbenchState(
      size: screen.size, opening: opening, entries: entries, themes: themeNames,
      theme: theme.name, configuration: configuration)
  }

  /// The themes inside the program: `dark` and `light`.
  public nonisolated static func builtinTheme(_ name: String) throws -> ThemeFile {
    try ThemeLibrary(folders: []).theme(named: name)
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
  ///
  /// - Parameter isAwaited: whether there is still something to wait for, asked once the newest snapshot was
  ///   taken: what became of the work with it wakes nobody any more.
  public func step(timeout: Int?, while isAwaited: () -> Bool = { true }) -> Int32? {
    if isOpeningGiven, engine.snapshot.openingFailure != nil { return 2 }
    if let status = apply(state.receive(engine.snapshot)) { return status }
    draw()
    let isWaiting = !state.isSearching && isAwaited()
    let events = screen.nextEvents(timeout: isWaiting ? timeout : 0)
    if events.isEmpty, state.isSearching { state.searchOn(engine.snapshot) }
    if themesChanged() { show(state.theme, isReread: true) }
    for event in events {
      if let status = take(event) { return status }
    }
    return nil
  }

  /// Draws the newest state, unless the picture would be the same.
  public func draw() {
    let painter = Painter(state, engine.snapshot, theme: theme)
    shown = painter.canvas
    screen.present(painter.canvas, cursor: painter.cursor)
  }

  /// Whether everything that was asked for has been done and nothing is under way.
  var isIdle: Bool { engine.isIdle && !state.isSearching }

  private func take(_ event: InputEvent) -> Int32? {
    let snapshot = engine.snapshot
    if let status = apply(state.receive(snapshot)) { return status }
    return apply(state.handle(event, snapshot: snapshot))
  }

  private func apply(_ effects: [Effect]) -> Int32? {
    for effect in effects {
      switch effect {
      case .send(let command): engine.send(command)
      case .quit(let status): return status
      case .repaint: screen.invalidate()
      case .suspend: screen.suspend()
      case .mouse(let taken): screen.setMouse(taken)
      case .copy(let text): screen.copy(text ?? (shown?.lines ?? []).joined(separator: "\n"))
      case .theme(let name): show(name)
      case .setting(let key, let settings): keep(key, settings)
      case .completePath(let prompt):
        state.take(PathCompletion(prompt.field.text, isWanted: prompt.takes(file:)))
      case .freePath(let path, let isScenario):
        state.suggest(ReleaseFiles.free(path, isScenario: isScenario), insteadOf: path)
      case .findReplaced(let path, let isScenario, let inputs):
        state.warn(of: ReleaseFiles.replaced(by: path, isScenario: isScenario), at: path)
        if let reason = ReleaseFiles.refusal(of: path, isScenario: isScenario, inputs: inputs) {
          state.refuse(path, because: reason)
        }
      case .opened(let path): remember { $0.add(path, time: RecentFiles.text(Date())) }
      case .forget(let path): remember { $0.forget(path) }
      case .writeMacro(let macro, let path):
        attempt("wrote \(path)") { try AtomicFile.write(macro.text, to: path) }
      case .playFile(let path):
        var macro: Macro?
        attempt(nil) { macro = try Macro(path: path) }
        guard let macro else { continue }
        if macro.entries.count > macro.events.count {
          state.say(
            .info, "settle, expect, absent and screen are for semblance play and were passed over")
        }
        if let status = play(macro) { return status }
      case .play(let macro, let times):
        for _ in 0..<times {
          if let status = play(macro) { return status }
        }
      }
    }
    return nil
  }

  /// Changes the list of what was opened; what another run has written meanwhile stays.
  private func remember(_ change: (inout RecentFiles) -> Void) {
    guard let file = state.configuration.recentPath, state.settings.remembersOpened else { return }
    attempt(nil) {
      var recent = (try? RecentFiles(path: file)) ?? RecentFiles()
      change(&recent)
      try recent.write(to: file)
    }
  }

  /// Gives the events of a macro as if they were typed ahead; one within another is not played.
  private func play(_ macro: Macro) -> Int32? {
    guard !isPlaying else { return nil }
    isPlaying = true
    defer { isPlaying = false }
    for event in macro.events {
      // The size is the terminal's own.
      if case .resize = event { continue }
      if let status = take(event) { return status }
    }
    return nil
  }

  private func attempt(_ success: String?, _ body: () throws -> Void) {
    do {
      try body()
      if let success { state.say(.good, success) }
    } catch {
      state.say(.error, "\(error)")
    }
  }

  private func show(_ name: String, isReread: Bool = false) {
    do {
      let file = try themes(name)
      written = file.theme
      for warning in file.warnings.prefix(3) { state.say(.warning, warning.description) }
      if isReread { state.say(.info, "theme \(name) read again") }
    } catch {
      state.say(.error, "\(error); the theme on show stays")
    }
    adapt()
  }

  private func adapt() {
    theme = written.adapted(to: min(screen.depth, state.settings.color.most))
  }

  private func keep(_ key: Settings.Key, _ settings: Settings) {
    screen.setGlyphs(settings.glyphs)
    screen.setSynchronized(settings.synchronized)
    adapt()
    guard let path = state.configuration.settingsPath else { return }
    attempt(nil) { try SettingsFile.write(key, settings, to: path) }
  }
}

extension ScreenOptions.ColorChoice {
  /// The most colours that the choice allows.
  var most: ColorDepth {
    switch self {
    case .automatic, .direct: .direct
    case .never: .none
    case .sixteen: .sixteen
    case .indexed: .indexed
    }
  }
}
