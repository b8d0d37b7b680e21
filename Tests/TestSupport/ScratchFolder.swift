import Foundation

/// A folder of its own for one test, removed when the test lets go of it.
public final class ScratchFolder: Sendable {
  /// Its path, without a slash at the end.
  public let path: String

  /// Makes an empty folder among the system's temporary ones.
  public init() throws {
    path = NSTemporaryDirectory() + "semblance-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { remove() }

  /// Removes it with all that is in it; called from a `defer` it also outlives the last use of a path.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file within.
  public func path(of name: String) -> String { path + "/" + name }

  /// Writes a file within and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path(of: name)
  }

  /// The names within, sorted.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The permission bits of a file within, 0 where there is none.
  public func mode(of name: String) -> mode_t {
    var status = stat()
    return stat(path(of: name), &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
