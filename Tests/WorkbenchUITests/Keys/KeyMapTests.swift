import Documents
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Key maps")
@MainActor struct KeyMapTests {
  private func read(_ keys: String) throws -> KeyMapFile {
    try KeyMapFile(text: "version: 1\nkeys:\n\(keys)", file: "keys.yaml")
  }

  @Test("An action that is named has these keys and no others")
  func remapped() throws {
    let file = try read("  undo: [Backspace, F9]\n  export-draft: []\n  rows: ^\n")
    #expect(file.warnings == [])
    var configuration = WorkbenchConfiguration()
    configuration.keys = file.map
    let stage = Stage(width: 200, configuration: configuration)
    stage.type("+u")
    #expect(stage.engine.commands.last != .edit(.undo))
    stage.press(.backspace)
    #expect(stage.engine.commands.last == .edit(.undo))
    stage.type("^")
    #expect(stage.workbench.state.page == .rows)
    #expect(stage.shows("^ back"))
    stage.type("?export")
    #expect(stage.shows("Write the draft"))
    #expect(!stage.line(with: "Write the draft").contains("x  "))
  }

  @Test("Hints, help and palette show the person's keys")
  func shown() throws {
    var configuration = WorkbenchConfiguration()
    configuration.keys = try read(
      "  help: [F1]\n  share-up: [K]\n  share-down: [J]\n  journal: H\n"
    ).map
    let stage = Stage(configuration: configuration)
    #expect(stage.shows("F1 help"))
    #expect(stage.shows("JK share"))
    stage.press(.function(1))
    #expect(stage.line(with: "Raise the chosen column's share by 0.5").contains("K "))
  }

  @Test("A key of the registry goes to the file's action, and the conflict is named")
  func taken() throws {
    let file = try read("  maximise: [u]\n")
    let warning = try #require(file.warnings.first)
    #expect(file.warnings.count == 1 && warning.line == 3 && warning.file == "keys.yaml")
    #expect(warning.message.contains("“u” was the key of undo"))
    #expect(file.map.action(for: .char("u"), on: .main)?.id == .maximise)
    #expect(file.map.action(for: .char("u"), on: .rows)?.id == .undo)
  }

  @Test("Of two actions of a file the first keeps a key that both want on one page")
  func both() throws {
    let file = try read("  maximise: [F8, F7]\n  rows: [F8, F6]\n  take-up-pin: [F7]\n")
    #expect(file.warnings.count == 1)
    #expect(file.warnings.first?.line == 4)
    #expect(file.map.action(for: KeyStroke(.function(8)), on: .main)?.id == .maximise)
    #expect(file.map.action(for: KeyStroke(.function(6)), on: .main)?.id == .rows)
    // Pages apart share a key in peace.
    #expect(file.map.action(for: KeyStroke(.function(7)), on: .pins)?.id == .takeUpPin)
  }

  @Test(
    "Mistakes have a place, and the rest of the file holds",
    arguments: [
      ("  undoo: [F8]\n", "did you mean “undo”"),
      ("  undo: [Ctrl-I]\n", "the same for Ctrl-I as for Tab"),
      ("  undo: [ab]\n", "a key is one character"), ("  quit: []\n", "quit must have a key"),
      ("  suspend: [F8]\n", "stays with suspend"), ("  undo: [Ctrl-Z]\n", "always suspends"),
    ])
  func mistakes(line: String, message: String) throws {
    let file = try read(line + "  rows: [F9]\n")
    #expect(file.warnings.count == 1)
    #expect(file.warnings.first?.message.contains(message) == true, "\(file.warnings)")
    #expect(file.warnings.first?.line == 3)
    #expect(file.map.action(for: KeyStroke(.function(9)), on: .main)?.id == .rows)
    #expect(file.map.action(for: .char("q"), on: .main)?.id == .quit)
  }

  @Test(
    "A broken file is an error with its place",
    arguments: ["", "version: 2\n", "keys: {}\n", "version: 1\nmore: 1\n", "version: [\n"])
  func broken(text: String) {
    #expect(throws: InputError.self) { try KeyMapFile(text: text, file: "keys.yaml") }
  }

  @Test("Without a map every key of the registry does its action on each of its pages")
  func standard() {
    for page in Page.allCases {
      for action in ActionRegistry.all where action.belongs(to: page) {
        for key in action.keys {
          #expect(KeyMap.standard.action(for: key, on: page)?.id == action.id)
        }
      }
    }
  }

  @Test("Conflicts are said at the start")
  func atTheStart() throws {
    var configuration = WorkbenchConfiguration()
    configuration.notices = try read("  maximise: [u]\n").warnings.map(\.description)
    let stage = Stage(width: 200, configuration: configuration)
    #expect(stage.shows("keys.yaml, line 3"))
    #expect(stage.type("N").shows("“u” was the key of undo"))
  }

  @Test("Sentences name the person's keys, or the command where there is none")
  func sentences() throws {
    var configuration = WorkbenchConfiguration()
    configuration.keys = try read("  open: [F9]\n  pin: []\n").map
    let start = Stage(snapshot: .init(), configuration: configuration)
    #expect(start.shows("F9  open a table"))
    let stage = Stage(configuration: configuration)
    #expect(stage.type("b").shows("nothing is pinned yet; :pin pins"))
  }
}
