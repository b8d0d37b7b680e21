import Synchronization
import TestSupport
import Testing

@testable import Engine

/// Which stages an edit re-runs, and that a run gives way.
@Suite struct DraftPipelineTests {
  private struct Bench {
    let scratch: ScratchFolder
    let dataset: Dataset
    let mailbox = Mailbox()
    var pipeline = DraftPipeline()

    init() throws {
      scratch = try ScratchFolder()
      dataset = try scratch.dataset()
    }

    /// Runs the choices and names the stages that were computed rather than kept.
    mutating func computed(_ choices: Choices, seed: UInt64 = 1) throws -> [String] {
      mailbox.update { snapshot in
        snapshot.stages = []
        snapshot.show(dataset, choices: choices)
      }
      let work = DraftWork(
        dataset: dataset, choices: choices, seed: seed, focus: 0, generation: 0)
      try pipeline.run(work, report: StageReport(mailbox: mailbox, generation: 0)) { false }
      return mailbox.snapshot.stages.filter { $0.state == .done }.map(\.name)
    }
  }

  private static let drawn = ["plan", "measure", "fit", "sample", "evaluate", "decode"]

  @Test func eachEditRunsOnlyWhatItTouches() throws {
    var bench = try Bench()
    defer { bench.scratch.remove() }
    var choices = Choices()
    #expect(try bench.computed(choices) == ["count"] + Self.drawn)
    #expect(try bench.computed(choices).isEmpty)
    choices.shares["age"] = 2
    #expect(try bench.computed(choices) == Self.drawn)
    choices.epsilon = 2
    #expect(try bench.computed(choices) == Self.drawn)
    choices.method = "tree"
    #expect(try bench.computed(choices) == Self.drawn)
    choices.rows = 50
    #expect(try bench.computed(choices) == ["sample", "evaluate", "decode"])
    choices.associationMeasure = .pearson
    #expect(try bench.computed(choices) == ["evaluate"])
    choices.theme = "light"
    #expect(try bench.computed(choices).isEmpty)
    choices.shares["age"] = nil
    choices.epsilon = 1
    choices.method = "junction"
    choices.rows = nil
    choices.associationMeasure = .cramersV
    #expect(try bench.computed(choices).isEmpty)
  }

  @Test func theSameSeedDrawsTheSameDraft() throws {
    var (first, second) = (try Bench(), try Bench())
    defer {
      first.scratch.remove()
      second.scratch.remove()
    }
    _ = try first.computed(Choices())
    _ = try second.computed(Choices())
    let rows = (first.mailbox.snapshot.syntheticRows, second.mailbox.snapshot.syntheticRows)
    let (left, right) = (try #require(rows.0), try #require(rows.1))
    #expect(left.count == right.count)
    for row in 0..<left.count { #expect(left.row(row) == right.row(row)) }
    _ = try second.computed(Choices(), seed: 2)
    let other = try #require(second.mailbox.snapshot.syntheticRows)
    #expect((0..<min(left.count, other.count)).contains { left.row($0) != other.row($0) })
  }

  @Test func aSnapshotHoldsEveryPicture() throws {
    var bench = try Bench()
    defer { bench.scratch.remove() }
    _ = try bench.computed(Choices())
    let snapshot = bench.mailbox.snapshot
    #expect(snapshot.columns.map(\.isModelled) == [true, true, true, false])
    for position in 0..<3 {
      let histogram = try #require(snapshot.histograms[position])
      #expect(histogram.real.reduce(0, +) == 400)
      #expect(abs(histogram.synthetic.reduce(0, +) - 400) < 1e-6)
      #expect(histogram.syntheticMoments != nil)
      let distance = try #require(snapshot.columns[position].distance)
      #expect(distance >= 0 && distance < 0.6)
    }
    let association = try #require(snapshot.association)
    #expect(association.columns == [0, 1, 2])
    #expect(association.real.count == 9 && association.synthetic.count == 9)
    #expect(association.real[2] > 0.5, "age decides the ward")
    #expect(snapshot.columns[0].columnEpsilon.map { $0 > 0 } == true)
  }

  @Test func anOutdatedRunStops() throws {
    var bench = try Bench()
    defer { bench.scratch.remove() }
    let work = DraftWork(
      dataset: bench.dataset, choices: Choices(), seed: 1, focus: nil, generation: 0)
    let report = StageReport(mailbox: bench.mailbox, generation: 0)
    #expect(throws: CancellationError.self) {
      try bench.pipeline.run(work, report: report) { true }
    }
  }
}
