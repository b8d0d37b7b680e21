import Foundation
import TestSupport
import Testing

@testable import Engine

/// Sessions written from the screen.
@Suite(.serialized) struct SavingTests {
  /// Somebody else's work on the same file is not written over without a word.
  @Test func aFileChangedElsewhereIsNotWrittenOverUnasked() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    let path = bench.scratch.path(of: "s.semblance.yaml")
    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    func share(_ value: Double) async throws {
      bench.engine.send(.edit(.share(column: "age", value)))
      _ = try await bench.idle()
    }
    func saved(_ path: String? = nil) async throws -> String {
      let before = bench.engine.snapshot.notice?.number ?? 0
      bench.engine.send(.save(path: path))
      return try await bench.wait("the save") {
        ($0.notice?.number ?? 0) > before && $0.notice?.text.contains("semblance.yaml") == true
      }.notice?.text ?? ""
    }
    // Its own saves are no surprise.
    try await share(2)
    #expect(try await saved(path).contains("saved"))
    try await share(3)
    #expect(try await saved().contains("saved"))
    #expect(try text().contains("age: 3"))
    // A save elsewhere is one.
    let other = try text().replacing("age: 3", with: "age: 7")
    try bench.scratch.write(other, to: "s.semblance.yaml")
    try await share(4)
    #expect(try await saved().contains("another program"))
    #expect(try text() == other)
    #expect(bench.engine.snapshot.journal.isUnsaved)
    #expect(try await saved().contains("saved"))
    #expect(try text().contains("age: 4"))
    // A file that is gone is written again.
    try FileManager.default.removeItem(atPath: path)
    try await share(5)
    #expect(try await saved().contains("saved"))
    #expect(try text().contains("age: 5"))
  }
}
