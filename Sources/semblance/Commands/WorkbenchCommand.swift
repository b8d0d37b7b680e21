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
  @Option(help: "A theme's name.") var theme: String?
  @Option(help: "Colours: auto, never, 16, 256 or true.") var color = "auto"
  @Flag(help: "Draw with plain ASCII only.") var ascii = false
  @Flag(help: "Leave the mouse to the terminal.") var noMouse = false
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard !common.json else {
      throw InputError("the workbench has no JSON output; use a command, see `semblance --help`")
    }
    if let input { try checkReadable(input) }
    let status = try MainActor.assumeIsolated { try open() }
    if status != 0 { throw ExitCode(status) }
  }

  /// A path that cannot be read ends the program before a screen is taken.
  private func checkReadable(_ path: String) throws {
    if Session.isSessionFile(path) {
      let session = try Session.read(path)
      // The table may not even be here yet: it stays closed until the release.
      guard session.mode != .design else { return }
      try checkReadable(session.inputPath)
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(
        "there is no such file or command; see `semblance --help`", file: path)
    }
    guard !isFolder.boolValue, FileManager.default.isReadableFile(atPath: path) else {
      throw InputError("it cannot be read as a file; check the path and permissions", file: path)
    }
  }

  @MainActor private func open() throws -> Int32 {
    var options = ScreenOptions()
    guard let choice = ColorNames.choice(color) else {
      throw InputError("--color must be auto, never, 16, 256 or true", value: color)
    }
    options.color = choice
    options.ascii = ascii
    options.mouse = !noMouse
    options.log = logPath()
    let library = ThemeLibrary.standard()
    let wanted = try theme ?? sessionTheme() ?? "dark"
    let first = try library.theme(named: wanted)
    let wake = try WakeSignal()
    let engine = SessionEngine(
      WorkbenchSetup(
        table: table.source(input ?? ""), workspace: common.workspace,
        version: Semblance.version))
    WakeRelay.start(from: engine.wakeDescriptor, to: wake)
    let screen = try NcursesScreen(options: options, wake: wake)
    defer { screen.close() }
    if let input { engine.send(.open(path: input)) }
    let workbench = Workbench(
      screen: screen, engine: engine, theme: first.theme, themeNames: library.names,
      samples: Samples.all, opening: input,
      themes: { try? library.theme(named: $0).theme })
    let status = workbench.run()
    engine.close()
    if status == 2, let failure = engine.snapshot.openingFailure {
      screen.close()
      throw InputError(failure)
    }
    return status
  }

  private func sessionTheme() throws -> String? {
    guard let input, Session.isSessionFile(input) else { return nil }
    return try Session.read(input).choices.theme
  }

  private func logPath() -> String {
    NSTemporaryDirectory() + "semblance-\(getuid())-\(getpid()).log"
  }
}

/// The words of `--color`.
private enum ColorNames {
  static func choice(_ name: String) -> ScreenOptions.ColorChoice? {
    ScreenOptions.ColorChoice.allCases.first { "\($0.rawValue)" == name }
  }
}

/// The shipped samples, where they are installed.
private enum Samples {
  static var all: [Sample] {
    guard let folder = ShareFolder.locate("SampleData") else { return [] }
    return [
      ("admissions", "20,000 hospital admissions, 15 columns"),
      ("payments", "100,000 card payments with a rare fraud flag"),
    ].map { Sample(path: "\(folder)/\($0.0).semblance.yaml", summary: $0.1) }
  }
}
