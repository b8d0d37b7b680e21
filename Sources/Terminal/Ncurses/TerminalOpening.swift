import CNcurses
import Documents

#if canImport(Glibc)
  import Glibc
#endif

/// An ncurses terminal, opened under its own name or the nearest that is known.
@MainActor struct TerminalOpening {
  /// The screen.
  let handle: OpaquePointer
  /// The streams ncurses holds.
  let files: [UnsafeMutablePointer<FILE>]
  /// The name it was opened under.
  let name: String
  /// What the person should know.
  let notices: [String]

  /// - Throws: ``InputError`` where the terminal cannot move its cursor, or nothing can be opened.
  init(wanted: String, input: Int32, output: Int32) throws {
    let refusal = InputError(
      "This terminal cannot move its cursor, so nothing can be drawn; set TERM to what it really is, "
        + "such as xterm-256color.", value: "TERM=\(wanted)")
    if wanted == "dumb" { throw refusal }
    let files = [(output, "w"), (input, "r")].compactMap {
      fdopen(fcntl($0.0, F_DUPFD_CLOEXEC, 3), $0.1)
    }
    guard files.count == 2 else {
      throw InputError("The terminal cannot be opened a second time; raise `ulimit -n`.")
    }
    for name in [wanted, "xterm-256color", "xterm", "vt100"] where !name.isEmpty {
      guard let handle = newterm(name, files[0], files[1]) else { continue }
      guard TerminalKeys.string("cup") != nil else {
        endwin()
        delscreen(handle)
        files.forEach { fclose($0) }
        throw refusal
      }
      self.handle = handle
      self.files = files
      self.name = name
      notices =
        name == wanted
        ? [] : ["The terminal TERM=\(wanted) is not known here; it is treated as \(name)."]
      return
    }
    files.forEach { fclose($0) }
    throw InputError(
      "No description of this terminal was found; install ncurses-base or set TERM.",
      value: "TERM=\(wanted)")
  }
}
