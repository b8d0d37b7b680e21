import Documents
import Rules
import TestSupport
import Testing

@testable import Engine

/// Rules that must hold do so in what is drawn; a step that breaks one of them is not silent.
@Suite struct BrokenRulesTests {
  @Test func aStepThatBreaksARuleIsNamedInTheManifest() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    _ = try folder.dataset()
    var session = Session(input: folder.path(of: "in.csv"))
    session.choices.rules = [Rule("age < 98")]
    session.choices.postProcessing = [
      ChosenStep("round age to 2"), ChosenStep("bottom-code age at 98"),
    ]
    var job = SynthesisJob(
      session: session,
      table: TableSource(
        path: folder.path(of: "in.csv"), schemaPath: folder.path(of: "in.schema.yaml")),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
    job.draftSeed = .fixed(3)
    let json = try job.run().json
    guard case .list(let warnings) = json["warnings"], case .integer(let rows) = json["rows"] else {
      Issue.record("a manifest has rows and warnings")
      return
    }
    let texts = warnings.compactMap { if case .text(let text) = $0 { text } else { nil } }
    let broken = texts.filter { $0.contains("now break the rule “age < 98”") }
    #expect(broken.contains { $0.hasPrefix("bottom-code age at 98: \(rows) rows") }, "\(texts)")
  }
}
