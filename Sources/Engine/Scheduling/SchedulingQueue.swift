import Dispatch

/// A thread of its own for scheduling, so that commands are taken however busy the shared threads are.
///
/// Whoever waits for the end of all commands may do so on any thread.
final class SchedulingQueue: SerialExecutor, TaskExecutor {
  private let queue = DispatchQueue(label: "semblance.scheduling", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in
      job.runSynchronously(
        isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
  }
}
