import Foundation
import TestSupport
import Testing

@testable import Engine

/// An engine on the small table, with ways to wait for what it shows.
struct EngineBench: Sendable {
  let scratch: ScratchFolder
  let engine: SessionEngine

  init(_ scratch: ScratchFolder? = nil, schema: String = ScratchFolder.schema) throws {
    let folder = try scratch ?? ScratchFolder()
    self.scratch = folder
    try folder.write(ScratchFolder.table, to: "in.csv")
    try folder.write(schema, to: "in.schema.yaml")
    engine = SessionEngine(
      WorkbenchSetup(table: TableSource(path: ""), workspace: folder.path, version: "test"))
    engine.send(.open(path: folder.path(of: "in.csv")))
  }

  /// Ends the engine and removes its folder.
  func close() {
    engine.close()
    scratch.remove()
  }

  /// Whether everything on screen is up to date.
  func isIdle(_ snapshot: Snapshot) -> Bool {
    snapshot.table != nil && !snapshot.isBusy && snapshot.syntheticRows != nil
      && snapshot.columns.allSatisfy { !$0.isModelled || !$0.isStale }
  }

  /// Waits until all commands sent so far are done and nothing is computed.
  func idle() async throws -> Snapshot {
    // Commands are taken in order, so the answer to this one comes after all earlier ones.
    let mark = AccuracyGoal(.meanPair, distance: 2)
    let before = engine.snapshot.notice?.number ?? 0
    _ = try await wait("the table") { $0.table != nil && $0.syntheticRows != nil }
    engine.send(.solve(mark))
    _ = try await wait("the commands") {
      ($0.notice?.number ?? 0) > before && $0.notice?.text.contains("above 0 and below 1") == true
    }
    return try await wait("the draft", isIdle)
  }

  /// What a person keeps of the present state.
  struct Written: Equatable {
    /// The session's file.
    var session: String
    /// The exported draft.
    var draft: String
    /// Every noisy number of the draft.
    var measurements: String
  }

  /// Saves the session and exports the draft under a name of their own.
  func written(_ name: String) async throws -> Written {
    func text(_ file: String) throws -> String {
      try String(contentsOfFile: scratch.path(of: file), encoding: .utf8)
    }
    engine.send(.save(path: scratch.path(of: "\(name).semblance.yaml")))
    engine.send(.exportDraft(path: scratch.path(of: "\(name).csv")))
    let mark = "\(name)."
    let done = try await wait("the draft's file") {
      $0.notice?.text.contains(mark) == true && $0.notice?.text.contains("saved") == false
    }
    #expect(done.notice?.severity == .good, "\(done.notice?.text ?? "")")
    let stem = scratch.names.contains("\(name).scenario.draft.csv") ? "\(name).scenario" : name
    return Written(
      session: try text("\(name).semblance.yaml"), draft: try text("\(stem).draft.csv"),
      measurements: try text("\(stem).draft.measurements.json"))
  }

  /// The draft that a saved session leads to without a screen.
  func headless(_ name: String) throws -> String {
    let session = try Session.read(scratch.path(of: "\(name).semblance.yaml"))
    let setup = WorkbenchSetup(
      table: TableSource(path: ""), workspace: scratch.path, version: "test")
    var job = SynthesisJob(
      session: session, table: setup.source(for: session),
      output: scratch.path(of: "headless.csv"), workspace: scratch.path, version: "test")
    job.draftSeed = .workspace
    return try String(contentsOfFile: try job.run().path, encoding: .utf8)
  }

  /// Takes snapshots as they come until one satisfies `condition`.
  ///
  /// The waiting is done on a thread of its own: the engine needs the threads that tests run on.
  static func wait(
    _ engine: SessionEngine, _ what: String, _ condition: (Snapshot) -> Bool
  ) async throws -> Snapshot {
    while true {
      let snapshot = engine.snapshot
      if condition(snapshot) { return snapshot }
      let descriptor = engine.wakeDescriptor
      let isReady = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          continuation.resume(returning: poll(&entry, 1, 120_000) == 1)
        }
      }
      try #require(isReady, "no snapshot came while waiting for \(what)")
    }
  }

  /// The same of this engine.
  func wait(_ what: String, _ condition: (Snapshot) -> Bool) async throws -> Snapshot {
    try await EngineBench.wait(engine, what, condition)
  }

  /// All synthetic rows as text.
  func rows(_ snapshot: Snapshot) throws -> [[String?]] {
    let source = try #require(snapshot.syntheticRows)
    return (0..<source.count).map(source.row)
  }
}
