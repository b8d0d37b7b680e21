import Documents

extension WorkbenchScheduler {
  /// Charges and measures a pilot, then explores its rows.
  func pilot(_ epsilon: Double) throws {
    guard let session = journal?.session else { return }
    var job = job(session, output: "")
    try job.checkPilot(epsilon: epsilon)
    begin(&job, saying: "measuring the pilot…")
    writing.run { [job, mailbox] in
      defer { mailbox.update { $0.writing = nil } }
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
}

extension ExplorationMode {
  /// Why there is no draft to predict from, or to pin.
  var nothingToPredictFrom: InputError {
    switch self {
    case .curator: InputError("wait for the first draft: predictions rest on it")
    case .blind:
      InputError("blind mode has nothing to draw drafts from yet: charge a pilot first")
    case .design:
      InputError("design mode has no drafts, so there is nothing to predict from, pin or trace")
    }
  }
}
