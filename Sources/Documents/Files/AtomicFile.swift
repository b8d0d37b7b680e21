/// Writes a file so that its path holds the old bytes or all of the new ones, whatever happens.
///
/// The bytes go to a temporary file of mode 0600 in the same folder, are flushed to disk, and the
/// file is renamed; the folder is flushed last. A failure removes the temporary file.
public enum AtomicFile {
  /// Writes bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole of the file.
  ///   - path: Where it goes; symbolic links are followed.
  ///   - isPrivate: Whether only the owner may read it (mode 0600); otherwise an older file's mode
  ///     is kept, or the process's mask decides.
  /// - Throws: ``InputError`` that names the path and what to do.
  public static func write(
    _ bytes: some Sequence<UInt8>, to path: String, isPrivate: Bool = false
  ) throws {
    try write(to: path, isPrivate: isPrivate) { try $0.write(bytes) }
  }

  /// Writes text as UTF-8.
  ///
  /// - Throws: ``InputError`` that names the path and what to do.
  public static func write(_ text: String, to path: String, isPrivate: Bool = false) throws {
    try write(text.utf8, to: path, isPrivate: isPrivate)
  }

  /// Writes what `body` gives to the sink; nothing is written where `body` throws.
  ///
  /// - Throws: ``InputError`` that names the path and what to do, or what `body` throws.
  public static func write(
    to path: String, isPrivate: Bool = false, _ body: (FileSink) throws -> Void
  ) throws {
    try StagedFile(path: path, isPrivate: isPrivate, body).moveIntoPlace()
  }

  /// Learns by a trial file, which it removes, whether `path` could be written now.
  ///
  /// - Throws: ``InputError`` that names the path and what to do.
  public static func checkWritable(_ path: String) throws {
    _ = try StagedFile(path: path, isPrivate: true) { _ in }
  }
}
