import Documents

extension WorkbenchScheduler {
  /// Charges and measures a pilot, then explores its rows.
  func pilot(_ epsilon: Double) throws {
    guard let session = journal?.session else { return }
    var job = SynthesisJob(
      session: session, table: setup.source(for: session), output: "",
      workspace: setup.workspace, version: setup.version)
    try job.checkPilot(epsilon: epsilon)
    notify(.info, "measuring the pilot…")
    let token = CancelToken()
    writingToken = token
    job.isCancelled = { token.isCancelled }
    writing.run { [job] in
      do {
        try job.measurePilot(epsilon: epsilon)
        return { await self.measuredPilot(epsilon) }
      } catch is CancellationError {
        return { await self.notify(.warning, "stopped; nothing was charged") }
      } catch {
        return { await self.notify(.error, describe(error)) }
      }
    }
  }

  /// Goes on with the newest pilot's rows.
  private func measuredPilot(_ epsilon: Double) {
    notify(
      .good, "the pilot is charged at ε \(epsilon.formatted); everything is drawn from it now")
    guard replaced == nil, let dataset, let journal, journal.session.mode == .blind else { return }
    load(journal.session, instead: Replaced(dataset: dataset, journal: journal))
  }

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
  func flushExplored() {
    isKeeping = false
    guard let fingerprint = account.fingerprint, !explored.isEmpty else { return }
    let (new, workspace) = (explored, setup.workspace)
    explored = Explored()
    keeping.run {
      try? new.add(to: fingerprint, workspace: workspace)
      return {}
    }
  }
}

extension ExplorationMode {
  /// Why there is no draft to predict from, or to pin.
  var nothingToPredictFrom: InputError {
    switch self {
    case .curator: InputError("wait for the first draft: predictions rest on it")
    case .blind:
      InputError("blind mode has nothing to draw drafts from yet: charge a pilot first (I)")
    case .design:
      InputError("design mode has no drafts, so there is nothing to predict from, pin or trace")
    }
  }
}
