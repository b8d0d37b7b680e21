import Documents

extension WorkbenchScheduler {
  /// Which table is written.
  enum Writing: Sendable, Hashable {
    /// The draft that is on screen.
    case draft
    /// A release, charged first.
    case release
    /// Rows of what an earlier charge has measured.
    case again(charge: String)

    /// What is said while it is made.
    var start: String {
      switch self {
      case .draft: "writing the draft…"
      case .release: "releasing…"
      case .again: "making rows of what was measured…"
      }
    }
  }

  /// A job on the session under the eyes of a person.
  func job(_ session: Session, output: String) -> SynthesisJob {
    var job = SynthesisJob(
      session: session, table: setup.source(for: session), output: output,
      workspace: setup.workspace, version: setup.version)
    job.isWatched = true
    return job
  }

  /// Writes a table with its manifest and its measurements.
  ///
  /// - Throws: `InputError` where the mode refuses it.
  func write(_ path: String, _ kind: Writing) throws {
    guard let dataset, let session = journal?.session else { return }
    if kind == .draft { try session.mode.check(.draft) }
    flushExplored()
    var job = job(session, output: path)
    if kind == .draft { job.draftSeed = .workspace }
    // A slice that is looked at is not what is released.
    if kind == .release, session.slice == nil { job.opened = account.fingerprint }
    if case .again(let charge) = kind { job.earlier = .resume(charge) }
    begin(&job, saying: kind.start)
    writing.run { [job, keeping, mailbox] in
      // A manifest tells of everything looked at until now.
      keeping.wait()
      defer { mailbox.update { $0.writing = nil } }
      do {
        let outcome = try job.run()
        return { await self.wrote(outcome, dataset) }
      } catch is CancellationError {
        return { await self.notify(.warning, "stopped; \(path) was not written") }
      } catch let stopped as ReleaseInterrupted {
        return { await self.interrupted(stopped, dataset) }
      } catch {
        return { await self.notify(.error, describe(error)) }
      }
    }
  }

  /// Makes the rows of a release again and compares them with the files beside `table`.
  func check(_ table: String) {
    var job = ReproductionJob(
      measurements: OutputFiles(table, isDraft: false).measurements, output: nil,
      version: setup.version)
    job.isCancelled = beginWriting("checking \(FilePath.name(table))…")
    job.onStage = tellStage
    job.onProgress = tellProgress
    writing.run { [job, mailbox] in
      defer { mailbox.update { $0.writing = nil } }
      do {
        let check = ReleaseCheck(try job.run(), of: table)
        mailbox.update { $0.check = check }
        return { await self.notify(check.isSound ? .good : .error, check.sentence) }
      } catch is CancellationError {
        return { await self.notify(.warning, "stopped; \(FilePath.name(table)) was not checked") }
      } catch {
        let fault = ReleaseCheck.Finding(holds: false, text: describe(error))
        mailbox.update { $0.check = ReleaseCheck(table: table, findings: [fault], isSound: false) }
        return { await self.notify(.error, describe(error)) }
      }
    }
  }

  /// Says what begins, and has the screen tell how far it is and stop it.
  func begin(_ job: inout SynthesisJob, saying text: String) {
    job.isCancelled = beginWriting(text)
    job.onStage = tellStage
    job.onProgress = tellProgress
  }

  /// Says what begins, and returns whether it is to stop.
  private func beginWriting(_ text: String) -> @Sendable () -> Bool {
    notify(.info, text)
    let token = CancelToken()
    writingToken = token
    return { token.isCancelled }
  }

  /// Has the screen tell which stage a job is at.
  private var tellStage: @Sendable (String) -> Void {
    { [mailbox] name in
      mailbox.update { $0.writing = StageStatus(name: name, state: .running, milliseconds: 0) }
    }
  }

  /// Has the screen tell how far a stage is.
  private var tellProgress: @Sendable (StageStatus) -> Void {
    { [mailbox] status in mailbox.update { $0.writing = status } }
  }

  private func wrote(_ outcome: SynthesisOutcome, _ dataset: Dataset) {
    if !outcome.isDraft { readAccount(of: dataset) }
    notify(outcome.isGuaranteed || outcome.isDraft ? .good : .warning, outcome.notice)
  }

  /// A release was stopped after it was charged.
  private func interrupted(_ stopped: ReleaseInterrupted, _ dataset: Dataset) {
    readAccount(of: dataset)
    notify(.error, stopped.notice)
  }
}
