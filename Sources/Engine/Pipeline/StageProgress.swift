import Synchronization

/// How far a stage is, told a few times a second of those that take over a second.
///
/// Any thread may tell. Nothing is told where times would tell of real rows.
final class StageProgress: Sendable {
  /// Nothing is told before, and of stages that are expected to end sooner than a second.
  private static let patience = Duration.milliseconds(300)
  private static let least = 1.0
  private static let pause = Duration.milliseconds(100)

  private let name: String
  private let report: StageReport
  private let start: ContinuousClock.Instant
  private let told: Mutex<ContinuousClock.Instant>
  private let parts = Atomic<Int>(0)

  init(_ name: String, _ report: StageReport, start: ContinuousClock.Instant = .now) {
    self.name = name
    self.report = report
    self.start = start
    told = Mutex(start)
  }

  /// One of so many equal parts of the work is done.
  func tellPart(of all: Int) {
    tell(Double(parts.add(1, ordering: .relaxed).newValue) / Double(max(1, all)))
  }

  /// This part of the work is done, in 0 … 1.
  func tell(_ fraction: Double, now: ContinuousClock.Instant = .now) {
    guard report.isTimed, fraction > 0 else { return }
    let spent = now - start
    let fraction = min(1, fraction)
    let seconds = spent.milliseconds / 1000
    guard spent >= StageProgress.patience, seconds / fraction >= StageProgress.least else { return }
    let isDue = told.withLock { last in
      guard now - last >= StageProgress.pause else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    report.mark(name, fraction: fraction, spent, left: seconds * (1 - fraction) / fraction)
  }
}

extension StageReport {
  /// Says how far a running stage is; one that has ended meanwhile stays so.
  func mark(_ name: String, fraction: Double, _ spent: Duration, left seconds: Double) {
    publish { snapshot in
      guard
        let place = snapshot.stages.firstIndex(where: { $0.name == name && $0.state == .running })
      else { return }
      snapshot.stages[place].milliseconds = spent.milliseconds
      snapshot.stages[place].fraction = fraction
      snapshot.stages[place].secondsLeft = seconds
    }
  }
}
