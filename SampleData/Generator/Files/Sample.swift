import Foundation

/// A table with its schema and a session ready to open, each as the text of its file.
struct Sample {
  /// The name the three files share.
  var name: String
  var table: String
  var schema: String
  var session: String

  /// Writes `NAME.csv`, `NAME.schema.yaml` and `NAME.semblance.yaml` into `folder`.
  ///
  /// - Throws: ``SampleFailure/unwritable(path:)`` at the first file that cannot be written.
  func write(into folder: String) throws {
    for (suffix, text) in [
      ("csv", table), ("schema.yaml", schema), ("semblance.yaml", session),
    ] {
      let path = "\(folder)/\(name).\(suffix)"
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw SampleFailure.unwritable(path: path)
      }
    }
  }
}
