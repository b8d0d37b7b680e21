import Foundation
import Governance
import Privacy
import TestSupport
import Testing

@testable import Engine

/// A workbench without a screen that is driven step by step, and tells of everything a screen could show.
struct ModeTour {
  let scratch: ScratchFolder
  let mailbox = Mailbox()
  let scheduler: WorkbenchScheduler
  let setup: WorkbenchSetup

  /// A folder with a table, its dictionary and a session in `mode`; without `table` there is no file.
  init(_ mode: ExplorationMode, table: String?) throws {
    scratch = try ScratchFolder()
    if let table { try scratch.write(table, to: "in.csv") }
    try scratch.write(ScratchFolder.schema, to: "in.schema.yaml")
    try scratch.write(
      "semblance: session 1\ninput: in.csv\nschema: in.schema.yaml\nmode: \(mode.rawValue)\n",
      to: "s.semblance.yaml")
    setup = WorkbenchSetup(
      table: TableSource(path: ""), workspace: scratch.path, version: "test")
    scheduler = WorkbenchScheduler(setup, mailbox: mailbox)
    let place = try Workspace.open(from: scratch.path)
    try scratch.write("5eed", to: ".semblance/draft-seed")
    _ = try place.ledger()
  }

  /// The session's file.
  var session: String { scratch.path(of: "s.semblance.yaml") }

  /// A job on the session, as the command line makes it.
  func job(_ output: String = "out.csv") throws -> SynthesisJob {
    let session = try Session.read(session)
    return SynthesisJob(
      session: session, table: setup.source(for: session), output: scratch.path(of: output),
      workspace: scratch.path, version: "test")
  }

  /// Puts the same pilot here that `other` has: noise and all, under a charge of its own.
  func takePilot(of other: ModeTour) throws {
    let (theirs, place) = (try other.pilotCharge(), try Workspace.open(from: scratch.path))
    let ledger = try place.ledger()
    var request = theirs.request
    request.fingerprint = try place.fingerprint(of: scratch.path(of: "in.csv"))
    let id = try ledger.charge(request).id
    let text = try String(
      contentsOfFile: other.scratch.path(of: ".semblance/measurements/\(theirs.id).json"),
      encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: place.folder + "/measurements", withIntermediateDirectories: true)
    try scratch.write(
      text.replacingOccurrences(of: theirs.id, with: id),
      to: ".semblance/measurements/\(id).json")
    try ledger.mark(.measured, charge: id)
  }

  private func pilotCharge() throws -> Charge {
    let place = try Workspace.open(from: scratch.path)
    let charges = try place.ledger().charges(
      of: try place.fingerprint(of: scratch.path(of: "in.csv")))
    return try #require(charges.first)
  }

  /// Gives a command and waits until `isDone` and nothing is computed; then tells what there is to see.
  func step(
    _ command: Command,
    _ isDone: @escaping @Sendable (Snapshot, Snapshot) -> Bool = { _, _ in true }
  ) async throws -> String {
    let before = mailbox.peek
    await scheduler.handle(command)
    while true {
      let snapshot = mailbox.snapshot
      if await isSettled(snapshot), isDone(before, snapshot) { return told(snapshot) }
      let descriptor = mailbox.wakeDescriptor
      let isReady = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          continuation.resume(returning: poll(&entry, 1, 20) >= 0)
        }
      }
      try #require(isReady)
    }
  }

  private func isSettled(_ snapshot: Snapshot) async -> Bool {
    guard !snapshot.isBusy, await scheduler.replaced == nil, let dataset = await scheduler.dataset
    else { return false }
    guard dataset.hasRows else { return true }
    let choices = snapshot.choices
    return await scheduler.marks.last?.choices == choices
  }

  /// Everything in a snapshot as text; the folder's own name is left out.
  private func told(_ snapshot: Snapshot) -> String {
    func rows(_ source: (any RowSource)?) -> String {
      guard let source else { return "none" }
      return "\(source.count) \((0..<source.count).map { source.row($0) })"
    }
    let lines = [
      "\(snapshot.generation) \(snapshot.choices) \(snapshot.mode)",
      "\(snapshot.columns)", "\(String(describing: snapshot.table))",
      "\(snapshot.histograms.sorted { $0.key < $1.key })",
      "\(String(describing: snapshot.association))",
      rows(snapshot.realRows), rows(snapshot.syntheticRows), "\(snapshot.budget)",
      "\(snapshot.stages)", "\(String(describing: snapshot.meanPairDistance))",
      prediction(snapshot.prediction), "\(String(describing: snapshot.preview))",
      "\(String(describing: snapshot.tradeOff))",
      "\(snapshot.pins.map { ($0.letter, $0.histograms.sorted { $0.key < $1.key }, $0.differences) })",
      "\(String(describing: snapshot.solution))", "\(snapshot.journal)",
      "\(String(describing: snapshot.pilot))", "\(String(describing: snapshot.notice))",
    ]
    return withoutFolder(lines.joined(separator: "\n"))
  }

  private func prediction(_ prediction: Prediction?) -> String {
    guard let prediction else { return "none" }
    return "\(prediction.columns.sorted { $0.key < $1.key }) "
      + "\(prediction.pairs.sorted { $0.key < $1.key }) \(prediction.measuredPairs.sorted()) "
      + "\(String(describing: prediction.meanPair)) \(prediction.generation)"
  }

  func withoutFolder(_ text: String) -> String {
    text.replacingOccurrences(of: scratch.path, with: "FOLDER")
  }

  /// What a piece of work is refused with; empty where it is not.
  func refusal(_ work: () throws -> Void) -> String {
    do {
      try work()
      return ""
    } catch { return withoutFolder(describe(error)) }
  }
}

extension Snapshot {
  /// Whether there is a newer notice than in `other`.
  func isNewer(than other: Snapshot) -> Bool {
    notice?.number ?? 0 > other.notice?.number ?? 0
  }
}
