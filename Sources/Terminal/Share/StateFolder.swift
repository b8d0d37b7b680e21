import Foundation

/// The folder of what the program remembers for a person from run to run: `recent.yaml`.
public enum StateFolder {
  /// `$XDG_STATE_HOME/semblance`, or `~/.local/state/semblance` where the variable is not set to an absolute
  /// path; `nil` without a home. The folder need not be there.
  public static func path(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/semblance"
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.local/state/semblance"
  }
}
