import Documents
import Tables

extension WorkbenchScheduler {
  /// What an edit of the mode replaces, to go back to where the table cannot be opened in the new one.
  struct Replaced: Sendable {
    let dataset: Dataset
    let journal: Journal
  }

  /// Opens a session file, or a table with its dictionary beside it.
  ///
  /// - Throws: `InputError` where there is nothing that can be read; what is open then stays.
  func open(_ path: String) throws {
    let session = try Session.opening(path, setup: setup)
    if session.mode != .design, dataset != nil { try TextFile.checkReadable(session.inputPath) }
    knownFile = session.path.map { KnownSessionFile($0) }
    load(session, instead: nil)
  }

  /// Loads a session's table as far as its mode goes; nothing of what was on screen stays.
  ///
  /// - Parameter replaced: what is gone back to on failure; `nil` for a session just opened.
  func load(_ session: Session, instead replaced: Replaced?) {
    isLoading = true
    if replaced != nil {
      self.replaced = replaced
      dataset = nil
    }
    let summary = journalSummary
    let generation = advance { snapshot in
      let old = snapshot
      snapshot = Snapshot()
      snapshot.notice = old.notice
      snapshot.editsTaken = old.editsTaken
      snapshot.stages = StageReport.names.map {
        StageStatus(name: $0, state: .waiting, milliseconds: 0)
      }
      if replaced != nil {
        snapshot.choices = session.choices
        snapshot.mode = session.mode
        snapshot.journal = summary
        snapshot.readOnly = old.readOnly
        snapshot.place = old.place
      }
    }
    let whole = setup.source(for: session)
    let report = StageReport(
      mailbox: mailbox, generation: generation, isTimed: session.mode.allows(.timings))
    let (pipeline, workspace, generations) = (pipeline, setup.workspace, generations)
    drafts.run {
      do {
        pipeline.forget()
        report.mark("load", .running)
        let start = ContinuousClock.now
        try session.checkSlice()
        let source = try whole.taking(.slice, of: session.slice, workspace: workspace)
        if replaced != nil, session.mode == .curator {
          // The ledger knows it before a screen shows a real row.
          _ = try AccountState(in: .curator, of: source, workspace: workspace)
        }
        let progress = LoadProgress(source.path, StageProgress("load", report))
        let dataset = try Parallel.leaving(
          isCancelled: { generations.isOutdated(generation) }
        ) { flag in
          try Dataset.open(
            session, source, workspace: workspace,
            isCancelled: progress.telling { flag.isRaised })
        }
        report.mark("load", .done, ContinuousClock.now - start)
        report.mark("encode", .done)
        return { await self.loaded(dataset, session, generation) }
      } catch {
        return { await self.failed(error, generation) }
      }
    }
  }

  private func loaded(_ dataset: Dataset, _ session: Session, _ generation: Int) {
    guard !generations.isOutdated(generation) else { return }
    isLoading = false
    // What was looked at until now was another table, or the same in another mode.
    flushExplored()
    let isOpened = replaced == nil
    replaced = nil
    self.dataset = dataset
    if isOpened {
      beginJournal(of: session)
      account = AccountState()
    }
    openPins(isOpened: isOpened)
    if isOpened { openPlace() }
    marks = []
    focus = dataset.encoding.modelled.first
    pair = nil
    if dataset.isReal { explore { $0.realViews += 1 } }
    let summary = journalSummary
    let account = account
    let (readOnly, place) = (readOnly, place)
    mailbox.update(generation: generation) { snapshot in
      snapshot.choices = session.choices
      snapshot.mode = session.mode
      snapshot.readOnly = readOnly
      snapshot.place = place
      snapshot.show(dataset, choices: session.choices)
      snapshot.showSteps()
      snapshot.journal = summary
      if !isOpened { account.show(in: &snapshot.budget, choices: session.choices, dataset.pilot) }
    }
    readAccount(of: dataset)
    start(generation)
    handleDeferred()
  }

  /// Takes the commands that waited for the table to be open.
  private func handleDeferred() {
    let waiting = deferred
    deferred = []
    for command in waiting { handle(command) }
  }

  /// A run ended in an error; where a change of mode did, the mode before is gone back to.
  func failed(_ error: any Error, _ generation: Int) {
    guard !generations.isOutdated(generation) else { return }
    isLoading = false
    if let replaced { return goBack(to: replaced, because: describe(error)) }
    let isFirst = journal == nil
    mailbox.update { snapshot in
      snapshot.isBusy = false
      if isFirst, !(error is CancellationError) { snapshot.openingFailure = describe(error) }
    }
    if !(error is CancellationError) { notify(.error, describe(error)) }
  }

  /// The table stays open in the mode it was in.
  private func goBack(to replaced: Replaced, because sentence: String) {
    self.replaced = nil
    dataset = replaced.dataset
    journal = replaced.journal
    let session = replaced.journal.session
    write(.undo(session: session.text), before: session)
    mailbox.update { $0.show(replaced.dataset, choices: session.choices) }
    adopt(session)
    notify(.error, sentence)
    handleDeferred()
  }

  /// Stops the reading of a table: of one that was asked for nothing is shown, and a table whose mode was to
  /// change stays open in the mode before.
  func stopLoading() {
    isLoading = false
    if let replaced {
      return goBack(
        to: replaced,
        because: "stopped; the mode is still \(replaced.journal.session.mode.rawValue)")
    }
    flushExplored()
    (dataset, journal, journalFile) = (nil, nil, nil)
    pins = []
    notify(.error, "stopped; the table was not opened")
  }
}
