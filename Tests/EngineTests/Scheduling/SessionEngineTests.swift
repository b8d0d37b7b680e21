import Foundation
import Governance
import TestSupport
import Testing

@testable import Engine

/// The engine as a screen drives it: commands in, snapshots out.
@Suite(.serialized) struct SessionEngineTests {
  private func wait(
    _ engine: SessionEngine, _ what: String, _ condition: (Snapshot) -> Bool
  ) async throws -> Snapshot {
    try await EngineBench.wait(engine, what, condition)
  }

  private func opened(_ scratch: ScratchFolder) throws -> SessionEngine {
    try EngineBench(scratch).engine
  }

  private func isIdle(_ snapshot: Snapshot) -> Bool {
    snapshot.table != nil && !snapshot.isBusy && snapshot.syntheticRows != nil
  }

  @Test func opensEditsUndoesAndSaves() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    let first = try await wait(engine, "the draft", isIdle)
    #expect(first.table?.rowCount == 400)
    #expect(first.budget.inferredColumns.isEmpty)
    engine.send(.edit(.share(column: "age", 3)))
    let edited = try await wait(engine, "the edit") {
      $0.generation > first.generation && !$0.isBusy && $0.choices.shares["age"] == 3
    }
    let before = try #require(first.columns[0].columnEpsilon)
    #expect(try #require(edited.columns[0].columnEpsilon) > before)
    #expect(edited.budget.rho == first.budget.rho)
    engine.send(.edit(.undo))
    _ = try await wait(engine, "the undo") { $0.choices.shares["age"] == nil && !$0.isBusy }
    engine.send(.edit(.redo))
    _ = try await wait(engine, "the redo") { $0.choices.shares["age"] == 3 && !$0.isBusy }
    engine.send(.save(path: scratch.path(of: "s.semblance.yaml")))
    _ = try await wait(engine, "the file") { $0.notice?.text.contains("saved") == true }
    #expect(try Session.read(scratch.path(of: "s.semblance.yaml")).choices.shares == ["age": 3])
    engine.close()
  }

  @Test func theNewestOfManyEditsWins() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    _ = try await wait(engine, "the draft", isIdle)
    for step in 1...60 { engine.send(.edit(.share(column: "ward", Double(step) / 4))) }
    let last = try await wait(engine, "the last edit") {
      $0.choices.shares["ward"] == 15 && !$0.isBusy
        && $0.columns.allSatisfy { !$0.isModelled || !$0.isStale }
    }
    #expect(last.association?.generation == last.generation)
    engine.close()
  }

  @Test func errorsAreNoticesAndTheTableStays() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    _ = try await wait(engine, "the draft", isIdle)
    engine.send(.edit(.epsilon(-1)))
    _ = try await wait(engine, "the refusal") { $0.notice?.severity == .error }
    engine.send(.open(path: scratch.path(of: "missing.csv")))
    _ = try await wait(engine, "the missing file") {
      $0.notice?.text.contains("missing.csv") == true && !$0.isBusy
    }
    engine.close()
  }

  /// What was looked at is written down by the end, whether its account was known by then, or another table
  /// was opened meanwhile.
  @Test func everyLookIsWrittenDown() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    _ = try await wait(engine, "the table") { $0.table != nil }
    engine.send(.edit(.share(column: "age", 2)))
    engine.close()
    let place = try Workspace.open(from: scratch.path)
    let first = try place.fingerprint(of: scratch.path(of: "in.csv"))
    let seen = try Explored.read(first, in: place)
    #expect(seen.changed == ["share of age"] && seen.realViews == 1)

    try scratch.write(ScratchFolder.table + "7,F,a,n400\n", to: "other.csv")
    let next = try opened(scratch)
    _ = try await wait(next, "the table") { $0.table != nil }
    next.send(.edit(.epsilon(2)))
    next.send(.open(path: scratch.path(of: "other.csv")))
    _ = try await wait(next, "the other table") { $0.table?.rowCount == 401 }
    next.close()
    #expect(try Explored.read(first, in: place).changed == ["epsilon", "share of age"])
    let other = try place.fingerprint(of: scratch.path(of: "other.csv"))
    #expect(try Explored.read(other, in: place).changed.isEmpty)
    #expect(try Explored.read(other, in: place).realViews == 1)
  }

  /// A file that is being written can be stopped, which leaves the complete draft as it is.
  @Test func aFileThatIsBeingWrittenCanBeStopped() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    _ = try await wait(engine, "the draft", isIdle)
    engine.send(.edit(.rows(1_000_000)))
    let drawn = try await wait(engine, "a large draft") {
      isIdle($0) && $0.syntheticRows?.count == 1_000_000 && !$0.columns[0].isStale
    }
    engine.send(.exportDraft(path: scratch.path(of: "out.csv")))
    _ = try await wait(engine, "the writing") { $0.writing?.name == "sample" }
    engine.send(.cancel)
    let stopped = try await wait(engine, "the end") {
      $0.notice?.text.contains("out.csv was not written") == true
    }
    #expect(stopped.writing == nil && stopped.generation == drawn.generation)
    #expect(!scratch.names.contains { $0.hasPrefix("out") })
    engine.close()
  }

  /// A table is left although it does not come: nobody writes into the pipe.
  @Test func aTableThatIsBeingReadCanBeLeft() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let pipe = scratch.path(of: "pipe.csv")
    #expect(mkfifo(pipe, 0o600) == 0)
    let engine = SessionEngine(
      WorkbenchSetup(table: TableSource(path: ""), workspace: scratch.path, version: "test"))
    engine.send(.open(path: pipe))
    _ = try await wait(engine, "the reading") { $0.stages.first?.state == .running }
    engine.send(.cancel)
    let stopped = try await wait(engine, "the end") {
      $0.notice?.text == "stopped; the table was not opened"
    }
    #expect(!stopped.isBusy && stopped.table == nil)
    // Who waits for the pipe is let go, and another table can be opened meanwhile.
    try scratch.write(ScratchFolder.table, to: "in.csv")
    engine.send(.open(path: scratch.path(of: "in.csv")))
    _ = try await wait(engine, "the next table", isIdle)
    let end = open(pipe, O_WRONLY | O_NONBLOCK)
    if end >= 0 { Foundation.close(end) }
    engine.close()
  }

  @Test func releasesAndDraftsAreWrittenFromTheScreen() async throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let engine = try opened(scratch)
    _ = try await wait(engine, "the draft", isIdle)
    engine.send(.exportDraft(path: scratch.path(of: "out.csv")))
    _ = try await wait(engine, "the draft file") {
      $0.notice?.text.contains("draft, no guarantee") == true
    }
    #expect(FileManager.default.fileExists(atPath: scratch.path(of: "out.draft.csv")))
    engine.send(.release(path: scratch.path(of: "out.csv")))
    let released = try await wait(engine, "the release") {
      $0.notice?.text.contains("released") == true
    }
    #expect(released.notice?.severity == .good)
    #expect(released.notice?.text.hasSuffix("out.csv; the ledger's page checks it") == true)
    let charged = try await wait(engine, "the ledger") { $0.budget.spentEpsilon > 0 }
    #expect(abs(charged.budget.spentEpsilon - 1) < 1e-6)
    let manifest = try String(
      contentsOfFile: scratch.path(of: "out.manifest.json"), encoding: .utf8)
    #expect(manifest.contains("\"end_to_end\": false"))
    #expect(manifest.contains("a curator saw the real rows"))
    // What was chosen in sight of the rows says so, also without a session file.
    let place = try Workspace.open(from: scratch.path)
    let charges = try place.ledger().charges(
      of: place.fingerprint(of: scratch.path(of: "in.csv")))
    #expect(charges.map(\.request.mode) == [.curator])
    let table = scratch.path(of: "out.csv")
    #expect(charges.map(\.outputs) == [[table]])

    // What was measured gives rows once more, free, and each of them can be checked.
    let again = scratch.path(of: "again.csv")
    engine.send(.writeAgain(charge: try #require(charges.first?.id), path: again))
    let written = try await wait(engine, "rows again") {
      $0.account?.charges.first?.outputs == [table, again]
    }
    #expect(written.budget.spentEpsilon == charged.budget.spentEpsilon)
    for path in [table, again] {
      engine.send(.check(table: path))
      let checked = try await wait(engine, "the check") { $0.check?.table == path }
      #expect(checked.check?.isSound == true)
      #expect(checked.check?.findings.allSatisfy { $0.holds == true } == true)
    }
    let text = try String(contentsOfFile: table, encoding: .utf8)
    try Data((text + text).utf8).write(to: URL(fileURLWithPath: table))
    engine.send(.check(table: table))
    let changed = try await wait(engine, "the check") { $0.check?.isSound == false }
    #expect(changed.check?.findings.contains { $0.text.contains("was changed") } == true)
    engine.send(.check(table: scratch.path(of: "none.csv")))
    _ = try await wait(engine, "a refusal") {
      $0.notice?.severity == .error && $0.notice?.text.contains("none.measurements.json") == true
    }

    #expect(engine.snapshot.check?.isSound == false)

    // Nothing is written over the table, another session or the ledger.
    let session = scratch.path(of: "in.semblance.yaml")
    try Data("semblance: session 1\ninput: in.csv\n".utf8).write(to: URL(fileURLWithPath: session))
    for (path, word) in [
      (scratch.path(of: "in.csv"), "ends in .semblance.yaml"), (session, "save once more"),
      (scratch.path(of: ".semblance/x.semblance.yaml"), "keeps its ledger"),
    ] {
      engine.send(.save(path: path))
      _ = try await wait(engine, "a refusal") { $0.notice?.text.contains(word) == true }
    }
    engine.send(.save(path: session))
    _ = try await wait(engine, "saving") { $0.notice?.text.hasPrefix("saved") == true }
    engine.send(.release(path: scratch.path(of: ".semblance/ledger.sqlite")))
    _ = try await wait(engine, "a refusal") {
      $0.notice?.text.contains("keeps its ledger") == true
    }

    // A ceiling is kept in the ledger, and a release over it is refused there.
    engine.send(.capAccount(epsilon: 1.5))
    _ = try await wait(engine, "the cap") { $0.budget.capEpsilon == 1.5 }
    engine.send(.release(path: scratch.path(of: "over.csv")))
    _ = try await wait(engine, "the refusal") { $0.notice?.text.contains("cap") == true }
    engine.send(.capAccount(epsilon: nil))
    _ = try await wait(engine, "no cap") { $0.budget.capEpsilon == nil }
    engine.close()
  }
}
