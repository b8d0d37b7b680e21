import ArgumentParser
import Documents
import Engine
import Foundation
import Terminal
import WorkbenchUI

/// `semblance play FILE [SESSION]`: a macro on a workbench without a terminal.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a macro of keys without a terminal and print the screen.",
    discussion: """
      The macro is what the workbench records with “!”, or is written by hand: a step a line, one of \
      size, key, type, paste, click, double, press, drag, release, wheel, resize, settle, expect, \
      absent and screen (Documentation/Keys.md has them all). Each step waits until all work has \
      ended. Nothing is asked twice: a macro that releases, releases. \
      Exit status 1 where an expectation is not met; the workbench's own where the macro ends it.
      """)

  @Argument(help: "The macro.") var macro: String
  @Argument(help: "A CSV file or a session file; without it the start screen is played on.")
  var input: String?
  @Option(help: "COLUMNSxROWS; the macro's own size, or 120x40, without it.") var size: String?
  @OptionGroup var looks: WorkbenchOptions
  @Flag(help: "Change, write and charge nothing.") var readOnly = false
  @OptionGroup var table: TableOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let input { try WorkbenchInput.check(input) }
    let script = try Macro(path: macro)
    let extent = try size.map(PlayCommand.size) ?? script.size ?? Size(width: 120, height: 40)
    let settings = try settings()
    let (outcome, lines) = try MainActor.assumeIsolated {
      try play(script, extent, settings)
    }
    if common.json {
      let document = DocumentValue.map([
        ("steps", .integer(outcome.steps)),
        ("status", outcome.status.map { .integer(Int($0)) } ?? .null),
        ("failures", .list(outcome.failures.map(DocumentValue.text))),
        ("screen", .list(lines.map(DocumentValue.text))),
      ])
      Console.write(document.json(pretty: true) + "\n")
    } else {
      if !common.quiet, !script.showsScreens {
        Console.write(lines.joined(separator: "\n") + "\n")
      }
      for failure in outcome.failures { Console.complain("semblance: \(failure)") }
    }
    if !outcome.failures.isEmpty { throw ExitCode(1) }
    if let status = outcome.status, status != 0 { throw ExitCode(status) }
  }

  /// How a macro is shown: without times, so that the same macro shows the same screens.
  private func settings() throws -> Settings {
    var settings = try looks.over(Settings())
    settings.showsTimes = false
    return settings
  }

  @MainActor private func play(
    _ script: Macro, _ extent: Size, _ settings: Settings
  ) throws -> (MacroPlayer.Outcome, [String]) {
    let library = ThemeLibrary.standard()
    let wanted = try looks.theme ?? WorkbenchInput.theme(input) ?? "dark"
    let first = try library.theme(named: wanted)
    let wake = try WakeSignal()
    var setup = WorkbenchSetup(
      table: table.source(input ?? ""), workspace: common.workspace, version: Semblance.version)
    setup.isReadOnly = readOnly
    let engine = SessionEngine(setup)
    try WakeRelay.start(from: engine.wakeDescriptor, to: wake)
    let screen = HeadlessScreen(
      width: extent.width, height: extent.height, depth: .indexed, glyphs: settings.glyphs,
      wake: wake)
    if let input { engine.send(.open(path: input)) }
    var configuration = WorkbenchConfiguration()
    configuration.settings = settings
    // Where a person left the session is no part of the macro.
    configuration.keepsPlace = false
    let workbench = Workbench(
      screen: screen, engine: engine, theme: first.theme, themeNames: library.names,
      entries: Samples.all, opening: input, configuration: configuration,
      themes: { try library.theme(named: $0) })
    let player = MacroPlayer(screen: screen, engine: engine, workbench: workbench)
    let outcome = try player.play(script, file: macro) { lines, path in
      let text = lines.joined(separator: "\n") + "\n"
      if let path {
        try AtomicFile.write(text, to: path)
      } else if !common.json {
        Console.write(text)
      }
    }
    let lines = player.lines
    engine.close()
    if outcome.status == 2, let failure = engine.snapshot.openingFailure {
      throw InputError(failure)
    }
    return (outcome, lines)
  }

  private static func size(_ text: String) throws -> Size {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw InputError("--size must be COLUMNSxROWS, such as 120x40, each 1 … 1000", value: text)
    }
    return Size(width: parts[0], height: parts[1])
  }
}

extension Macro {
  /// Whether it prints screens itself.
  fileprivate var showsScreens: Bool {
    entries.contains { if case .screen(nil) = $0.step { true } else { false } }
  }
}
