import Crypto
import Documents
import Foundation

/// The secret key of a workspace's fingerprints: 32 bytes in a file for its owner only.
enum WorkspaceKey {
  static let size = 32

  /// Reads the key, or makes it where `mayCreate`.
  ///
  /// A new key would give every dataset a new account with nothing spent, so a missing one is an
  /// error once there is a ledger.
  static func load(_ path: String, mayCreate: Bool) throws -> SymmetricKey {
    if access(path, F_OK) != 0, errno == ENOENT {
      guard mayCreate else {
        throw InputError(
          "the key of this workspace is missing, so no dataset can be recognised; restore it",
          file: path)
      }
      try create(path)
    }
    let bytes = try TextFile.bytes(path, limit: 4096)
    guard bytes.count == size else {
      throw InputError(
        "the key of this workspace is damaged; restore it", file: path,
        value: "\(bytes.count) bytes")
    }
    chmod(path, 0o600)
    return SymmetricKey(data: bytes)
  }

  /// A hard link is made only where nothing stands, so two processes agree on one key.
  private static func create(_ path: String) throws {
    let key = SymmetricKey(size: .bits256)
    let draft = path + "-" + RandomName.make()
    try AtomicFile.write(key.withUnsafeBytes { Array($0) }, to: draft, isPrivate: true)
    defer { unlink(draft) }
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw InputError.system(errno, cannot: "write the key", path: path)
    }
  }
}
