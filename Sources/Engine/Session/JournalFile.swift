import Documents
import Foundation

/// The journal on disk: one line an edit, added as it is made, so that a killed program loses none.
///
/// It lies in the workspace under a name made of the session's (or table's) path. One program holds it at a
/// time; a second one on the same session goes without. A last line that was cut off is left out on reading.
final class JournalFile: Sendable {
  /// One line.
  enum Line: Sendable, Hashable {
    /// A session was opened in this state.
    case open(String)
    /// An edit of this name led to this state.
    case edit(name: String, merging: Bool, session: String)
    /// The newest edit was taken back, to this state.
    case undo(session: String)
    /// An edit was made again, to this state.
    case redo(session: String)
    /// The present state was saved to this file.
    case saved(String)
  }

  let path: String
  /// What it is the journal of.
  let subject: String
  private let descriptor: Int32

  /// Opens the journal of `subject` in the folder `folder`, which is made if it is not there.
  ///
  /// - Parameter subject: the absolute path of the session file, or of the table while there is none.
  /// - Returns: `nil` where another program holds it.
  /// - Throws: `InputError` when it cannot be written.
  init?(folder: String, subject: String) throws {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw InputError.system(errno, cannot: "make the folder", path: folder)
    }
    self.subject = subject
    path = folder + "/" + JournalFile.name(of: subject)
    let opened = Foundation.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw InputError.system(errno, cannot: "open the journal", path: path)
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      return nil
    }
    descriptor = opened
    dropTornLine()
  }

  /// Cuts off a last line without its end, so that the next one begins on a line of its own.
  private func dropTornLine() {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)), !bytes.isEmpty,
      bytes.last != UInt8(ascii: "\n")
    else { return }
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    _ = ftruncate(descriptor, off_t(whole))
  }

  deinit { close(descriptor) }

  /// A file name for a path: readable, and different for different paths.
  static func name(of subject: String) -> String {
    let last = subject.split(separator: "/").last.map(String.init) ?? "session"
    let plain = last.unicodeScalars.map {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == ".")
        ? String($0) : "-"
    }.joined()
    return plain.prefix(60) + "-" + ContentHash("journal", [], [subject]).short + ".journal"
  }

  /// Adds a line in one write, so that it is there whole or not at all.
  ///
  /// - Throws: `InputError` when the disk refuses.
  func append(_ line: Line, at time: Date = Date()) throws {
    let bytes = Array((JournalFile.text(of: line, at: time) + "\n").utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else {
      throw InputError.system(errno, cannot: "write the journal", path: path)
    }
  }

  /// Empties it, to begin anew; what was there is kept as `NAME~`.
  ///
  /// - Throws: `InputError` when the disk refuses.
  func restart() throws {
    let kept = try TextFile.read(path)
    if !kept.isEmpty { try AtomicFile.write(kept, to: path + "~", isPrivate: true) }
    guard ftruncate(descriptor, 0) == 0 else {
      throw InputError.system(errno, cannot: "empty the journal", path: path)
    }
  }

  /// The lines with their times, up to the first that cannot be read.
  func lines() -> [(line: Line, time: String)] {
    guard let text = try? TextFile.read(path) else { return [] }
    var lines: [(Line, String)] = []
    for row in text.split(separator: "\n") {
      guard let line = try? JournalFile.line(String(row)) else { break }
      lines.append(line)
    }
    return lines
  }

  private static func text(of line: Line, at time: Date) -> String {
    var pairs: [(String, DocumentValue)] = [("time", .text(time.formatted(.iso8601)))]
    switch line {
    case .open(let session): pairs += [("do", .text("open")), ("session", .text(session))]
    case .edit(let name, let merging, let session):
      pairs += [
        ("do", .text("edit")), ("name", .text(name)), ("merging", .boolean(merging)),
        ("session", .text(session)),
      ]
    case .undo(let session): pairs += [("do", .text("undo")), ("session", .text(session))]
    case .redo(let session): pairs += [("do", .text("redo")), ("session", .text(session))]
    case .saved(let path): pairs += [("do", .text("saved")), ("path", .text(path))]
    }
    return DocumentValue.map(pairs).json()
  }

  private static func line(_ text: String) throws -> (Line, String) {
    let mapping = try DocumentNode.parse(json: text).mapping()
    let time = try mapping.required("time").string()
    func string(_ key: String) throws -> String { try mapping.required(key).string() }
    switch try string("do") {
    case "open": return (.open(try string("session")), time)
    case "edit":
      return (
        .edit(
          name: try string("name"), merging: try mapping.required("merging").boolean(),
          session: try string("session")), time
      )
    case "undo": return (.undo(session: try string("session")), time)
    case "redo": return (.redo(session: try string("session")), time)
    case "saved": return (.saved(try string("path")), time)
    default: throw try mapping.required("do").error("this is no line of a journal")
    }
  }
}
