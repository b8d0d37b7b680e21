import Foundation
import TestSupport
import Testing

@testable import Engine

/// What may not be changed is not, whatever a screen asks.
@Suite(.serialized) struct ReadOnlyTests {
  private func engine(_ scratch: ScratchFolder, _ path: String, isAsked: Bool) -> SessionEngine {
    var setup = WorkbenchSetup(
      table: TableSource(path: ""), workspace: scratch.path, version: "test")
    setup.isReadOnly = isAsked
    let engine = SessionEngine(setup)
    engine.send(.open(path: path))
    return engine
  }

  private func tables() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.write(ScratchFolder.table, to: "in.csv")
    try scratch.write(ScratchFolder.schema, to: "in.schema.yaml")
    return scratch
  }

  private func isIdle(_ snapshot: Snapshot) -> Bool {
    snapshot.table != nil && !snapshot.isBusy && snapshot.syntheticRows != nil
  }

  @Test func nothingIsWrittenWhereItWasAskedFor() async throws {
    let scratch = try tables()
    defer { scratch.remove() }
    let engine = engine(scratch, scratch.path(of: "in.csv"), isAsked: true)
    let opened = try await EngineBench.wait(engine, "the draft", isIdle)
    #expect(opened.readOnly == .asked)
    for (number, command) in [
      Command.edit(.epsilon(3)), .save(path: scratch.path(of: "s.semblance.yaml")),
      .exportDraft(path: scratch.path(of: "d.csv")), .release(path: scratch.path(of: "r.csv")),
      .writeSchema(path: scratch.path(of: "x.schema.yaml")), .pin, .pilot(epsilon: 0.1),
    ].enumerated() {
      let before = engine.snapshot.notice?.number ?? 0
      engine.send(command)
      let after = try await EngineBench.wait(engine, "refusal \(number)") {
        ($0.notice?.number ?? 0) > before
      }
      #expect(after.notice?.text == ReadOnly.asked.sentence)
      #expect(after.generation == opened.generation)
    }
    engine.send(.keepPlace(KeptPlace(["page": "rows"])))
    engine.close()
    #expect(scratch.names == [".semblance", "in.csv", "in.schema.yaml"])
    let journals = scratch.path(of: ".semblance/journals")
    #expect(((try? FileManager.default.contentsOfDirectory(atPath: journals)) ?? []).isEmpty)
  }

  @Test func aFileThatMayNotBeWrittenIsLeftAloneUntilSavedElsewhere() async throws {
    let scratch = try tables()
    defer { scratch.remove() }
    let path = try scratch.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\n", to: "s.semblance.yaml")
    chmod(path, 0o444)
    let engine = engine(scratch, path, isAsked: false)
    let opened = try await EngineBench.wait(engine, "the draft", isIdle)
    #expect(opened.readOnly == .file("s.semblance.yaml"))
    engine.send(.edit(.epsilon(3)))
    engine.send(.save(path: nil))
    engine.send(.save(path: scratch.path(of: "mine.semblance.yaml")))
    let saved = try await EngineBench.wait(engine, "the copy") {
      $0.notice?.text.contains("mine.semblance.yaml") == true
    }
    #expect(saved.readOnly == nil && saved.choices.epsilon == opened.choices.epsilon)
    engine.send(.edit(.epsilon(3)))
    engine.send(.save(path: nil))
    _ = try await EngineBench.wait(engine, "the edit") {
      $0.choices.epsilon == 3 && !$0.isBusy && !$0.journal.isUnsaved
    }
    engine.close()
    #expect(try Session.read(scratch.path(of: "mine.semblance.yaml")).choices.epsilon == 3)
    #expect(try Session.read(path).choices.epsilon == 1)
  }

  @Test func whereTheScreensWereLeftComesBackWithTheSession() async throws {
    let scratch = try tables()
    defer { scratch.remove() }
    let place = KeptPlace(["page": "rows", "column": "a: “b” #c", "row": "12"])
    let first = engine(scratch, scratch.path(of: "in.csv"), isAsked: false)
    #expect(try await EngineBench.wait(first, "the draft", isIdle).place == nil)
    first.send(.keepPlace(place))
    first.close()
    let second = engine(scratch, scratch.path(of: "in.csv"), isAsked: false)
    #expect(try await EngineBench.wait(second, "the draft", isIdle).place == place)
    second.close()
  }

  @Test func anotherFileThatIsNotThereLeavesTheTableOpen() async throws {
    let scratch = try tables()
    defer { scratch.remove() }
    let engine = engine(scratch, scratch.path(of: "in.csv"), isAsked: false)
    let opened = try await EngineBench.wait(engine, "the draft", isIdle)
    for path in [scratch.path(of: "missing.csv"), scratch.path] {
      let before = engine.snapshot.notice?.number ?? 0
      engine.send(.open(path: path))
      let after = try await EngineBench.wait(engine, "the refusal") {
        ($0.notice?.number ?? 0) > before
      }
      #expect(after.notice?.severity == .error && after.table?.rowCount == opened.table?.rowCount)
      #expect(after.generation == opened.generation)
    }
    engine.close()
  }
}
