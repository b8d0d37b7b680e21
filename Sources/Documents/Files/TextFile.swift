import Foundation

/// Reads small text files, such as schemas and sessions, whole.
public enum TextFile {
  /// The text of a UTF-8 file of at most `limit` bytes.
  ///
  /// - Throws: ``InputError`` where it cannot be read, is a folder, is too large, or is not UTF-8
  ///   (with the line).
  public static func read(_ path: String, limit: Int = 64 << 20) throws -> String {
    let bytes = try bytes(path, limit: limit)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    throw InputError(
      "the text is not UTF-8; save it as UTF-8", file: path, line: firstBadLine(bytes))
  }

  /// The bytes of a file of at most `limit` bytes.
  ///
  /// - Throws: ``InputError`` where it cannot be read, is a folder, or is too large.
  public static func bytes(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError.system(errno, cannot: "read the file", path: path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = Foundation.read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError.system(errno, cannot: "read the file", path: path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= limit else {
        throw InputError(
          "the file is larger than \(limit >> 20) MiB, which no such file should be; check the path",
          file: path)
      }
    }
  }

  /// Learns whether `path` could be read now; nothing is read.
  ///
  /// - Throws: ``InputError`` where there is no such file, it is a folder, or it may not be read.
  public static func checkReadable(_ path: String) throws {
    var facts = stat()
    guard stat(path, &facts) == 0, access(path, R_OK) == 0 else {
      throw InputError.system(errno, cannot: "read the file", path: path)
    }
    guard facts.st_mode & S_IFMT != S_IFDIR else {
      throw InputError.system(EISDIR, cannot: "read the file", path: path)
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }
}
