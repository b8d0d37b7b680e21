import Documents
import Synchronization
import TestSupport
import Testing

@testable import Engine

@Suite("Jobs") struct SynthesisJobTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    _ = try folder.dataset()
  }

  func job() -> SynthesisJob {
    SynthesisJob(
      session: Session(input: folder.path(of: "in.csv")),
      table: TableSource(
        path: folder.path(of: "in.csv"), schemaPath: folder.path(of: "in.schema.yaml")),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
  }

  /// Stops at the beginning of a stage.
  func stopped(at stage: String) -> SynthesisJob {
    let flag = Flag()
    var job = job()
    job.onStage = { if $0 == stage { flag.raise() } }
    job.isCancelled = { flag.isRaised }
    return job
  }

  final class Flag: Sendable {
    private let raised = Atomic(false)
    var isRaised: Bool { raised.load(ordering: .relaxed) }
    func raise() { raised.store(true, ordering: .relaxed) }
  }

  @Test func stoppingBeforeTheChargeCostsNothing() throws {
    #expect(throws: CancellationError.self) { try stopped(at: "load").run() }
    #expect(try LedgerReport.list(workspace: folder.path).text.contains("no accounts yet"))
  }

  @Test func stoppingAfterTheChargeSaysWhatStays() throws {
    let early = #expect(throws: ReleaseInterrupted.self) { try stopped(at: "measure").run() }
    #expect(early?.description.contains("stays in the ledger") == true)
    #expect(early?.description.contains("--resume") == false)
    let late = #expect(throws: ReleaseInterrupted.self) { try stopped(at: "fit").run() }
    let sentence = try #require(late?.description)
    #expect(sentence.contains("--resume"))
    #expect(late?.notice.contains("the ledger's page makes rows of ") == true)
    #expect((late?.notice.count ?? 80) < 76)
    #expect(early?.notice == early?.description)
    // What was measured is taken up again from where it was left.
    let words = sentence.split(separator: " ")
    let charge = try #require(words.firstIndex(of: "charge").map { String(words[$0 + 1]) })
    var resumed = job()
    resumed.earlier = .resume(charge)
    #expect(try resumed.run().isGuaranteed)
    #expect(folder.names.contains("out.csv"))
  }

  @Test func theModelOfAReleaseIsMadeAsItWasMeasured() throws {
    // A second copy of the request is rebuilt from the recipe; both must put cells together alike.
    let job = job()
    var timings = StageTimings { _ in }
    let measured = try job.released(&timings)
    #expect(measured.maker.isAsMeasured)
    let read = try Recipe(
      try DocumentNode.parse(
        json: measured.maker.recipe.document(publishesSeed: true).json()))
    #expect(read == measured.maker.recipe)
    #expect(
      try read.synthesizer(read.encoding).request == measured.maker.synthesizer.request)
    #expect(try read.synthesizer(read.encoding).plan == measured.maker.synthesizer.plan)
  }
}
