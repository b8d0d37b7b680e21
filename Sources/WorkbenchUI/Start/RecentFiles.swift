import Documents
import Foundation

/// The tables and sessions that a person opened last, newest first: paths and times, in a file for its owner only.
public struct RecentFiles: Hashable, Sendable {
  /// A table or session that was opened.
  public struct Entry: Hashable, Sendable {
    /// Its absolute path.
    public var path: String
    /// When it was opened last, in local time, as `2026-03-01 14:05`.
    public var time: String
  }

  /// How many are kept.
  public static let most = 20

  /// The files, newest first; each once.
  public private(set) var entries: [Entry] = []

  /// None.
  public init() {}

  /// Reads the list; it is empty where there is no file.
  ///
  /// - Throws: ``InputError`` with its place for a file that is damaged.
  public init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let root = try DocumentNode.parse(TextFile.read(path, limit: 1 << 20), file: path)
    let fields = try root.mapping(allowing: ["version", "opened"])
    _ = try fields.required("version").integer(in: 1...1)
    entries = try fields.required("opened").sequence().map { node in
      let entry = try node.mapping(allowing: ["path", "time"])
      return Entry(
        path: try entry.required("path").string(), time: try entry.required("time").string())
    }
  }

  /// Puts a file first.
  public mutating func add(_ path: String, time: String) {
    entries.removeAll { $0.path == path }
    entries.insert(Entry(path: path, time: time), at: 0)
    entries = Array(entries.prefix(RecentFiles.most))
  }

  /// Takes a file off the list.
  public mutating func forget(_ path: String) { entries.removeAll { $0.path == path } }

  /// Writes the list, in a folder that is made where it is not there.
  ///
  /// - Throws: ``InputError`` where it cannot be written.
  public func write(to path: String) throws {
    try? FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    let list = entries.map {
      DocumentValue.map([("path", .text($0.path)), ("time", .text($0.time))])
    }
    let document = DocumentValue.map([("version", .integer(1)), ("opened", .list(list))])
    try AtomicFile.write(
      document.yaml(comment: ["What Semblance opened last; the settings page switches it off."]),
      to: path, isPrivate: true)
  }

  /// A moment in local time, as ``Entry/time`` writes it.
  static func text(_ moment: Date) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
    return String(moment.formatted(style).prefix(16))
  }
}
