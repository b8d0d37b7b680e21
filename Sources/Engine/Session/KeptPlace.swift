import Documents
import Foundation

/// Where a person left the screens: words of the screen's own, which the engine keeps beside the journal and does
/// not read.
public struct KeptPlace: Hashable, Sendable {
  /// What stood where, by the screen's names.
  public var fields: [String: String]

  /// A place with these fields.
  public init(_ fields: [String: String] = [:]) { self.fields = fields }

  /// Where the place of a journal's session is.
  static func path(beside journal: String) -> String {
    (journal.hasSuffix(".journal") ? String(journal.dropLast(8)) : journal) + ".place.yaml"
  }

  /// Writes the place.
  ///
  /// - Throws: `InputError` where the disk refuses.
  func write(to path: String) throws {
    let document = DocumentValue.map(
      fields.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
    try AtomicFile.write(
      document.yaml(comment: ["Where the screens of a session were left."]), to: path,
      isPrivate: true)
  }

  /// Reads the place that was kept; `nil` where there is none.
  ///
  /// - Throws: `InputError` where the file is damaged.
  static func read(_ path: String) throws -> KeptPlace? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let mapping = try DocumentNode.parse(TextFile.read(path, limit: 1 << 20), file: path).mapping()
    return KeptPlace(
      try Dictionary(mapping.entries.map { ($0.key, try $0.value.string()) }) { $1 })
  }
}
