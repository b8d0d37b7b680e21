import Documents
import Foundation
import Terminal
import WorkbenchUI

/// A person's own files and what was wrong in them: nothing there keeps the program from starting.
struct WorkbenchFiles {
  /// The folder of the person's own files.
  let folder = ConfigFolder.path()
  /// Which keys do what.
  private(set) var keys = KeyMap.standard
  /// How the program looks and behaves.
  private(set) var settings = Settings()
  /// Mistakes and conflicts, by file.
  private(set) var problems: [(path: String, error: InputError)] = []

  /// The tables and sessions that were opened before.
  private(set) var recent = RecentFiles()

  var recentPath: String? { StateFolder.path().map { $0 + "/recent.yaml" } }
  var keysPath: String? { folder.map { $0 + "/keys.yaml" } }
  var settingsPath: String? { folder.map { $0 + "/settings.yaml" } }

  init() {
    if let path = keysPath, FileManager.default.fileExists(atPath: path) {
      if let file = attempt(path, { try KeyMapFile(path: path) }) {
        keys = file.map
        problems += file.warnings.map { (path, $0) }
      }
    }
    if let path = settingsPath, FileManager.default.fileExists(atPath: path) {
      settings = attempt(path) { try SettingsFile(path: path).settings } ?? settings
    }
    if let path = recentPath, settings.remembersOpened {
      recent = attempt(path) { try RecentFiles(path: path) } ?? recent
    }
  }

  /// Sentences for the person at the start.
  var notices: [String] { problems.map { $0.error.description } }

  /// What was found wrong in a file, and how much of it.
  func problem(in path: String?) -> String? {
    let found = problems.filter { $0.path == path }
    guard let first = found.first else { return nil }
    let more = found.count > 1 ? " (and \(found.count - 1) more)" : ""
    var error = first.error
    error.file = nil
    return error.description + more
  }

  private mutating func attempt<Value>(_ path: String, _ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      problems.append((path, error as? InputError ?? InputError("\(error)", file: path)))
      return nil
    }
  }
}
