import Documents
import Engine
import Foundation

/// The file that the workbench is opened on.
enum WorkbenchInput {
  /// A path that cannot be read ends the program before a screen is taken.
  ///
  /// - Throws: `InputError` that says what is wrong with it.
  static func check(_ path: String) throws {
    if Session.isSessionFile(path) {
      let session = try Session.read(path)
      // The table may not even be here yet: it stays closed until the release.
      guard session.mode != .design else { return }
      try check(session.inputPath)
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

  /// The theme that a session names.
  static func theme(_ path: String?) throws -> String? {
    guard let path, Session.isSessionFile(path) else { return nil }
    return try Session.read(path).choices.theme
  }
}
