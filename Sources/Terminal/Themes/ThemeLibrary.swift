import Documents
import Foundation

/// The theme files that can be chosen by name.
public struct ThemeLibrary: Sendable {
  /// Folders looked through, first come first served.
  public let folders: [String]

  /// A library of `folders`.
  public init(folders: [String]) { self.folders = folders }

  /// The person's own themes, in `$XDG_CONFIG_HOME/semblance/themes` (`~/.config` without it),
  /// before those that come with the program (``ShareFolder``).
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: String? = Bundle.main.executablePath
  ) -> ThemeLibrary {
    var folders: [String] = []
    if let own = ConfigFolder.path(environment) { folders.append(own + "/themes") }
    if let share = ShareFolder.locate(
      "Themes", environment: environment, executable: executable)
    {
      folders.append(share)
    }
    return ThemeLibrary(folders: folders)
  }

  /// The names that ``theme(named:)`` knows, in alphabetical order, each once.
  public var names: [String] {
    var names: Set = [Theme.dark.name, Theme.light.name]
    for folder in folders {
      for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where file.hasSuffix(".yaml") && !file.hasPrefix(".") {
        names.insert(String(file.dropLast(5)))
      }
    }
    return names.sorted()
  }

  /// The path of the file of that name; `nil` for a built-in theme without a file.
  public func path(named name: String) -> String? {
    guard !name.contains("/") else { return nil }
    return folders.map { "\($0)/\(name).yaml" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The theme of a name, or of a path where `name` has a `/` or ends in `.yaml`.
  ///
  /// `dark` and `light` are inside the program and need no file.
  ///
  /// - Throws: ``InputError`` for a name that is not known (with those that are), and as
  ///   ``ThemeFile/init(path:)``.
  public func theme(named name: String) throws -> ThemeFile {
    if let path = path(named: name) { return try ThemeFile(path: path) }
    if name.contains("/") || name.hasSuffix(".yaml") { return try ThemeFile(path: name) }
    for theme in [Theme.dark, .light] where theme.name == name {
      return ThemeFile(theme)
    }
    throw InputError(
      Suggestion.sentence(unknown: name, what: "theme", allowed: names), value: name)
  }
}

extension ThemeFile {
  /// A theme that comes from no file.
  public init(_ theme: Theme) {
    self.theme = theme
    warnings = []
  }
}
