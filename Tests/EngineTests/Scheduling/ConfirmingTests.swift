import Foundation
import Tables
import TestSupport
import Testing

@testable import Engine

/// Domains read off the rows, taken as declared by a person: one by one, and several in one edit.
@Suite(.serialized) struct ConfirmingTests {
  /// Everything but the age is left to the rows.
  private static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false}
      sex: {kind: category}
      ward: {kind: category}
      note: {kind: identifier}
    """

  @Test func severalAreOneEditThatUndoTakesBack() async throws {
    let bench = try EngineBench(schema: Self.schema)
    defer { bench.close() }
    let first = try await bench.idle()
    #expect(first.budget.inferredColumns == ["sex", "ward"])
    bench.engine.send(.edit(.confirmDomains(columns: ["ward", "sex"])))
    let after = try await bench.idle()
    #expect(after.budget.inferredColumns.isEmpty)
    #expect(after.journal.past == ["domains of 2 columns confirmed"])
    #expect(after.columns.map(\.schema.domain) == first.columns.map(\.schema.domain))
    #expect(after.columns.allSatisfy { $0.schema.source == .declared })
    // Whose domain it is changes no count: the draft is the one that was there.
    #expect(after.stages.allSatisfy { $0.state != .done })
    bench.engine.send(.edit(.undo))
    let back = try await bench.idle()
    #expect(back.budget.inferredColumns == ["sex", "ward"])
    #expect(back.columns.map(\.schema) == first.columns.map(\.schema))
    bench.engine.send(.edit(.redo))
    #expect(try await bench.idle().budget.inferredColumns.isEmpty)
  }

  @Test func theSessionFileHoldsWhatOneByOneWouldGive() async throws {
    func saved(_ edits: [Edit]) async throws -> EngineBench.Written {
      let bench = try EngineBench(schema: Self.schema)
      defer { bench.close() }
      _ = try await bench.idle()
      for edit in edits { bench.engine.send(.edit(edit)) }
      _ = try await bench.idle()
      return try await bench.written("s")
    }
    let together = try await saved([.confirmDomains(columns: ["sex", "ward"])])
    let apart = try await saved([.confirmDomain(column: "sex"), .confirmDomain(column: "ward")])
    #expect(together.session == apart.session)
    #expect(together.session.contains("ward"))
  }

  @Test func whatIsConfirmedAlreadyIsPassedOver() async throws {
    let bench = try EngineBench(schema: Self.schema)
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.edit(.confirmDomain(column: "sex")))
    // Neither what was confirmed meanwhile nor a column outside the model is in the way.
    bench.engine.send(.edit(.confirmDomains(columns: ["sex", "ward", "note", "ward"])))
    let after = try await bench.idle()
    #expect(after.budget.inferredColumns.isEmpty)
    #expect(after.journal.past == ["domain of sex confirmed", "domain of ward confirmed"])
  }

  @Test func whatCannotBeConfirmedChangesNothing() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write(ScratchFolder.table, to: "in.csv")
    try scratch.write(Self.schema, to: "in.schema.yaml")
    let source = TableSource(
      path: scratch.path(of: "in.csv"), schemaPath: scratch.path(of: "in.schema.yaml"))
    let dataset = try Dataset.load(source)
    let session = Session(input: source.path)
    for names in [["sex", "nobody"], ["age"], ["note"], []] {
      #expect(throws: (any Error).self, "\(names)") {
        try Edit.Step(.confirmDomains(columns: names), session, dataset)
      }
    }
    let step = try Edit.Step(.confirmDomains(columns: ["ward"]), session, dataset)
    #expect(step.session.columns.map(\.name) == ["ward"])
    #expect(!step.merges)
  }

  @Test func anEarlierRunsEditsComeBack() async throws {
    let scratch = try ScratchFolder()
    let bench = try EngineBench(scratch, schema: Self.schema)
    defer { scratch.remove() }
    _ = try await bench.idle()
    bench.engine.send(.edit(.confirmDomains(columns: ["sex", "ward"])))
    let before = try await bench.idle()
    bench.engine.close()
    let second = SessionEngine(
      WorkbenchSetup(table: TableSource(path: ""), workspace: scratch.path, version: "test"))
    defer { second.close() }
    second.send(.open(path: scratch.path(of: "in.csv")))
    let offered = try await EngineBench.wait(second, "the offer") { $0.journal.offer != nil }
    #expect(offered.journal.offer?.newest == "domains of 2 columns confirmed")
    second.send(.resume(true))
    let after = try await EngineBench.wait(second, "the edits") { $0.journal.past.count == 1 }
    #expect(after.columns.map(\.schema) == before.columns.map(\.schema))
    second.send(.edit(.undo))
    let back = try await EngineBench.wait(second, "the beginning") { $0.journal.past.isEmpty }
    #expect(back.budget.inferredColumns == ["sex", "ward"])
  }

  @Test func everyConfirmedColumnIsNotedAsChosenAfterLooking() {
    var explored = Explored()
    explored.note(.confirmDomains(columns: ["sex", "ward"]))
    explored.note(.confirmDomain(column: "age"))
    explored.note(.undo)
    #expect(explored.changed == ["domain of sex", "domain of ward", "domain of age"])
  }
}
