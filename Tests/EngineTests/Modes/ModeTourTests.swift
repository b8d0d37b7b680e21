import Documents
import Foundation
import TestSupport
import Testing

@testable import Engine

/// What modes promise: nothing on a screen, in a file or in a refusal depends on rows not charged for.
@Suite(.serialized) struct ModeTourTests {
  /// Another table of the same columns, with other rows and another number of them.
  private static let other: String =
    "age,sex,ward,note\n"
    + (0..<700).map { "\($0 % 7),\($0 % 3 == 0 ? "M" : "F"),c,x\($0)\n" }.joined()

  private static let edits: [Command] = [
    .look(column: 1), .look(column: 2), .edit(.share(column: "age", 3)),
    .edit(.cap(column: "ward", 0.4)), .edit(.epsilon(2)), .edit(.method("tree")),
    .edit(.association(.pearson)), .edit(.rows(50)), .edit(.reroll), .edit(.undo), .edit(.redo),
    .edit(.target(.meanPair, 0.1)), .edit(.epsilon(-1)), .edit(.share(column: "nobody", 1)),
    .edit(.confirmDomain(column: "age")),
    .edit(.confirmDomains(columns: ["age", "sex"])), .edit(.method("none")),
  ]

  /// Walks through every command that explores, and tells all there is to see after each.
  private func walk(_ tour: ModeTour) async throws -> [String] {
    var told: [String] = []
    let isBlind = try Session.read(tour.session).mode == .blind
    told.append(
      try await tour.step(.open(path: tour.session)) {
        isBlind ? $1.budget.spentEpsilon > 0 : $1.budget.epsilonAfterRelease > 0
      })
    for command in Self.edits { told.append(try await tour.step(command)) }
    // What it would bring is told once it is reckoned; without rows there is nothing to reckon from.
    told.append(
      try await tour.step(.consider(.share(column: "sex", 2))) {
        !isBlind || $1.preview?.distanceAfter != nil
      })
    told.append(try await tour.step(.consider(nil)))
    told.append(
      try await tour.step(.trace(.meanPair)) {
        !isBlind || $1.tradeOff?.curve.isEmpty == false && !$0.isBusy
      })
    told.append(try await tour.step(.trace(nil)))
    told.append(
      try await tour.step(.solve(AccuracyGoal(.meanPair, distance: 0.01))) {
        $1.solution != nil || $1.isNewer(than: $0)
      })
    told.append(try await tour.step(.pin) { $1.isNewer(than: $0) })
    told.append(try await tour.step(.edit(.takeUp("A"))))
    told.append(try await tour.step(.unpin("A")) { $1.isNewer(than: $0) })
    let folder = tour.scratch
    for command: Command in [
      .exportDraft(path: folder.path(of: "draft.csv")), .pilot(epsilon: 50),
      .writeSchema(path: folder.path(of: "new.schema.yaml")),
      .save(path: folder.path(of: "new.semblance.yaml")),
    ] {
      told.append(try await tour.step(command) { $1.isNewer(than: $0) })
    }
    told.append(try await tour.step(.edit(.mode(.design))) { $1.mode == .design })
    told.append(
      try await tour.step(.edit(.undo)) { _, after in after.mode == (isBlind ? .blind : .design) })
    var draft = try tour.job()
    draft.draftSeed = .fixed(1)
    told.append(tour.refusal { _ = try draft.run() })
    for use in [RealDataUse.profile, .evaluate] {
      told.append(
        tour.refusal {
          try DeclaredMode.check(
            use, of: folder.path(of: "in.csv"), workspace: folder.path)
        })
    }
    for name in ["new.schema.yaml", "new.semblance.yaml"] {
      told.append(tour.withoutFolder(try TextFile.read(folder.path(of: name))))
    }
    told.append("\(folder.names.filter { $0 != "in.csv" })")
    await tour.scheduler.stop()
    return told
  }

  private func compare(_ one: [String], _ two: [String]) {
    #expect(one.count == two.count)
    for (step, pair) in zip(one, two).enumerated() where pair.0 != pair.1 {
      let lines = zip(pair.0.split(separator: "\n"), pair.1.split(separator: "\n"))
      let line = lines.first { $0 != $1 }
      Issue.record(
        "step \(step): \(line?.0.prefix(400) ?? "") — \(line?.1.prefix(400) ?? "")")
    }
  }

  @Test func twoTablesLookAlikeInBlindMode() async throws {
    let model = try ModeTour(.blind, table: ScratchFolder.table)
    try model.job().measurePilot(epsilon: 0.5)
    let one = try ModeTour(.blind, table: ScratchFolder.table)
    let two = try ModeTour(.blind, table: Self.other)
    try one.takePilot(of: model)
    try two.takePilot(of: model)
    let (told, again) = (try await walk(one), try await walk(two))
    compare(told, again)
    let first = try #require(told.first)
    #expect(first.contains("isRowCountMeasured: true"))
    #expect(first.contains("PilotSummary(epsilon: 0.5"))
    #expect(!first.contains("realBand: []"))
    #expect(told.filter { $0.contains("blind mode refuses") }.count >= 4)
    for folder in [one, two, model] { folder.scratch.remove() }
  }

  @Test func noTableIsNeededInDesignMode() async throws {
    let one = try ModeTour(.design, table: ScratchFolder.table)
    let two = try ModeTour(.design, table: nil)
    let (told, again) = (try await walk(one), try await walk(two))
    // A file that is not there cannot be profiled at all; what is refused is refused before.
    compare(told.filter { !$0.contains("`") }, again.filter { !$0.contains("`") && !$0.isEmpty })
    let first = try #require(told.first)
    #expect(first.contains("columnEpsilon: Optional("))
    #expect(told.filter { $0.contains("design mode") }.count >= 5)
    for folder in [one, two] { folder.scratch.remove() }
  }
}
