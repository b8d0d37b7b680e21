import Foundation
import Rules
import Synchronization
import Tables
import TestSupport
import Testing

@testable import Engine

/// A run gives way wherever it is, and what was kept of it misleads no later one.
@Suite(.serialized) struct CancellingTests {
  /// Rows of the table; `SEMBLANCE_ROWS=1000000` tells of the longest pauses on a large one.
  private static let rows =
    ProcessInfo.processInfo.environment["SEMBLANCE_ROWS"].flatMap { Int($0) } ?? 30_000

  private static let schema = """
    semblance: schema 1
    columns:
      id: {kind: identifier}
      age: {kind: integer, domain: [0, 119], nulls: false}
      cost: {kind: decimal, domain: [0, 99999.99], digits: 2, nulls: true}
      day: {kind: date, domain: [2000-01-01, 2029-12-31], nulls: false}
      sex: {kind: category, domain: [F, M], nulls: false}
      ward: {kind: category, domain: [a, b, c, d, e, f], nulls: true}
      code: {kind: integer, domain: [0, 9999], nulls: false}
      level: {kind: integer, domain: [0, 9], nulls: false}
    """

  private static func table() -> String {
    var random = SeededRandom(seed: 3)
    var text = "id,age,cost,day,sex,ward,code,level\n"
    for row in 0..<rows {
      let age = Int(random.unit() * 100)
      let cost =
        random.unit() < 0.1 ? "" : String(format: "%.2f", random.unit() * Double(age) * 900)
      let ward = random.unit() < 0.05 ? "" : ["a", "b", "c", "d", "e", "f"][min(5, age / 17)]
      text +=
        "r\(row),\(age),\(cost),20\(10 + row % 18)-0\(1 + row % 9)-1\(age % 9),\(age % 2 == 0 ? "F" : "M"),"
        + "\(ward),\(Int(random.unit() * 9999)),\(age / 12)\n"
    }
    return text
  }

  private struct Bench {
    let scratch: ScratchFolder
    let source: TableSource
    let dataset: Dataset
    let mailbox = Mailbox()

    init() throws {
      scratch = try ScratchFolder()
      try scratch.write(CancellingTests.table(), to: "in.csv")
      try scratch.write(CancellingTests.schema, to: "in.schema.yaml")
      source = TableSource(
        path: scratch.path(of: "in.csv"), schemaPath: scratch.path(of: "in.schema.yaml"))
      dataset = try Dataset.load(source)
    }

    func run(
      _ pipeline: inout DraftPipeline, _ choices: Choices,
      _ isCancelled: @escaping @Sendable () -> Bool
    ) throws {
      mailbox.update { snapshot in
        snapshot.stages = []
        snapshot.show(dataset, choices: choices)
      }
      let work = DraftWork(
        dataset: dataset, choices: choices, seed: 1, focus: 1, pair: Clique(1, 2), generation: 0)
      try pipeline.run(
        work, report: StageReport(mailbox: mailbox, generation: 0), isCancelled: isCancelled)
    }
  }

  /// Counts looks, stops at one of them, and takes note of the longest pause between two, by stage.
  private final class Polls: Sendable {
    private struct State {
      var count = 0
      var inStage = 0
      var last = ContinuousClock.now
      var longest: [String: Duration] = [:]
    }

    private let state = Mutex(State())
    private let most: Int
    private let stage: String?
    private let mailbox: Mailbox

    /// Stops at a look; with a stage at one of those while it runs.
    init(upTo most: Int = .max, in stage: String? = nil, _ mailbox: Mailbox) {
      self.most = most
      self.stage = stage
      self.mailbox = mailbox
    }

    var count: Int { state.withLock { stage == nil ? $0.count : $0.inStage } }

    func look() -> Bool {
      let stage = mailbox.peek.stages.first { $0.state == .running }?.name ?? "between"
      return state.withLock { state in
        let now = ContinuousClock.now
        state.longest[stage] = max(state.longest[stage] ?? .zero, now - state.last)
        state.last = now
        state.count += 1
        if stage == self.stage { state.inStage += 1 }
        return (self.stage == nil ? state.count : state.inStage) >= most
      }
    }

    var told: String {
      state.withLock { state in
        state.longest.sorted { $0.value > $1.value }
          .map { "\($0.key) \(String(format: "%.1f", $0.value.milliseconds)) ms" }
          .joined(separator: ", ")
      }
    }
  }

  /// Choices with steps and rules, so that every stage has something to do.
  private static var choices: Choices {
    var choices = Choices()
    choices.rules = [Rule("age < 98"), Rule("unique(id)")]
    choices.postProcessing = [ChosenStep("round age to 5")]
    return choices
  }

  @Test func aRunGivesWayAtEveryLook() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    var whole = DraftPipeline()
    let all = Polls(bench.mailbox)
    try bench.run(&whole, Self.choices) { all.look() }
    let wanted = bench.mailbox.peek
    print("looks \(all.count); the longest pauses before one: \(all.told)")
    #expect(all.count > 200)
    var pipeline = DraftPipeline()
    func stop(_ polls: Polls, at look: Int) {
      do {
        // What was kept would end it sooner than it was stopped.
        var fresh = DraftPipeline()
        try bench.run(&fresh, Self.choices) { polls.look() }
        #expect(polls.count < look, "a run that looked often enough went on")
      } catch { #expect(error is CancellationError) }
    }
    var look = 1
    while look <= all.count {
      stop(Polls(upTo: look, bench.mailbox), at: look)
      let kept = Polls(upTo: look, bench.mailbox)
      try? bench.run(&pipeline, Self.choices) { kept.look() }
      look += max(1, look / 3)
    }
    for stage in StageReport.names.dropFirst(4) + ["rules"] {
      stop(Polls(upTo: 2, in: stage, bench.mailbox), at: 2)
      stop(Polls(upTo: 1, in: stage, bench.mailbox), at: 1)
      let ended = bench.mailbox.peek.stages.first { $0.name == stage }?.state
      #expect(ended == .failed, "\(stage)")
    }
    try bench.run(&pipeline, Self.choices) { false }
    let last = bench.mailbox.peek
    #expect(last.histograms.mapValues(\.real) == wanted.histograms.mapValues(\.real))
    #expect(last.histograms.mapValues(\.synthetic) == wanted.histograms.mapValues(\.synthetic))
    #expect(last.association?.synthetic == wanted.association?.synthetic)
    let rows = try (#require(last.syntheticRows), #require(wanted.syntheticRows))
    #expect(rows.0.count == rows.1.count)
    for row in stride(from: 0, to: rows.0.count, by: 97) {
      #expect(rows.0.row(row) == rows.1.row(row))
    }
  }

  @Test func loadingGivesWay() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    let all = Polls(bench.mailbox)
    _ = try Dataset.load(bench.source) { all.look() }
    print("looks while loading \(all.count); the longest pause \(all.told)")
    // One a piece of the file, and one a column where these are joined, typed and encoded.
    #expect(all.count >= 8 * 3)
    for look in 1...all.count {
      let polls = Polls(upTo: look, bench.mailbox)
      do {
        _ = try Dataset.load(bench.source) { polls.look() }
        #expect(polls.count < look, "reading that looked often enough went on")
      } catch is CancellationError {}
    }
  }
}
