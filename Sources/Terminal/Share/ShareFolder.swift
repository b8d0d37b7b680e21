import Foundation

/// Finds the folders that come with the program: `Themes` and `SampleData`.
public enum ShareFolder {
  /// The path of the folder `name`, looked for in this order: inside `$SEMBLANCE_SHARE`; inside
  /// `../share/semblance` beside the executable; beside the executable and in each folder above it.
  ///
  /// - Parameters:
  ///   - name: The folder's name, such as `Themes`.
  ///   - environment: The variables to look in.
  ///   - executable: The program's own path; symbolic links are followed.
  /// - Returns: `nil` where there is none. A `$SEMBLANCE_SHARE` without the folder is passed over.
  public static func locate(
    _ name: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: String? = Bundle.main.executablePath
  ) -> String? {
    candidates(environment: environment, executable: executable).lazy
      .map { $0.appending(path: name, directoryHint: .isDirectory).standardizedFileURL }
      .first(where: isFolder)?.path
  }

  private static func candidates(environment: [String: String], executable: String?) -> [URL] {
    var folders: [URL] = []
    if let share = environment["SEMBLANCE_SHARE"], !share.isEmpty {
      folders.append(URL(filePath: share, directoryHint: .isDirectory))
    }
    guard let executable else { return folders }
    var folder = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    folders.append(folder.appending(path: "../share/semblance", directoryHint: .isDirectory))
    for _ in 0..<64 {
      folders.append(folder)
      if folder.path == "/" { break }
      folder = folder.deletingLastPathComponent()
    }
    return folders
  }

  private static func isFolder(_ url: URL) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &folder)
      && folder.boolValue
  }
}
