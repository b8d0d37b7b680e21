import Testing

@testable import Engine

/// Clocks are handed in, so that nothing waits.
@Suite struct StageProgressTests {
  private func stage(isTimed: Bool = true) -> (Mailbox, StageProgress, ContinuousClock.Instant) {
    let mailbox = Mailbox()
    var report = StageReport(mailbox: mailbox, generation: 0)
    report.isTimed = isTimed
    report.mark("fit", .running)
    let start = ContinuousClock.now
    return (mailbox, StageProgress("fit", report, start: start), start)
  }

  private func status(_ mailbox: Mailbox) -> StageStatus? {
    mailbox.peek.stages.first { $0.name == "fit" }
  }

  @Test func timeLeftFollowsFromThePartThatIsDone() {
    let (mailbox, progress, start) = stage()
    progress.tell(0.25, now: start + .milliseconds(1000))
    #expect(status(mailbox)?.fraction == 0.25)
    #expect(abs((status(mailbox)?.secondsLeft ?? 0) - 3) < 1e-9)
    #expect(status(mailbox)?.milliseconds == 1000)
    // The next is due a tenth of a second later.
    progress.tell(0.3, now: start + .milliseconds(1050))
    #expect(status(mailbox)?.fraction == 0.25)
    progress.tell(0.5, now: start + .milliseconds(2000))
    #expect(abs((status(mailbox)?.secondsLeft ?? 0) - 2) < 1e-9)
  }

  /// Parts end on several threads, so that an earlier word can come late.
  @Test func whatIsToldNeverGoesBack() {
    let (mailbox, progress, start) = stage()
    progress.tell(0.5, now: start + .milliseconds(2000))
    progress.tell(0.4, now: start + .milliseconds(2200))
    #expect(status(mailbox)?.fraction == 0.5)
    progress.tell(0.6, now: start + .milliseconds(2300))
    #expect(status(mailbox)?.fraction == 0.6)
    for _ in 0..<8 { progress.tellPart(of: 10) }
    progress.tell(7, now: start + .milliseconds(9000))
    #expect(status(mailbox)?.fraction == 1 && status(mailbox)?.secondsLeft == 0)
  }

  @Test func shortStagesAndFirstMomentsAreNotTold() {
    let (mailbox, progress, start) = stage()
    progress.tell(0.001, now: start + .milliseconds(200))
    progress.tell(0.9, now: start + .milliseconds(500))
    progress.tell(0, now: start + .milliseconds(9000))
    #expect(status(mailbox)?.fraction == nil && status(mailbox)?.secondsLeft == nil)
  }

  @Test func nothingIsToldWhereTimesTellOfRowsNorAfterTheEnd() {
    let (mailbox, progress, start) = stage(isTimed: false)
    progress.tell(0.5, now: start + .milliseconds(5000))
    #expect(status(mailbox)?.fraction == nil)
    let (other, late, begun) = stage()
    StageReport(mailbox: other, generation: 0).mark("fit", .done, .milliseconds(1200))
    late.tell(0.9, now: begun + .milliseconds(1500))
    #expect(status(other)?.state == .done && status(other)?.fraction == nil)
  }
}
