import Documents
import Foundation

extension Workspace {
  /// Refuses to write where a workspace keeps its ledger and its key.
  ///
  /// - Throws: `InputError` for a path inside a folder of that name.
  public static func check(isOutside path: String) throws {
    let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    guard place.pathComponents.contains(folderName) else { return }
    throw InputError(
      "a workspace keeps its ledger in this folder; write to another one", file: path)
  }
}
