import Documents
import Tables
import Testing

@testable import TableFiles

@Suite struct PriorReaderTests {
  private func column(_ text: String) throws -> ColumnSchema {
    try SchemaFile.column(named: "c", try DocumentNode.parse(text))
  }

  @Test func priorsComeBackAsWritten() throws {
    for text in [
      "{kind: category, domain: [F, M, X], nulls: false, prior: {M: 2, F: 1.5}}",
      "{kind: integer, domain: [0, 99], nulls: false, prior: [1, 2, 3]}",
      "{kind: category, domain: {codes: 3}, prior: [1, 0, 3]}",
    ] {
      let read = try column(text)
      #expect(read.prior?.count == 3)
      let again = try SchemaFile.column(
        named: "c", try DocumentNode.parse(SchemaFile.value(of: read).yaml(comment: [])))
      #expect(again == read)
    }
    #expect(try column("{kind: category, domain: [F, M], prior: {M: 2}}").prior == [0, 2])
  }

  @Test(arguments: [
    "{kind: category, domain: [F, M], prior: {Z: 1}}",
    "{kind: category, domain: [F, M], prior: {F: 0}}",
    "{kind: category, domain: [F, M], prior: {F: -1}}",
    "{kind: integer, domain: [0, 9], prior: [1]}",
    "{kind: integer, domain: [0, 9], prior: [0, 0]}",
    "{kind: integer, prior: [1, 2]}",
    "{kind: category, domain: {codes: 3}, prior: [1, 2]}",
  ])
  func mistakesAreNamed(_ text: String) {
    #expect(throws: InputError.self) { try column(text) }
  }
}
