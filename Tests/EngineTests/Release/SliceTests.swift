import Documents
import Foundation
import Governance
import TestSupport
import Testing

@testable import Engine

/// A slice is explored, the remainder is released, and each has an account of its own.
@Suite(.serialized) struct SliceTests {
  private func session(_ scratch: ScratchFolder, _ slice: Double? = 0.25) throws -> Session {
    try scratch.write(ScratchFolder.table, to: "in.csv")
    try scratch.write(ScratchFolder.schema, to: "in.schema.yaml")
    try scratch.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\n"
        + (slice.map { "slice: \($0)\n" } ?? ""), to: "s.semblance.yaml")
    return try Session.read(scratch.path(of: "s.semblance.yaml"))
  }

  private func job(_ session: Session, _ scratch: ScratchFolder) -> SynthesisJob {
    let setup = WorkbenchSetup(
      table: TableSource(path: ""), workspace: scratch.path, version: "test")
    return SynthesisJob(
      session: session, table: setup.source(for: session), output: scratch.path(of: "out.csv"),
      workspace: scratch.path, version: "test")
  }

  @Test func theScreenShowsTheSliceAndTheReleaseLeavesItOut() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let session = try session(scratch)
    let engine = SessionEngine(
      WorkbenchSetup(table: TableSource(path: ""), workspace: scratch.path, version: "test"))
    engine.send(.open(path: scratch.path(of: "s.semblance.yaml")))
    let shown = try await EngineBench.wait(engine, "the draft") {
      $0.syntheticRows != nil && !$0.isBusy
    }
    #expect(shown.table?.name == "in.csv · slice 0.25")
    let count = try #require(shown.table?.rowCount)
    #expect(count > 60 && count < 140)
    engine.send(.edit(.mode(.blind)))
    _ = try await EngineBench.wait(engine, "the refusal") {
      $0.notice?.text.contains("a slice is looked at in curator mode") == true
    }
    engine.send(.edit(.share(column: "age", 2)))
    _ = try await EngineBench.wait(engine, "the edit") { $0.choices.shares["age"] == 2 }
    engine.send(.edit(.undo))
    engine.close()

    let outcome = try job(session, scratch).run()
    #expect(outcome.isGuaranteed)
    let manifest = outcome.json
    #expect(manifest["end_to_end"] == .boolean(true))
    #expect(manifest["mode"] == .text("design"))
    let part = try #require(manifest["part"])
    #expect(part["side"] == .text("remainder") && part["slice_fraction"] == .number(0.25))
    #expect(part["explored_slice"]?["mode"] == .text("curator"))
    #expect(
      part["explored_slice"]?["choices_changed"] == .list([.text("share of age")]))
    let place = try Workspace.open(from: scratch.path)
    let accounts = try place.ledger().accounts()
    #expect(accounts.map(\.part?.part.side) == [nil, .slice, .remainder])
    #expect(accounts.map(\.chargeCount) == [0, 0, 1])
    guard case .integer(let rows)? = manifest["rows"] else {
      Issue.record("no rows")
      return
    }
    // The private estimate of the remainder's rows: about 400 less the slice.
    #expect(abs(rows - (400 - count)) < 150)
  }

  @Test func aLookAtTheWholeReachesTheRemainder() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    var whole = try session(scratch)
    whole.slice = nil
    var draft = job(whole, scratch)
    draft.draftSeed = .fixed(1)
    _ = try draft.run()
    let manifest = try job(try session(scratch), scratch).run().json
    #expect(manifest["end_to_end"] == .boolean(false))
    #expect(manifest["mode"] == .text("curator"))
  }

  @Test func slicesAreCheckedAndKeptInTheSession() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    var session = try session(scratch)
    #expect(session.slice == 0.25)
    #expect(try Session.parse(session.text, file: nil).slice == 0.25)
    session.mode = .blind
    #expect(throws: InputError.self) { try job(session, scratch).run() }
    session.mode = .curator
    session.slice = 1
    #expect(throws: InputError.self) { try job(session, scratch).run() }
    _ = try job(try self.session(scratch), scratch).run()
    // Split otherwise, rows would change sides.
    let error = #expect(throws: InputError.self) {
      try job(try self.session(scratch, 0.5), scratch).run()
    }
    #expect(error?.message.contains("split already") == true)
    #expect(throws: InputError.self) {
      try Session.parse(
        "semblance: session 1\ninput: a.csv\nmode: design\nslice: 0.1\n", file: "s")
    }
  }

  /// A fault of the file is told with its line whichever side it is on; a value of the remainder is not quoted.
  @Test func faultsAreToldWithTheirLines() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let session = try session(scratch)
    let whole = try TextFile.read(scratch.path(of: "in.csv")).split(separator: "\n").map(
      String.init)
    let rows = try Workspace.open(from: scratch.path).rowSplit()
      .rows(of: try TablePart(.slice, of: 0.25), among: whole.count - 1)
    let inside = try #require(rows.first)
    let outside = try #require((0..<whole.count - 1).first { !rows.contains($0) })
    func fault(_ row: Int, _ text: String, isDraft: Bool) throws -> InputError? {
      var lines = whole
      lines[row + 1] = text
      try scratch.write(lines.joined(separator: "\n") + "\n", to: "in.csv")
      var job = job(session, scratch)
      job.draftSeed = isDraft ? .fixed(1) : nil
      return #expect(throws: InputError.self) { try job.run() }
    }
    for row in [inside, outside] {
      for isDraft in [true, false] {
        let error = try fault(row, "7,F", isDraft: isDraft)
        #expect(error?.line == row + 2 && error?.file?.hasSuffix("in.csv") == true)
        #expect(error?.message.contains("the row has 2 fields") == true)
      }
    }
    let seen = try fault(inside, "x7,F,a,n", isDraft: true)
    #expect(seen?.line == inside + 2 && seen?.column == "age" && seen?.value == "x7")
    for isDraft in [true, false] {
      let hidden = try fault(outside, "x7,F,a,n", isDraft: isDraft)
      #expect(hidden?.line == outside + 2 && hidden?.column == "age")
      #expect(hidden?.description.contains("x7") == false)
    }
  }

  /// A value that only the remainder holds is in no domain that is read off the slice.
  @Test func nothingIsLearntFromTheOtherRows() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write(
      "v\n" + (0..<2000).map { "value\($0 / 2)\n" }.joined(), to: "a.csv")
    let source = TableSource(path: scratch.path(of: "a.csv"))
    let slice = try SourceTable(
      try source.taking(.slice, of: 0.1, workspace: scratch.path), overrides: [])
    let rest = try SourceTable(
      try source.taking(.remainder, of: 0.1, workspace: scratch.path), overrides: [])
    #expect(slice.table.rowCount + rest.table.rowCount == 2000)
    let seen = Set((0..<slice.table.rowCount).compactMap { slice.table.text(row: $0, column: 0) })
    if case .categories(let names) = slice.schema.columns[0].domain {
      #expect(Set(names) == seen)
    } else {
      #expect(slice.schema.columns[0].domain == .open)
    }
  }
}
