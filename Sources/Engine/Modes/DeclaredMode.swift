import Documents
import Foundation
import Governance

/// In which mode a table is explored that is named without a session.
public enum DeclaredMode {
  /// The strictest mode that a session beside the table declares, or the blind mode of its account.
  ///
  /// - Throws: `InputError` where the ledger cannot be used.
  /// - Complexity: the sessions of one folder, and O(bytes of the file) where some account is blind.
  public static func of(_ path: String, workspace: String?) throws -> ExplorationMode {
    if Session.isSessionFile(path) { return try Session.read(path).mode }
    let own = URL(fileURLWithPath: path).standardizedFileURL
    let folder = own.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var declared = ExplorationMode.curator
    for name in names.sorted() where Session.isSessionFile(name) {
      guard let session = try? Session.read(folder + "/" + name),
        URL(fileURLWithPath: session.inputPath).standardizedFileURL == own
      else { continue }
      if session.mode.ledgerMode < declared.ledgerMode { declared = session.mode }
    }
    guard declared == .curator else { return declared }
    guard let place = try? Workspace.open(from: workspace) else { return .curator }
    let ledger = try place.ledger()
    guard try ledger.accounts().contains(where: { $0.mode == .blind }) else { return .curator }
    let account = try ledger.account(for: try place.fingerprint(of: path))
    return account?.mode == .blind ? .blind : .curator
  }

  /// Refuses a command on a table whose mode does not allow it.
  ///
  /// - Throws: `InputError` in one sentence.
  public static func check(_ use: RealDataUse, of path: String, workspace: String?) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    try of(path, workspace: workspace).check(use, file: path)
  }
}
