import Foundation

/// Which file a path leads to, links followed, whatever it is called.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  /// Its length in bytes when it was looked at.
  public let size: Int

  /// The file at `path`; `nil` where there is none.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
  }

  /// Whether both are one file, whatever its length was.
  public static func == (one: FileIdentity, other: FileIdentity) -> Bool {
    one.device == other.device && one.number == other.number
  }

  /// Hashes what tells files apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(device)
    hasher.combine(number)
  }

  /// Refuses to write over a file that is being read.
  ///
  /// - Throws: `InputError` where `output` leads to one of `inputs`.
  public static func check(_ output: String, isNotOneOf inputs: [String]) throws {
    guard let own = FileIdentity(output) else { return }
    for input in inputs where FileIdentity(input) == own {
      throw InputError(
        "this would overwrite \(input), which is being read; write to another file", file: output)
    }
  }
}
