import Crypto
import Documents
import Foundation

/// The folder `.semblance`: the ledger, the key of fingerprints, and the measurements paid for.
public struct Workspace: Sendable {
  /// The path of the folder itself.
  public let folder: String
  private let key: SymmetricKey

  /// The name of every workspace's folder.
  public static let folderName = ".semblance"

  /// Opens the nearest workspace at or above `start`, or makes one there.
  ///
  /// - Parameter start: A folder, the current one if `nil`; it may be a `.semblance` folder itself.
  /// - Throws: `InputError` where the folder cannot be used, or its key is missing or damaged.
  public static func open(from start: String? = nil) throws -> Workspace {
    let given = start ?? "."
    guard let resolved = realpath(given, nil) else {
      throw InputError.system(errno, cannot: "open the workspace", path: given)
    }
    let origin = String(cString: resolved)
    free(resolved)
    guard isFolder(origin) else {
      throw InputError.system(ENOTDIR, cannot: "open the workspace", path: given)
    }
    if origin.hasSuffix("/" + folderName) { return try Workspace(folder: origin) }
    var place = origin
    while true {
      let candidate = (place == "/" ? "" : place) + "/" + folderName
      if isFolder(candidate) { return try Workspace(folder: candidate) }
      guard place != "/", let slash = place.lastIndex(of: "/") else { break }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
    let made = (origin == "/" ? "" : origin) + "/" + folderName
    guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
      throw InputError.system(errno, cannot: "make the workspace", path: made)
    }
    // Nothing of a workspace belongs in a repository.
    try AtomicFile.write("*\n", to: made + "/.gitignore")
    return try Workspace(folder: made)
  }

  private init(folder: String) throws {
    self.folder = folder
    key = try WorkspaceKey.load(
      folder + "/key", mayCreate: access(folder + "/ledger.sqlite", F_OK) != 0)
  }

  /// The ledger's path.
  public var ledgerPath: String { folder + "/ledger.sqlite" }

  /// Opens the ledger, or makes an empty one.
  ///
  /// - Throws: `InputError` where it cannot be opened, is damaged, was changed by hand, or is gone
  ///   although measurements that it charged for are still here.
  public func ledger() throws -> Ledger {
    if access(ledgerPath, F_OK) != 0, Workspace.isFolder(folder + "/measurements") {
      throw InputError(
        "the ledger is missing, but measurements that it charged for are here; restore it",
        file: ledgerPath)
    }
    return try Ledger(path: ledgerPath)
  }

  /// The keyed fingerprint of a file's bytes: HMAC-SHA256 under this workspace's key.
  ///
  /// A plain hash would let anyone test a guess at the whole table.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  /// - Complexity: O(bytes), in blocks of 1 MiB.
  public func fingerprint(of path: String) throws -> Fingerprint {
    var code = HMAC<SHA256>(key: key)
    try FileBlocks.read(path) { code.update(data: $0) }
    return Fingerprint(hexadecimal: Data(code.finalize()).hexadecimal)
  }

  /// HMAC-SHA256 of a text under this workspace's key.
  func code(of text: String) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// Which dataset an account is for, as 64 hexadecimal digits that tell nothing without the key.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// The digits, in lower case.
  public let hexadecimal: String

  /// The first twelve digits, enough to name it.
  public var short: String { String(hexadecimal.prefix(12)) }

  /// All digits.
  public var description: String { hexadecimal }

  /// Takes the digits of a fingerprint kept before.
  public init(hexadecimal: String) { self.hexadecimal = hexadecimal }
}
