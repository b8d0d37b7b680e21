import Foundation

/// The tables and sessions in a folder, for the start page.
public enum StartFiles {
  /// Whether a file of this name is one that can be opened.
  static func isOpenable(_ name: String) -> Bool {
    [".csv", ".tsv", ".semblance.yaml", ".semblance.yml"].contains { name.hasSuffix($0) }
  }

  /// What is in `folder`: sessions first, then tables that have none of their own; drafts are left out.
  ///
  /// - Parameter most: how many are listed.
  public static func list(_ folder: String, most: Int = 8) -> [StartEntry] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      isOpenable($0) && !$0.hasPrefix(".") && !$0.hasSuffix(".draft.csv")
    }.sorted()
    let sessions = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let own = Set(sessions.map { stem($0) })
    let tables = names.filter { !sessions.contains($0) && !own.contains(stem($0)) }
    return
      (sessions.map { StartEntry(.here, path: $0, summary: "session") }
      + tables.map { StartEntry(.here, path: $0, summary: "table") }).prefix(most).map { $0 }
  }

  private static func stem(_ name: String) -> Substring { name.prefix { $0 != "." } }
}
