import Documents
import Foundation

/// The pins of a session on disk, beside its journal: letters and choices, never data.
///
/// Their pictures are drawn anew when the session is opened again, with the draft noise of the workspace.
enum PinFile {
  /// A pin's letter and its choices.
  struct Entry: Sendable, Hashable {
    var letter: Character
    var choices: Choices
  }

  /// Where the pins of a journal's session are.
  static func path(beside path: String) -> String {
    (path.hasSuffix(".journal") ? String(path.dropLast(8)) : path) + ".pins"
  }

  /// Writes the pins; without any the file is removed.
  ///
  /// - Throws: `InputError` where the disk refuses.
  static func write(_ entries: [Entry], to path: String) throws {
    guard !entries.isEmpty else {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw InputError.system(errno, cannot: "remove the pins", path: path)
      }
      return
    }
    let pins = entries.map { entry in
      var session = Session(input: "")
      session.choices = entry.choices
      return DocumentValue.map([
        ("letter", .text(String(entry.letter))), ("choices", .text(session.text)),
      ])
    }
    try AtomicFile.write(
      DocumentValue.map([("pins", .list(pins))]).json(pretty: true) + "\n", to: path,
      isPrivate: true)
  }

  /// The pins that were kept; none where there is no file.
  ///
  /// - Throws: `InputError` where the file is damaged.
  static func read(_ path: String) throws -> [Entry] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let mapping = try DocumentNode.parse(json: try TextFile.read(path), file: path)
      .mapping(allowing: ["pins"])
    return try mapping.required("pins").sequence().map { node in
      let pin = try node.mapping(allowing: ["letter", "choices"])
      let letter = try pin.required("letter")
      guard let only = try letter.string().first, ("A"..."Z").contains(only) else {
        throw letter.error("a pin's letter is one of A to Z")
      }
      return Entry(
        letter: only,
        choices: try Session.parse(try pin.required("choices").string(), file: path).choices)
    }
  }
}
