import Documents
import GRDB

extension InputError {
  /// What SQLite refused, as a sentence with what to do.
  init(ledger error: DatabaseError, path: String) {
    let message =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        "another process holds the ledger; wait for it and try again"
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH,
        .SQLITE_CONSTRAINT:
        "the ledger is damaged; restore it from a backup"
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
        "the ledger cannot be opened for writing; check its permissions and its folder's"
      case .SQLITE_FULL: "the disk is full, so nothing was charged; free some space"
      case .SQLITE_IOERR: "the disk refuses the ledger, so nothing was charged; check the disk"
      default: "the ledger cannot be used: \(error.message ?? "unknown cause")"
      }
    self.init(message, file: path)
  }
}
