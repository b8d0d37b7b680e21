import Foundation

/// A table or session that the start page offers.
public struct StartEntry: Hashable, Sendable {
  /// Why it is offered.
  public enum Section: String, Hashable, Sendable, CaseIterable {
    /// It was opened before.
    case recent = "opened before"
    /// It lies in the folder that the program was started in.
    case here = "in this folder"
    /// It came with the program.
    case sample = "samples"
  }

  /// Why it is offered.
  public var section: Section
  /// What ``Command/open(path:)`` is given.
  public var path: String
  /// What it is, or where and when, in a few words.
  public var summary: String

  /// A table or session at `path`.
  public init(_ section: Section, path: String, summary: String) {
    self.section = section
    self.path = path
    self.summary = summary
  }

  /// A table or session that was opened before: where it is and when that was, or that it is gone.
  public init(opened entry: RecentFiles.Entry) {
    let folder = HomePath.shortened(entry.path).split(
      separator: "/", omittingEmptySubsequences: false
    )
    .dropLast().joined(separator: "/")
    let isThere = FileManager.default.fileExists(atPath: entry.path)
    self.init(
      .recent, path: entry.path,
      summary: isThere ? "\(entry.time)  \(folder)/" : "not there any more  \(folder)/")
  }

  /// Its file's name.
  var name: String { String(path.split(separator: "/").last ?? "") }
}
