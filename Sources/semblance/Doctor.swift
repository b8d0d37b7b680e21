import Documents
import Foundation
import Terminal
import WorkbenchUI

/// What the workbench would use on this terminal, with these files.
@MainActor struct Doctor {
  private let files: WorkbenchFiles
  private let settings: Settings
  private let themeName: String
  private let environment = ProcessInfo.processInfo.environment

  /// Looks with settings that hold the command line's wishes.
  init(files: WorkbenchFiles, settings: Settings, theme: String?) {
    self.files = files
    self.settings = settings
    themeName = theme ?? settings.theme ?? "dark"
  }

  /// Everything found out, section by section.
  var facts: [DiagnosticFact] { program + terminal + looks + paths }

  private var program: [DiagnosticFact] {
    [
      DiagnosticFact("program", "version", Semblance.version),
      DiagnosticFact("program", "path", Bundle.main.executablePath ?? "unknown"),
      DiagnosticFact("program", "ncurses", TerminalFacts.ncursesVersion),
    ]
  }

  private var terminal: [DiagnosticFact] {
    let facts = TerminalFacts(environment: environment)
    let depth = facts.depth(settings.color, environment: environment)
    let needed = MainLayout.least
    let isUnicode = facts.characterSet == "UTF-8"
    let isSmall = facts.size.map { $0.width < needed.width || $0.height < needed.height } ?? false
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return [
      DiagnosticFact(
        "terminal", "TERM", facts.name.isEmpty ? "not set" : facts.name,
        problem: facts.isKnown
          ? nil
          : "no description of it is installed; set TERM to what it is, or install ncurses-term"),
      DiagnosticFact(
        "terminal", "colours",
        "\(depth.words) (the description has \(facts.colors), the choice is \(settings.color.rawValue)"
          + (refused ? ", NO_COLOR is set)" : ")")),
      DiagnosticFact(
        "terminal", "locale", "\(locale), \(facts.characterSet)",
        problem: isUnicode || settings.glyphs == .ascii
          ? nil : "it is not UTF-8, so plain ASCII is drawn; set LANG=C.UTF-8"),
      DiagnosticFact("terminal", "glyphs", isUnicode ? settings.glyphs.rawValue : "ascii"),
      DiagnosticFact(
        "terminal", "size",
        facts.size.map { "\($0.width)x\($0.height)" } ?? "standard output is no terminal",
        problem: isSmall ? "the least is \(needed.width)x\(needed.height)" : nil),
      DiagnosticFact(
        "terminal", "mouse", settings.mouse ? "taken (F2 or --no-mouse leaves it)" : "left alone"),
      DiagnosticFact(
        "terminal", "synchronized", settings.synchronized ? "yes (--no-sync switches off)" : "no"),
      DiagnosticFact("terminal", "within", within),
    ]
  }

  private var locale: String {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { name in
      environment[name].flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
    }.first ?? "none set"
  }

  private var within: String {
    let all = [
      ("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh"), ("SSH_TTY", "ssh"),
    ].filter { environment[$0.0] != nil }.map(\.1)
    return all.isEmpty ? "nothing known" : Array(Set(all)).sorted().joined(separator: ", ")
  }

  private var looks: [DiagnosticFact] {
    let library = ThemeLibrary.standard()
    var problem: String?
    do {
      problem = try library.theme(named: themeName).warnings.first?.description
    } catch {
      problem = "\(error)"
    }
    return [
      DiagnosticFact(
        "theme", "name", themeName, problem: problem),
      DiagnosticFact("theme", "file", library.path(named: themeName) ?? "inside the program"),
      DiagnosticFact("theme", "to choose from", library.names.joined(separator: ", ")),
    ]
  }

  private var paths: [DiagnosticFact] {
    func file(_ name: String, _ path: String?) -> DiagnosticFact {
      let isThere = path.map { FileManager.default.fileExists(atPath: $0) } ?? false
      return DiagnosticFact(
        "files", name, (path ?? "no home folder") + (isThere ? "" : " (not there)"),
        problem: files.problem(in: path))
    }
    return [
      file("keys", files.keysPath), file("settings", files.settingsPath),
      file("recent", files.recentPath),
      DiagnosticFact(
        "files", "themes", ThemeLibrary.standard().folders.joined(separator: ", ")),
      DiagnosticFact(
        "files", "samples", ShareFolder.locate("SampleData") ?? "not found",
        problem: ShareFolder.locate("SampleData") == nil
          ? "set SEMBLANCE_SHARE to the folder that holds SampleData and Themes" : nil),
      DiagnosticFact("files", "log", LogPath.folder + "semblance-UID-PID.log while it runs"),
    ]
  }
}

extension ColorDepth {
  /// Such as `256 colours`.
  fileprivate var words: String {
    switch self {
    case .none: "none"
    case .eight: "8"
    case .sixteen: "16"
    case .indexed: "256"
    case .direct: "true colour"
    }
  }
}
