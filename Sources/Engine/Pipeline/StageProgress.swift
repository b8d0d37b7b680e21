import Synchronization

/// How far a stage is, told a few times a second of those that take over a second.
///
/// Any thread may tell; what is told never goes back. The time left follows from the rate so far.
final class StageProgress: Sendable {
  /// What is told of a running stage.
  struct Told: Sendable {
    /// The part of the work that is done, 0 … 1.
    var fraction: Double
    /// How long it has been running.
    var spent: Duration
    /// How long the rest will take at the rate so far.
    var secondsLeft: Double
  }

  private struct State {
    var time: ContinuousClock.Instant
    var fraction = 0.0
  }

  /// Nothing is told before, and of stages that are expected to end sooner than a second.
  private static let patience = Duration.milliseconds(300)
  private static let least = 1.0
  private static let pause = Duration.milliseconds(100)

  private let hear: @Sendable (Told) -> Void
  private let start: ContinuousClock.Instant
  private let last: Mutex<State>
  private let parts = Atomic<Int>(0)

  /// Progress of a stage that starts now.
  init(start: ContinuousClock.Instant = .now, _ hear: @escaping @Sendable (Told) -> Void) {
    self.hear = hear
    self.start = start
    last = Mutex(State(time: start))
  }

  /// One of so many equal parts of the work is done.
  func tellPart(of all: Int) {
    tell(Double(parts.add(1, ordering: .relaxed).newValue) / Double(max(1, all)))
  }

  /// This part of the work is done, in 0 … 1.
  func tell(_ fraction: Double, now: ContinuousClock.Instant = .now) {
    let spent = now - start
    let fraction = min(1, fraction)
    let seconds = spent.milliseconds / 1000
    guard fraction > 0, spent >= StageProgress.patience,
      seconds / fraction >= StageProgress.least
    else { return }
    // Told within the lock, so that no earlier word comes after a later one.
    last.withLock { last in
      guard now - last.time >= StageProgress.pause, fraction > last.fraction else { return }
      last = State(time: now, fraction: fraction)
      hear(
        Told(
          fraction: fraction, spent: spent, secondsLeft: seconds * (1 - fraction) / fraction))
    }
  }
}

extension StageProgress {
  /// Progress that a screen shows; nothing is told where times would tell of real rows.
  convenience init(
    _ name: String, _ report: StageReport, start: ContinuousClock.Instant = .now
  ) {
    self.init(start: start) { told in
      if report.isTimed { report.mark(name, told) }
    }
  }
}

extension StageReport {
  /// Says how far a running stage is; one that has ended meanwhile stays so.
  func mark(_ name: String, _ told: StageProgress.Told) {
    publish { snapshot in
      guard
        let place = snapshot.stages.firstIndex(where: { $0.name == name && $0.state == .running })
      else { return }
      snapshot.stages[place].milliseconds = told.spent.milliseconds
      snapshot.stages[place].fraction = told.fraction
      snapshot.stages[place].secondsLeft = told.secondsLeft
    }
  }
}
