import Documents
import Foundation

/// How a table tells that it is of a scenario.
enum ScenarioMark {
  /// Refuses to take the rows of a scenario for a likeness of the real ones.
  ///
  /// - Throws: `InputError` where the file's name or the manifest beside it says that it is of one.
  static func check(_ path: String) throws {
    guard isMarked(path) else { return }
    throw InputError(
      "these rows are of a scenario, which differs from the real ones on purpose; compare the release "
        + "without it", file: path)
  }

  private static func isMarked(_ path: String) -> Bool {
    var stem = path
    if stem.lowercased().hasSuffix(".csv") { stem.removeLast(4) }
    let plain = stem.hasSuffix(".draft") ? String(stem.dropLast(6)) : stem
    if plain.hasSuffix(".scenario") { return true }
    // A manifest that cannot be read says nothing.
    guard let text = try? TextFile.read(stem + ".manifest.json"),
      let root = try? DocumentNode.parse(json: text).mapping(), let scenario = root["scenario"]
    else { return false }
    return !scenario.isNull
  }
}
