import Dispatch
import Synchronization

/// A thread for kernels: work runs in order there, and never on the threads that schedule.
final class WorkQueue: Sendable {
  /// What is done, on the scheduler, once a piece of work has ended.
  typealias Completion = @Sendable () async -> Void

  private let queue: DispatchQueue
  private let mailbox: Mailbox

  /// A queue whose work counts as the mailbox's activity.
  init(label: String, mailbox: Mailbox) {
    queue = DispatchQueue(label: label, qos: .userInitiated)
    self.mailbox = mailbox
  }

  /// Waits, on the calling thread, for everything handed over before.
  func wait() { queue.sync {} }

  /// Returns once everything handed over before has been done; its completions may still run.
  func finished() async {
    await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
  }

  /// Runs `work` after everything handed over before it, then its completion.
  func run(_ work: @escaping @Sendable () -> Completion) {
    mailbox.activity.begin()
    queue.async { [mailbox] in
      let completion = work()
      Task.detached {
        await completion()
        mailbox.ended()
      }
    }
  }
}

/// Tells a piece of work that it is no longer wanted.
final class CancelToken: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Whether it is no longer wanted.
  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Says so, for good.
  func cancel() { flag.store(true, ordering: .relaxed) }
}

/// The pipeline with its kept results, used by one run at a time.
final class PipelineHolder: Sendable {
  private let pipeline = Mutex(DraftPipeline())
  private let kept = Mutex<DraftForecast?>(nil)

  /// What predictions rest on: the newest measurements.
  var forecast: DraftForecast? { kept.withLock { $0 } }

  /// Forgets everything: what comes next rests on other rows.
  func forget() {
    pipeline.withLock { $0 = DraftPipeline() }
    kept.withLock { $0 = nil }
  }

  /// The newest draft as far as it has come.
  var latest: LatestDraft? { pipeline.withLock { $0.latest } }

  /// A run for the sake of a pin: what predictions rest on stays.
  func draw(
    _ work: DraftWork, report: StageReport, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    try pipeline.withLock { try $0.draw(work, report: report, isCancelled: isCancelled) }
  }

  /// One run; see ``DraftPipeline/run(_:report:isCancelled:)``.
  func run(
    _ work: DraftWork, report: StageReport, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    try pipeline.withLock { pipeline in
      try pipeline.run(
        work, report: report, isCancelled: isCancelled,
        onForecast: { forecast in kept.withLock { $0 = forecast } })
    }
  }
}
