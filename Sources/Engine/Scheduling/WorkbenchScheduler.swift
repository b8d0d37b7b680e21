import Documents
import Foundation
import Tables

/// Owns the session and decides what runs; it only schedules, the work is done on ``WorkQueue``.
actor WorkbenchScheduler {
  let setup: WorkbenchSetup
  let mailbox: Mailbox
  /// Where it runs.
  nonisolated let queue = SchedulingQueue()
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }
  var journal: Journal?
  var journalFile: JournalFile?
  var knownFile: KnownSessionFile?
  /// A session's file that is to be written over only when that is asked for again.
  var doubted: String?
  var offered: Offered?
  var pins: [Pin] = []
  /// Choices of pins that the table as it is now does not allow.
  var undrawable: Set<Choices> = []
  /// Counts the edits considered: work on an older question gives way.
  let considered = GenerationCounter()
  var marks: [DraftMark] = []
  var traced: AccuracyScore?
  var dataset: Dataset?
  var account = AccountState()
  var explored = Explored()
  var focus: Int?
  var pair: Clique?
  var noticeCount = 0
  /// Why nothing may be changed.
  var readOnly: ReadOnly?
  /// Where the screens of the open session were left.
  var place: KeptPlace?
  let generations = GenerationCounter()
  /// What a change of mode replaces, until the table is open in the new one; commands wait so long.
  var replaced: Replaced?
  var deferred: [Command] = []
  /// Whether a table is being read.
  var isLoading = false
  let drafts: WorkQueue
  let writing: WorkQueue
  let forecasts: WorkQueue
  /// Writes down what was looked at, never behind a release.
  let keeping: WorkQueue
  /// Whether what was looked at is about to be written down.
  var isKeeping = false
  /// The edit whose cost was asked for last.
  var weighed: Edit?
  let pipeline = PipelineHolder()
  var writingToken = CancelToken()

  init(_ setup: WorkbenchSetup, mailbox: Mailbox) {
    self.setup = setup
    self.mailbox = mailbox
    drafts = WorkQueue(label: "semblance.drafts", mailbox: mailbox)
    writing = WorkQueue(label: "semblance.writing", mailbox: mailbox)
    forecasts = WorkQueue(label: "semblance.forecasts", mailbox: mailbox)
    keeping = WorkQueue(label: "semblance.keeping", mailbox: mailbox)
  }

  /// Takes one command; long work is started, not waited for.
  func handle(_ command: Command) {
    guard replaced == nil || command == .cancel else { return deferred.append(command) }
    defer {
      // Counted once what it has changed is on show, and where it was refused too.
      if case .edit = command { mailbox.update { $0.editsTaken += 1 } }
    }
    if let readOnly, readOnly.refuses(command) {
      // Where the screens stand is forgotten without a word.
      if case .keepPlace = command { return }
      return notify(.warning, readOnly.sentence)
    }
    do {
      switch command {
      case .open(let path): try open(path)
      case .edit(let edit): try apply(edit)
      case .look(let column): look(at: column)
      case .lookAtPair(let pair): look(at: pair)
      case .save(let path): try save(path)
      case .exportDraft(let path): try write(path, .draft)
      case .release(let path): try write(path, .release)
      case .writeAgain(let charge, let path): try write(path, .again(charge: charge))
      case .check(let table): check(table)
      case .capAccount(let epsilon): try capAccount(epsilon)
      case .writeSchema(let path): try writeSchema(path)
      case .cancel: cancel()
      case .resume(let takesUp): try resume(takesUp)
      case .consider(let edit): consider(edit)
      case .pin: try pin()
      case .unpin(let letter): try unpin(letter)
      case .trace(let score): trace(score)
      case .solve(let goal): try solve(goal)
      case .pilot(let epsilon): try pilot(epsilon)
      case .keepPlace(let place): keep(place)
      }
    } catch {
      notify(.error, describe(error))
    }
  }

  /// Ends all work; returns once what was looked at is written down.
  func stop() async {
    _ = generations.advance()
    writingToken.cancel()
    journalFile = nil
    flushExplored()
    await keeping.finished()
  }

  /// A new generation: everything older gives way, what is on screen becomes stale.
  func advance(_ change: (inout Snapshot) -> Void) -> Int {
    let generation = generations.advance()
    mailbox.update { snapshot in
      change(&snapshot)
      snapshot.generation = generation
      snapshot.isBusy = true
      snapshot.markStale()
    }
    return generation
  }

  /// Draws a new draft for `generation`.
  func start(_ generation: Int) {
    guard let dataset, let session = journal?.session else { return }
    let generations = generations
    let report = StageReport(
      mailbox: mailbox, generation: generation, isTimed: session.mode.allows(.timings))
    let workspace = setup.workspace
    let (focus, pair) = (focus, pair)
    let pipeline = pipeline
    drafts.run {
      guard !generations.isOutdated(generation) else { return {} }
      do {
        let work = DraftWork(
          dataset: dataset, choices: session.choices,
          seed: Accounts.draftSeed(workspace, number: session.choices.draftNumber),
          focus: focus, pair: pair, generation: generation,
          place: { session.resolved($0) })
        try pipeline.run(work, report: report) { generations.isOutdated(generation) }
        report.publish { $0.isBusy = false }
        return { await self.finished(generation) }
      } catch {
        return { await self.failed(error, generation) }
      }
    }
  }

  /// A draft is complete.
  private func finished(_ generation: Int) {
    let snapshot = mailbox.peek
    guard snapshot.generation == generation else { return }
    guard let dataset, dataset.hasRows else { return }
    remember(snapshot)
    if dataset.isReal { explore { $0.drafts += 1 } }
    flushExplored()
    if let weighed { consider(weighed, isAgain: true) }
    drawPins(generation)
  }

  private func cancel() {
    // Whoever writes says that it stopped; a draft that is complete stays what it is.
    writingToken.cancel()
    let shown = mailbox.peek
    guard shown.isBusy || isLoading else {
      if shown.writing == nil { notify(.info, "nothing is running") }
      return
    }
    let generation = generations.advance()
    mailbox.update { snapshot in
      for index in snapshot.stages.indices where snapshot.stages[index].state == .running {
        snapshot.stages[index].state = .waiting
      }
      snapshot.generation = generation
      snapshot.isBusy = false
    }
    if isLoading { return stopLoading() }
    notify(.info, "stopped; the last finished results stay")
  }

  /// Shows a sentence.
  func notify(_ severity: Notice.Severity, _ text: String) {
    noticeCount += 1
    let notice = Notice(number: noticeCount, severity: severity, text: text)
    mailbox.update { $0.notice = notice }
  }
}

/// One sentence for whatever went wrong.
func describe(_ error: any Error) -> String {
  (error as? InputError)?.description ?? "\(error)"
}
