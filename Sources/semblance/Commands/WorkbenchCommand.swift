import ArgumentParser
import Documents
import Engine
import Foundation
import Terminal
import WorkbenchUI

/// `semblance [INPUT|SESSION]`: the workbench.
struct WorkbenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench", abstract: "Open the workbench (also without a command).")

  @Argument(help: "A CSV file or a session file; without it the start screen opens.")
  var input: String?
  @OptionGroup var looks: WorkbenchOptions
  @Flag(help: "Say what terminal, theme, keys and files would be used, and end.")
  var doctor = false
  @Flag(help: "Change, write and charge nothing.") var readOnly = false
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    if doctor {
      var command = DoctorCommand()
      command.screen = looks
      command.common = common
      return try command.run()
    }
    guard !common.json else {
      throw InputError("the workbench has no JSON output; use a command, see `semblance --help`")
    }
    if let input { try WorkbenchInput.check(input) }
    let status = try MainActor.assumeIsolated { try open() }
    if status != 0 { throw ExitCode(status) }
  }

  @MainActor private func open() throws -> Int32 {
    let files = WorkbenchFiles()
    let settings = try looks.over(files.settings)
    var options = ScreenOptions()
    options.color = settings.color
    options.glyphs = settings.glyphs
    options.mouse = settings.mouse
    options.synchronized = settings.synchronized
    options.log = LogPath.file
    let library = ThemeLibrary.standard()
    let (first, mistakes) = try theme(library, settings)
    var configuration = WorkbenchConfiguration()
    configuration.keys = files.keys
    configuration.settings = settings
    configuration.settingsPath = files.settingsPath
    configuration.recentPath = files.recentPath
    configuration.notices = files.notices + mistakes
    configuration.facts =
      Doctor(files: files, settings: settings, theme: first.name).facts
    let wake = try WakeSignal()
    var setup = WorkbenchSetup(
      table: table.source(input ?? ""), workspace: common.workspace, version: Semblance.version)
    setup.isReadOnly = readOnly
    let engine = SessionEngine(setup)
    try WakeRelay.start(from: engine.wakeDescriptor, to: wake)
    let screen = try NcursesScreen(options: options, wake: wake)
    defer { screen.close() }
    configuration.notices += screen.notices
    if let input { engine.send(.open(path: input)) }
    let watch = ThemeWatch(library, wake: wake)
    let workbench = Workbench(
      screen: screen, engine: engine, theme: first, themeNames: library.names,
      entries: StartPage.entries(files), opening: input, configuration: configuration,
      themesChanged: { watch?.takeChange() ?? false },
      themes: { try library.theme(named: $0) })
    let status = workbench.run()
    engine.close()
    if status == 2, let failure = engine.snapshot.openingFailure {
      screen.close()
      throw InputError(failure)
    }
    return status
  }

  /// The theme to begin with and what is wrong with it. One that is named on the command line must be
  /// there; another gives way to `dark`.
  private func theme(
    _ library: ThemeLibrary, _ settings: Settings
  ) throws -> (theme: Theme, mistakes: [String]) {
    if let name = looks.theme {
      let file = try library.theme(named: name)
      return (file.theme, file.warnings.map(\.description))
    }
    do {
      let name = try WorkbenchInput.theme(input) ?? settings.theme ?? "dark"
      let file = try library.theme(named: name)
      return (file.theme, file.warnings.map(\.description))
    } catch let error as InputError {
      return (Theme.dark, ["\(error.description); the theme dark is shown"])
    }
  }
}
