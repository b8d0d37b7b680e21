import Documents
import Foundation
import Governance
import Privacy
import TestSupport
import Testing

@testable import Engine

@Suite(.serialized) struct PilotTests {
  @Test func theScreenExploresThePilotOnceItIsCharged() async throws {
    let tour = try ModeTour(.blind, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    let first = try await tour.step(.open(path: tour.session)) { $1.table != nil }
    #expect(first.contains("isRowCountMeasured: false"))
    #expect(
      tour.mailbox.peek.histograms.isEmpty && tour.mailbox.peek.columns[0].columnEpsilon != nil)
    _ = try await tour.step(.pilot(epsilon: 0.5)) { _, after in after.pilot != nil }
    let snapshot = tour.mailbox.peek
    #expect(snapshot.realRows == nil && snapshot.syntheticRows != nil)
    #expect(snapshot.histograms[0]?.realBand.allSatisfy { $0 > 0 } == true)
    #expect(snapshot.pilot?.rowCount == snapshot.table?.rowCount)
    #expect(snapshot.stages.allSatisfy { $0.milliseconds == 0 })
    await tour.scheduler.stop()
    // Opened again it is found, at no further charge.
    let mailbox = Mailbox()
    let again = WorkbenchScheduler(tour.setup, mailbox: mailbox)
    await again.handle(.open(path: tour.session))
    while mailbox.peek.table == nil { await Task.yield() }
    #expect(mailbox.peek.pilot == snapshot.pilot)
    await again.stop()
  }

  @Test func aReleaseTakesThePilotUp() throws {
    let tour = try ModeTour(.blind, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    try tour.job().measurePilot(epsilon: 0.3)
    let outcome = try tour.job().run()
    #expect(outcome.isGuaranteed)
    let manifest = outcome.json
    #expect(manifest["end_to_end"] == .boolean(true))
    #expect(manifest["mode"] == .text("blind"))
    guard case .list(let chain)? = manifest["rests_on"] else {
      Issue.record("no charges")
      return
    }
    #expect(chain.count == 2)
    guard case .map(let timings)? = manifest["timings"] else {
      Issue.record("no timings")
      return
    }
    #expect(timings.isEmpty)
    // Both charges together come to the ε asked for, and no more.
    let place = try Workspace.open(from: tour.scratch.path)
    let spent = try place.ledger().spent(
      of: try place.fingerprint(of: tour.scratch.path(of: "in.csv")))
    let delta = try #require(Delta(1e-9))
    let epsilon = try #require(spent.epsilon(at: delta)?.value)
    #expect(epsilon <= 1 && epsilon > 0.99)
  }

  @Test func otherSharesAreMeasuredUnderTheirOwnCharge() throws {
    let tour = try ModeTour(.blind, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    try tour.job().measurePilot(epsilon: 0.3)
    var job = try tour.job()
    job.session.choices.shares = ["age": 2]
    #expect(try job.pilotToRaise() == nil)
    #expect(try job.pilotRemarks().count == 1)
    job.session.choices.shares = ["age": 1]
    #expect(try job.pilotToRaise() != nil)
    job.session.choices.epsilon = 0.3
    #expect(try job.pilotToRaise() == nil)
  }

  @Test func aPilotIsRefusedWhereItHasNoUse() throws {
    for mode in [ExplorationMode.curator, .design] {
      let tour = try ModeTour(mode, table: ScratchFolder.table)
      defer { tour.scratch.remove() }
      #expect(throws: InputError.self) { try tour.job().measurePilot(epsilon: 0.1) }
      #expect(try LedgerReport.list(workspace: tour.scratch.path).text.contains("no accounts yet"))
    }
    let tour = try ModeTour(.blind, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    #expect(throws: InputError.self) { try tour.job().measurePilot(epsilon: 1) }
  }

  @Test func errorsTellNothingOfRows() throws {
    let tour = try ModeTour(.blind, table: ScratchFolder.table + "secret,F,a,n\n")
    defer { tour.scratch.remove() }
    let error = #expect(throws: InputError.self) { try tour.job().run() }
    #expect(error?.value == nil && error?.line == nil && error?.column == nil)
    #expect(error?.description.contains("secret") == false)
    #expect(try LedgerReport.list(workspace: tour.scratch.path).text.contains("no accounts yet"))
  }

  @Test func aDomainThatOnlyTheRowsTellIsRefused() throws {
    let tour = try ModeTour(.design, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    try tour.scratch.write(
      ScratchFolder.schema.replacingOccurrences(
        of: "ward: {kind: category, domain: [a, b, c], nulls: false}",
        with: "ward: {kind: category}"), to: "in.schema.yaml")
    let session = try Session.read(tour.session)
    let error = #expect(throws: InputError.self) {
      try Dataset.open(session, tour.setup.source(for: session), workspace: tour.scratch.path)
    }
    #expect(error?.column == "ward")
    #expect(throws: InputError.self) { try tour.job().run() }
  }

  @Test func designIsEndToEnd() throws {
    let tour = try ModeTour(.design, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    let manifest = try tour.job().run().json
    #expect(manifest["end_to_end"] == .boolean(true))
    #expect(manifest["mode"] == .text("design"))
  }

  @Test func lookingIsCountedAndTold() async throws {
    let tour = try ModeTour(.curator, table: ScratchFolder.table)
    defer { tour.scratch.remove() }
    _ = try await tour.step(.open(path: tour.session)) { _, after in after.table != nil }
    _ = try await tour.step(.look(column: 2))
    _ = try await tour.step(.edit(.share(column: "age", 2)))
    _ = try await tour.step(.edit(.mode(.blind)))
    #expect(tour.mailbox.peek.realRows == nil && tour.mailbox.peek.histograms.isEmpty)
    _ = try await tour.step(.edit(.mode(.curator))) { _, after in after.realRows != nil }
    _ = try await tour.step(.release(path: tour.scratch.path(of: "out.csv"))) {
      $1.notice?.text.contains("released") == true
    }
    let text = try TextFile.read(tour.scratch.path(of: "out.manifest.json"))
    let manifest = try DocumentNode.parse(json: text).mapping()
    let explored = try manifest.required("explored").mapping()
    #expect(try explored.required("mode").string() == "curator")
    #expect(try explored.required("drafts").integer() >= 2)
    #expect(try explored.required("real_views").integer() >= 3)
    #expect(
      try explored.required("choices_changed").sequence().map { try $0.string() }
        == ["share of age"])
    #expect(try manifest.required("end_to_end").boolean() == false)
    #expect(text.contains("made while looking: share of age"))
    await tour.scheduler.stop()
  }
}
