import Dispatch
import Synchronization
import Tables

/// Whether work on other threads shall stop.
final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  /// Whether it was raised.
  var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Raises it for good.
  func raise() { raised.store(true, ordering: .relaxed) }
}

extension Parallel {
  /// The results of `body` in order of index, while the calling thread asks `isCancelled` every
  /// millisecond; `body` looks at the flag as often and may then return anything.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, after all bodies have returned.
  static func map<Result: Sendable>(
    _ count: Int, isCancelled: () -> Bool,
    _ body: @escaping @Sendable (Int, StopFlag) -> Result
  ) throws(CancellationError) -> [Result] {
    if isCancelled() { throw CancellationError() }
    let flag = StopFlag()
    let box = ResultBox<Result>()
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) {
      box.set(map(count) { body($0, flag) })
    }
    while group.wait(timeout: .now() + .milliseconds(1)) == .timedOut {
      if isCancelled() { flag.raise() }
    }
    if flag.isRaised { throw CancellationError() }
    return box.value
  }
}

/// What another thread hands back.
private final class ResultBox<Result: Sendable>: Sendable {
  private let results = Mutex<[Result]>([])

  func set(_ value: [Result]) { results.withLock { $0 = value } }

  var value: [Result] { results.withLock { $0 } }
}
