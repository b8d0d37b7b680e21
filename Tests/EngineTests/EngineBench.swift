import Foundation
import TestSupport
import Testing

@testable import Engine

/// An engine on the small table, with ways to wait for what it shows.
struct EngineBench: Sendable {
  let scratch: ScratchFolder
  let engine: SessionEngine

  init(_ scratch: ScratchFolder? = nil) throws {
    let folder = try scratch ?? ScratchFolder()
    self.scratch = folder
    try folder.write(ScratchFolder.table, to: "in.csv")
    try folder.write(ScratchFolder.schema, to: "in.schema.yaml")
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
