import Documents
import Governance

extension SynthesisJob {
  /// Refuses to blend in a table that is not public: the one that is synthesised, a copy of it, or one
  /// that has an account in the ledger.
  ///
  /// - Throws: `InputError` that names the file.
  /// - Complexity: O(bytes of the files blended in, and of the table where one of them is as long).
  func checkPublicTables() throws {
    let names = session.choices.publicTables
    guard !names.isEmpty else { return }
    let place = try? Workspace.open(from: workspace)
    // Rows of an earlier charge are made without the table; of what was charged there is an account.
    let own = FileIdentity(table.path)
    for path in names.map(session.resolved) {
      guard let file = FileIdentity(path) else { continue }
      let isItself = try own.map { try $0 == file || isCopy(path, file, of: $0) } ?? false
      let hasAccount =
        try place.map { place in
          try place.ledger().account(for: place.fingerprint(of: path)) != nil
        } ?? false
      guard isItself || hasAccount else { continue }
      throw InputError(
        isItself
          ? "this is the private table itself, whose rows must not be blended in; name a public table"
          : "this table has an account in the ledger, so its rows are private and must not be blended "
            + "in; name a public table", file: path)
    }
  }

  /// Whether a file has the table's bytes; they are read where the lengths agree.
  private func isCopy(
    _ path: String, _ file: FileIdentity, of own: FileIdentity
  ) throws -> Bool {
    guard file.size == own.size else { return false }
    return try ContentDigest.sha256(ofFile: path) == ContentDigest.sha256(ofFile: table.path)
  }
}
