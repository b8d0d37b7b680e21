import Foundation

/// Where standard error goes while the screen is up.
enum LogPath {
  /// The folder, with a `/` at its end.
  static var folder: String {
    let folder = NSTemporaryDirectory()
    return folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The file of this run.
  static var file: String { folder + "semblance-\(getuid())-\(getpid()).log" }
}
