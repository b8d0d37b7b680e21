import Foundation

/// Paths as text.
public enum FilePath {
  /// The path seen from the root of the file system.
  ///
  /// - Parameter path: a path, seen from the folder that the program was started in where it does not begin
  ///   with a slash.
  public static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The path without its folders.
  public static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
