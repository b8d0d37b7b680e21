import Foundation

/// A table with its schema and a session ready to open, each as the text of its file.
struct Sample {
  /// The name the three files share.
  var name: String
  var table: String
  var schema: String
  var session: String
  /// Files beside them, by name.
  var others: [(name: String, text: String)] = []

  /// Writes `NAME.csv`, `NAME.schema.yaml`, `NAME.semblance.yaml` and the others into `folder`.
  ///
  /// - Throws: ``SampleFailure/unwritable(path:)`` at the first file that cannot be written.
  func write(into folder: String) throws {
    for (file, text) in [
      (name + ".csv", table), (name + ".schema.yaml", schema),
      (name + ".semblance.yaml", session),
    ] + others {
      let path = "\(folder)/\(file)"
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw SampleFailure.unwritable(path: path)
      }
    }
  }
}
