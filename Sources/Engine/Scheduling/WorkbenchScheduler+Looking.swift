import Governance

extension WorkbenchScheduler {
  /// Takes note of the column in view.
  func look(at column: Int) {
    if column != focus, dataset?.isReal == true { explore { $0.realViews += 1 } }
    focus = column
  }

  /// Takes note of what was looked at; half a second later at the latest it is written down.
  func explore(_ change: (inout Explored) -> Void) {
    change(&explored)
    guard !isKeeping, !explored.isEmpty else { return }
    isKeeping = true
    Task { [weak self] in
      try? await Task.sleep(for: .milliseconds(500))
      await self?.flushExplored()
    }
  }

  /// Writes what was looked at to the workspace, beside the drafts.
  ///
  /// Until the account is known its dataset tells which one it is.
  func flushExplored() {
    isKeeping = false
    guard let source = (dataset ?? replaced?.dataset)?.source, !explored.isEmpty else { return }
    let (new, workspace, known) = (explored, setup.workspace, account.fingerprint)
    explored = Explored()
    keeping.run {
      if let fingerprint = try? known ?? Explored.fingerprint(source, workspace: workspace) {
        try? new.add(to: fingerprint, workspace: workspace)
      }
      return {}
    }
  }
}

extension Explored {
  /// Which account a table's rows belong to.
  ///
  /// - Throws: `InputError` where the file cannot be read or the workspace cannot be used.
  /// - Complexity: O(bytes of the file).
  static func fingerprint(_ source: TableSource, workspace: String?) throws -> Fingerprint {
    try Workspace.open(from: workspace).identity(of: source).fingerprint
  }
}
