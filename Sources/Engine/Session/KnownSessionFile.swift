import Documents

/// A session's file as it was last read or written here, to see whether another program wrote it since.
struct KnownSessionFile: Sendable {
  let path: String
  private var text: String?

  /// Takes the file as it is now.
  init(_ path: String) {
    self.path = path
    text = try? TextFile.read(path)
  }

  /// Refuses to write over what another program wrote; asked again, it lets that happen.
  ///
  /// - Throws: `InputError` the first time that the file holds something else than was known.
  mutating func checkUnchanged() throws {
    let now = try? TextFile.read(path)
    guard let now, now != text else { return }
    text = now
    throw InputError(
      "another program has changed the session since it was opened here; save once more to write "
        + "over it, or save under another name", file: path)
  }
}
