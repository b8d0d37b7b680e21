import Foundation

/// The folder of a person's own files: `keys.yaml`, `settings.yaml` and `themes`.
public enum ConfigFolder {
  /// `$XDG_CONFIG_HOME/semblance`, or `~/.config/semblance` where the variable is not set to an
  /// absolute path; `nil` without a home. The folder need not be there.
  public static func path(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      return config + "/semblance"
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.config/semblance"
  }
}
