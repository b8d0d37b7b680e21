import Foundation
import Governance
import Terminal
import TestSupport
import Testing

@testable import Engine
@testable import WorkbenchUI

/// A whole workbench on a table of its own, led through every action of the registry.
///
/// The folder, the workspace's key and the secret of drafts are the same each time, so that whatever differs
/// between two tables comes from their rows.
@MainActor struct BlindTour {
  static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false}
      sex: {kind: category, domain: [F, M], nulls: false}
      ward: {kind: category, domain: [a, b, c], nulls: false}
      note: {kind: identifier}
    """

  /// What is only named, not done: they end or stop the program.
  private static let left: Set<ActionID> = [.quit, .suspend]

  let folder: ScratchFolder

  /// Empties the folder and lays out a session in `mode` on a table.
  func prepare(_ mode: ExplorationMode, _ table: String) throws {
    for name in folder.names { try FileManager.default.removeItem(atPath: folder.path(of: name)) }
    try folder.write(table, to: "in.csv")
    try folder.write(BlindTour.schema, to: "in.schema.yaml")
    try folder.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\nmode: \(mode.rawValue)\n",
      to: "s.semblance.yaml")
    try FileManager.default.createDirectory(
      atPath: folder.path(of: ".semblance"), withIntermediateDirectories: true)
    try folder.write(String(repeating: "k", count: 32), to: ".semblance/key")
    try folder.write("5eed", to: ".semblance/draft-seed")
  }

  /// A job on the session, as the command line makes it.
  func job(_ output: String) throws -> SynthesisJob {
    let session = try Session.read(folder.path(of: "s.semblance.yaml"))
    let setup = WorkbenchSetup(
      table: TableSource(path: ""), workspace: folder.path, version: "test")
    return SynthesisJob(
      session: session, table: setup.source(for: session), output: folder.path(of: output),
      workspace: folder.path, version: "test")
  }

  /// A pilot that was charged and measured: its request and what is kept of it.
  struct Measured {
    var charge: Charge
    var kept: String
  }

  /// Measures a pilot on the table as it is.
  func measuredPilot(epsilon: Double) throws -> Measured {
    try job("out.csv").measurePilot(epsilon: epsilon)
    let place = try Workspace.open(from: folder.path)
    let charges = try place.ledger().charges(
      of: try place.fingerprint(of: folder.path(of: "in.csv")))
    let charge = try #require(charges.first)
    return Measured(
      charge: charge,
      kept: try String(
        contentsOfFile: folder.path(of: ".semblance/measurements/\(charge.id).json"),
        encoding: .utf8))
  }

  /// Puts a pilot measured elsewhere here: the same noisy numbers under a charge of this table.
  ///
  /// - Returns: the charge's identity, which is drawn at random.
  func take(_ pilot: Measured) throws -> String {
    let place = try Workspace.open(from: folder.path)
    let ledger = try place.ledger()
    var request = pilot.charge.request
    request.fingerprint = try place.fingerprint(of: folder.path(of: "in.csv"))
    let id = try ledger.charge(request).id
    try FileManager.default.createDirectory(
      atPath: place.folder + "/measurements", withIntermediateDirectories: true)
    try folder.write(
      pilot.kept.replacingOccurrences(of: pilot.charge.id, with: id),
      to: ".semblance/measurements/\(id).json")
    try ledger.mark(.measured, charge: id)
    return id
  }

  /// Opens the session and does everything that the registry has, telling every screen on the way.
  func walk() throws -> (screens: [String], status: Int32?) {
    let path = folder.path(of: "s.semblance.yaml")
    let wake = try WakeSignal()
    let engine = SessionEngine(
      WorkbenchSetup(table: TableSource(path: ""), workspace: folder.path, version: "test"))
    try WakeRelay.start(from: engine.wakeDescriptor, to: wake)
    let screen = HeadlessScreen(width: 120, height: 40, wake: wake)
    engine.send(.open(path: path))
    let workbench = Workbench(screen: screen, engine: engine, theme: .dark, opening: path)
    let player = MacroPlayer(screen: screen, engine: engine, workbench: workbench)
    var screens: [String] = []
    let outcome = try player.play(BlindTour.macro) { _, _ in screens.append(told(screen.canvas)) }
    engine.close()
    return (screens, outcome.status)
  }

  /// Every page, and every action on the first page that has it, answered by Enter and left by Escape.
  private static var macro: Macro {
    var macro = Macro()
    func press(_ stroke: KeyStroke) {
      macro.append(.event(.key(stroke.key, stroke.modifiers)), line: 0)
    }
    func look() {
      // What a screen asks ahead of an edit is answered too.
      for _ in 0..<2 { macro.append(.settle, line: 0) }
      macro.append(.screen(nil), line: 0)
    }
    func open(_ page: Page) {
      press(KeyStroke(.escape))
      press(KeyStroke(.escape))
      guard let key = BlindTour.opening(page)?.keys.first else { return }
      press(key)
      look()
    }
    func type(_ text: String) { for key in text { press(KeyStroke.char(key)) } }
    look()
    for page in Page.allCases {
      for action in ActionRegistry.all where !left.contains(action.id) && action.isShown(on: page) {
        guard let stroke = action.keys.first else { continue }
        open(page)
        press(stroke)
        look()
        press(KeyStroke(.enter))
        look()
        press(KeyStroke(.escape))
        press(KeyStroke(.escape))
      }
    }
    // Lines that are right and that are wrong, and what the pages make of them.
    for (page, lines) in [
      (
        Page.rules,
        ["age < 98", "if ward = \"b\" then age > 20", "age <", "nobody > 1", "ward = \"zz\""]
      ),
      (.scenario, ["balance sex", "what if age > 7", "explode"]),
      (.postProcessing, ["round age to 5", "round nobody to 5"]),
    ] {
      for line in lines {
        open(page)
        press(KeyStroke.char("a"))
        type(line)
        look()
        press(KeyStroke(.enter))
        look()
        press(KeyStroke(.escape))
      }
      open(page)
      for key in "jjk" { press(KeyStroke.char(key)) }
      look()
    }
    for page in Page.allCases { open(page) }
    press(KeyStroke(.escape))
    press(KeyStroke(.escape))
    // An edit that differs, taken back, and what the rest looks like then.
    for key in "+-y u rtPJ" { press(KeyStroke.char(key)) }
    look()
    return macro
  }

  /// The action that opens a page.
  static func opening(_ page: Page) -> Action? {
    ActionRegistry.all.first { $0.id.rawValue == page.name }
  }

  /// A screen as text and styles.
  private func told(_ canvas: Canvas) -> String {
    var styles: [Style: Int] = [:]
    var marks: [String] = []
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        let style = canvas[x, y].style
        let number = styles[style] ?? styles.count
        styles[style] = number
        marks.append(String(number))
      }
    }
    return canvas.lines.joined(separator: "\n") + "\n" + marks.joined(separator: " ")
  }

  /// Every file but the table and the ledger, by name, without what a clock or chance has put there.
  func files(charge id: String) throws -> [String: String] {
    var files: [String: String] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for name in names where name != "in.csv" && !name.hasPrefix(".semblance/ledger.sqlite") {
      var isFolder: ObjCBool = false
      let path = folder.path(of: name)
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[plain(name, id)] = plain(try String(contentsOfFile: path, encoding: .utf8), id)
    }
    return files
  }

  /// A text without random names and times.
  func plain(_ text: String, _ id: String) -> String {
    text.replacingOccurrences(of: id, with: "CHARGE")
      .replacing(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?/, with: "TIME")
      .replacing(/"sha256": "[0-9a-f]{64}"/, with: "DIGEST")
  }
}

extension Action {
  /// Whether the tour does it there: on each of its own pages, on the main one what is nearly everywhere.
  fileprivate func isShown(on page: Page) -> Bool {
    pages.isEmpty || pages.count > 4 && pages.contains(.main)
      ? page == .main : pages.contains(page)
  }
}
