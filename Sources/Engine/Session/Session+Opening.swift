import Documents
import Foundation

extension Session {
  /// The session behind a path given to the workbench: a session file, or a table with its
  /// dictionary beside it.
  ///
  /// A table without a session of its own opens in the mode declared of it elsewhere.
  ///
  /// - Throws: `InputError` when a session file is wrong.
  static func opening(_ path: String, setup: WorkbenchSetup) throws -> Session {
    var session: Session
    if isSessionFile(path) {
      session = try read(path)
    } else {
      session = Session(input: path)
      session.schema = besideTable(path)
      if FileManager.default.fileExists(atPath: path) {
        session.mode = try DeclaredMode.of(path, workspace: setup.workspace)
      }
    }
    if let schema = setup.table.schemaPath { session.schema = absolute(schema) }
    return session
  }

  /// `NAME.schema.yaml` beside `NAME.csv`, where there is one.
  static func besideTable(_ path: String) -> String? {
    let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    let candidate = stem + ".schema.yaml"
    return FileManager.default.fileExists(atPath: candidate) ? candidate : nil
  }

  /// The same session in another file: paths that were relative to the old file stay right.
  func moved(to target: String) -> Session {
    var session = self
    session.input = Session.path(inputPath, seenFrom: target)
    session.schema = schemaPath.map { Session.path($0, seenFrom: target) }
    session.path = target
    return session
  }

  /// `path` as a file in the folder of `file` would write it: relative inside that folder,
  /// absolute elsewhere.
  static func path(_ path: String, seenFrom file: String) -> String {
    let full = absolute(path)
    let own = absolute(file)
    guard let slash = own.lastIndex(of: "/") else { return full }
    let folder = String(own[...slash])
    return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : full
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

extension WorkbenchSetup {
  /// How the table of a session is read.
  func source(for session: Session) -> TableSource {
    var source = table
    source.path = session.inputPath
    source.schemaPath = session.schemaPath
    return source
  }
}
