import Documents

/// What a manifest says of the files beside it, read back to check them.
public struct ManifestDigests: Sendable, Hashable {
  /// SHA-256 by file name.
  public let files: [String: String]
  /// The table's name.
  public let table: String
  /// The name of the file of measurements.
  public let measurements: String

  /// Reads the digests of a manifest.
  ///
  /// - Throws: `InputError` with file, line and column.
  public static func read(_ path: String) throws -> ManifestDigests {
    try parse(try TextFile.read(path), file: path)
  }

  /// Reads a manifest's text; `file` is named in errors.
  ///
  /// - Throws: `InputError` with line and column.
  public static func parse(_ text: String, file: String? = nil) throws -> ManifestDigests {
    let root = try DocumentNode.parse(json: text, file: file).mapping()
    let version = try root.required("semblance")
    guard try version.string() == Manifest.header else {
      throw version.error("this is not a manifest that this program reads")
    }
    let files = try root.required("files")
    var digests: [String: String] = [:]
    let entries = try files.mapping().entries
    for entry in entries {
      let digest = try entry.value.mapping(allowing: ["sha256"]).required("sha256")
      let text = try digest.string()
      guard text.utf8.count == 64,
        text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
      else { throw digest.error("a SHA-256 has 64 hexadecimal digits") }
      digests[entry.key] = text
    }
    let ending = ".measurements.json"
    guard let measurements = entries.first(where: { $0.key.hasSuffix(ending) })?.key,
      let table = entries.first(where: { !$0.key.hasSuffix(ending) })?.key
    else { throw files.error("a manifest names a table and a file of measurements") }
    return ManifestDigests(files: digests, table: table, measurements: measurements)
  }
}
