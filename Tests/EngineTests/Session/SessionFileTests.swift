import Documents
import Foundation
import Tables
import TestSupport
import Testing

@testable import Engine

@Suite struct SessionFileTests {
  @Test func writesAndReadsBack() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    var session = Session(input: "in.csv", schema: "in.schema.yaml")
    session.choices.epsilon = 0.5
    session.choices.delta = 1e-7
    session.choices.shares = ["age": 2.5, "a: b": 0]
    session.choices.caps = ["no": 0.25]
    session.choices.rows = 100
    session.choices.method = "tree"
    session.choices.associationMeasure = .spearman
    session.choices.theme = "light"
    session.choices.draftNumber = 7
    session.choices.scenario = [
      ChosenStep("amplify sex = \"F\" to 20%"),
      ChosenStep("balance ward", isOn: false, note: "perhaps: later"),
    ]
    session.choices.postProcessing = [ChosenStep("round age to 5")]
    session.note = "it's a note: with a colon"
    session.leadingComment = ["What this is for.", "", "Second part."]
    session.columns = [
      ColumnSchema(name: "age", kind: .integer, domain: .grid(lower: 0, upper: 99), nullable: false)
    ]
    session.path = scratch.path(of: "s.semblance.yaml")
    try session.write(to: scratch.path(of: "s.semblance.yaml"))
    #expect(try Session.read(scratch.path(of: "s.semblance.yaml")) == session)
  }

  @Test func innerCommentsKeepTheOldFile() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let text = "# head\nsemblance: session 1\ninput: a.csv # the real one\n"
    let path = try scratch.write(text, to: "s.semblance.yaml")
    let session = try Session.read(path)
    #expect(session.leadingComment == ["head"])
    let remark = try session.write(to: path)
    #expect(remark != nil)
    #expect(try TextFile.read(path + "~") == text)
    #expect(try TextFile.read(path).hasPrefix("# head\n"))
  }

  @Test(arguments: [
    ("semblance: session 1\n", "input"),
    ("semblance: session 2\ninput: a.csv\n", "session 1"),
    ("semblance: session 1\ninput: a.csv\nepsilom: 1\n", "epsilom"),
    ("semblance: session 1\ninput: a.csv\nbudget: {epsilon: 0}\n", "epsilon"),
    ("semblance: session 1\ninput: a.csv\nbudget: {epsilon: 010x}\n", "010x"),
    ("semblance: session 1\ninput: a.csv\nscenario: [explode]\n", "begins like this"),
    ("semblance: session 1\ninput: a.csv\npost-processing: [round age]\n", "line 3"),
    ("semblance: session 1\ninput: a.csv\nscenario: [{step: balance a, off: no}]\n", "“off”"),
    ("semblance: session 1\ninput: a.csv\nrules: [{on: true}]\n", "“rule” is missing"),
    ("semblance: session 1\ninput: a.csv\nrules: [{rule: a > 1, must: 1}]\n", "must"),
    ("semblance: session 1\ninput: a.csv\nmode: lax\n", "curator"),
    ("semblance: session 1\ninput: a.csv\nunit: {rows: 3}\n", "not built"),
    ("semblance: session 1\ninput: a.csv\nmethod: magic\n", "tree"),
    ("semblance: session 1\ninput: a.csv\nshares: {age: -1}\n", "-1"),
  ])
  func wrongFilesAreOneSentence(_ text: String, _ says: String) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = try scratch.write(text, to: "s.semblance.yaml")
    let error = #expect(throws: InputError.self) { try Session.read(path) }
    #expect(error?.file == path)
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(try TextFile.read(path) == text)
  }

  @Test func pathsAreSeenFromTheSessionsFolder() {
    var session = Session(input: "in.csv", schema: "/else/where.yaml")
    session.path = "folder/s.semblance.yaml"
    #expect(session.inputPath == "folder/in.csv")
    #expect(session.schemaPath == "/else/where.yaml")
    let moved = session.moved(to: "/other/s.semblance.yaml")
    #expect(moved.inputPath.hasSuffix("folder/in.csv") && moved.inputPath.hasPrefix("/"))
  }
}
