import Dispatch
import Synchronization

/// Whether work on other threads shall stop.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  /// A flag that is not raised.
  public init() {}

  /// Whether it was raised.
  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Raises it for good.
  public func raise() { raised.store(true, ordering: .relaxed) }
}

extension Parallel {
  /// The results of `body` in order of index, while the calling thread asks `isCancelled` every
  /// millisecond; `body` looks at the flag as often and may then return anything.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, after all bodies have returned.
  public static func map<Result: Sendable>(
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

extension Parallel {
  /// The result of work that cannot be stopped at every place: done on another thread, while the calling one
  /// asks `isCancelled` every millisecond.
  ///
  /// Once cancelled, the work is left to itself: it looks at the flag where it can and what it makes is dropped.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, at once; what the work throws.
  public static func leaving<Result: Sendable>(
    isCancelled: () -> Bool, _ work: @escaping @Sendable (StopFlag) throws -> Result
  ) throws -> Result {
    if isCancelled() { throw CancellationError() }
    let flag = StopFlag()
    let box = ResultBox<Swift.Result<Result, any Error>>()
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) {
      box.set([Swift.Result { try work(flag) }])
    }
    while group.wait(timeout: .now() + .milliseconds(1)) == .timedOut {
      guard isCancelled() else { continue }
      flag.raise()
      throw CancellationError()
    }
    guard let result = box.value.first else { throw CancellationError() }
    return try result.get()
  }
}

/// What another thread hands back.
private final class ResultBox<Result: Sendable>: Sendable {
  private let results = Mutex<[Result]>([])

  func set(_ value: [Result]) { results.withLock { $0 = value } }

  var value: [Result] { results.withLock { $0 } }
}
