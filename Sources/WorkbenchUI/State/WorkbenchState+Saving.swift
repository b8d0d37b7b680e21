import Engine

extension WorkbenchState {
  /// Saves to the session's file, and asks for a name where it has none.
  mutating func save(_ snapshot: Snapshot) -> [Effect] {
    guard sessionPath != nil else {
      ask(.saveAs, snapshot)
      return []
    }
    return sendSave(nil, snapshot)
  }

  /// Takes the choices as saved until the engine says otherwise.
  mutating func sendSave(_ path: String?, _ snapshot: Snapshot) -> [Effect] {
    beforeSave = BeforeSave(
      choices: savedChoices, mode: savedMode, path: sessionPath)
    sessionPath = path ?? sessionPath
    savedChoices = snapshot.choices
    savedMode = snapshot.mode
    return [.send(.save(path: path))]
  }

  /// Whether a path is a session file's.
  static func isSession(_ path: String) -> Bool { path.hasSuffix(".semblance.yaml") }

  /// A path up to the first point in its last part, so that what is written lies beside it.
  static func stem(of path: String) -> String {
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let end = path[start...].dropFirst().firstIndex(of: ".") else { return path }
    return String(path[..<end])
  }
}
