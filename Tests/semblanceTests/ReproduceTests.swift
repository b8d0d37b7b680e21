import Foundation
import Testing

/// A release is reproduced bit for bit from its published files, elsewhere, without table and ledger.
@Suite struct ReproduceTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A folder with nothing but the two published files, and the rows that should come out.
  private func published(
    _ arguments: [String] = [], table: String? = nil, schema: String? = nil
  ) throws -> (place: Program, rows: String) {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    if let table { try program.write(table, to: "in.csv") }
    if let schema { try program.write(schema, to: "in.schema.yaml") }
    let result = try program.runAll(
      ["synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--quiet"]
        + arguments)
    #expect(result.status == 0, "\(result.errors)")
    let place = try Program()
    for name in ["out.measurements.json", "out.manifest.json"] {
      try place.write(try program.read(name), to: name)
    }
    return (place, try program.read("out.csv"))
  }

  private func reproduce(_ place: Program, _ more: String...) throws -> Program.Result {
    try place.runAll(["reproduce", "out.measurements.json", "-o", "again.csv"] + more)
  }

  @Test(arguments: [
    [], ["--method", "tree", "--rows", "123"], ["--method", "independent"],
    ["--epsilon", "20", "--share", "age=3", "--cap", "sex=0.1"],
  ])
  func rowsAreTheSameBitForBit(_ arguments: [String]) throws {
    let (place, rows) = try published(arguments)
    defer { place.remove() }
    let result = try reproduce(place, "--json")
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    #expect(report["table_matches"] as? Bool == true)
    #expect(report["measurements_match"] as? Bool == true)
    #expect(try place.read("again.csv") == rows)
    #expect(!place.has(".semblance"))
  }

  /// Every kind, written unusually: numbers with zeros, German dates, times without seconds, nulls in
  /// words, semicolons, names that need quotes, identifiers and free text.
  @Test func everyWayOfWritingIsKept() throws {
    var lines = ["no;\"a \"\"b\"\"\";paid;day;at;ok;who;said"]
    for row in 0..<400 {
      let day = row % 28 + 1
      lines.append(
        "\(row + 1);\(row % 7).0;\(row % 90).\(row % 10)5;\(day < 10 ? "0" : "")\(day).03.2024;"
          + "2024-03-\(day < 10 ? "0" : "")\(day) 0\(row % 10):30;\(row % 3 == 0 ? "no" : "yes");"
          + "\(row % 5 == 0 ? "NA" : "Ö, \(row % 4)");text number \(row)")
    }
    let schema = """
      semblance: schema 1
      file: {nulls: [n/k]}
      columns:
        no: {kind: identifier}
        'a "b"': {kind: integer, domain: [0, 6], nulls: false}
        paid: {kind: decimal, domain: [0, 99.99], digits: 2, unit: euro, description: what it cost}
        day: {kind: date, domain: [2024-01-01, 2024-12-31]}
        at: {kind: timestamp, domain: ["2024-01-01T00:00:00", "2024-12-31T23:59:59"], bins: 12}
        ok: {kind: boolean, domain: ["no", "yes"], nulls: false}
        who: {kind: category, domain: ["Ö, 0", "Ö, 1", "Ö, 2"], outside: other}
        said: {kind: text}
      """
    let (place, rows) = try published(
      ["--epsilon", "5"], table: lines.joined(separator: "\n") + "\n", schema: schema)
    defer { place.remove() }
    let result = try reproduce(place)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("identical to the out.csv"))
    #expect(result.output.contains("out.csv is not here"))
    #expect(try place.read("again.csv") == rows)
    #expect(rows.hasPrefix("no;\"a \"\"b\"\"\";paid;day;at;ok;who\n"))
    #expect(rows.contains(".03.2024") && !rows.contains("said"))
    // What is for people's eyes, and the real rows' own texts, stay at home.
    let published = try place.read("out.measurements.json")
    #expect(!published.contains("what it cost") && !published.contains("text number"))
  }

  @Test func aRaisedReleaseIsReproduced() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let arguments = [
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--json",
    ]
    let first = try object(try program.runAll(arguments).output)
    let base = try #require(first["charge"] as? String)
    #expect(try program.runAll(arguments + ["--raise", base, "--epsilon", "3"]).status == 0)
    let result = try reproduce(program)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(try program.read("again.csv") == program.read("out.csv"))
  }

  @Test func aChangedValueShowsAndEndsWithOne() throws {
    let (place, rows) = try published(["--rows", "300"])
    defer { place.remove() }
    let text = try place.read("out.measurements.json")
    let start = try #require(text.range(of: "\"values\": ["))
    let end = try #require(text[start.upperBound...].firstIndex(of: ","))
    let changed = text.replacingCharacters(in: start.upperBound..<end, with: "250")
    try place.write(changed, to: "out.measurements.json")
    let result = try reproduce(place)
    #expect(result.status == 1)
    #expect(result.output.contains("NOT the rows") && result.output.contains("NOT those"))
    #expect(try place.read("again.csv") != rows)
    // Without a manifest there is nothing to compare with, and that is said.
    try FileManager.default.removeItem(atPath: place.folder + "/out.manifest.json")
    let alone = try reproduce(place)
    #expect(alone.output.contains("nothing was compared"))
  }

  /// The rows come out as the manifest says, but the file beside it or the ε that it states is another.
  @Test func whatWasChangedBesideTheMeasurementsShows() throws {
    let (place, rows) = try published(["--rows", "300"])
    defer { place.remove() }
    try place.write(rows, to: "out.csv")
    let whole = try reproduce(place, "--json")
    #expect(whole.status == 0)
    #expect(try object(whole.output)["table_file_matches"] as? Bool == true)
    #expect(try object(whole.output)["guarantee_matches"] as? Bool == true)
    try place.write(rows + "x\n", to: "out.csv")
    let changed = try reproduce(place)
    #expect(changed.status == 1)
    #expect(changed.output.contains("identical to the out.csv"))
    #expect(changed.output.contains("is NOT that table"))
    try FileManager.default.removeItem(atPath: place.folder + "/out.csv")
    let manifest = try place.read("out.manifest.json")
    try place.write(
      manifest.replacing("\"epsilon\": 1.0,", with: "\"epsilon\": 0.1,", maxReplacements: 1),
      to: "out.manifest.json")
    let claimed = try reproduce(place)
    #expect(claimed.status == 1)
    #expect(claimed.output.contains("the guarantee does NOT follow"))
  }

  @Test(arguments: [
    ("\"kind\": \"marginal\"", "\"kind\": \"marginals\"", "line"),
    ("\"iterations\": ", "\"iterations\": -", "whole number"),
    ("\"seed\": \"", "\"seed\": \"x", "seed"),
    ("\"domain\": [\"F\", \"M\"]", "\"domain\": [\"F\"]", "columns measured"),
    ("\"domain\": [0, 99]", "\"domain\": [99, 0]", "bound"),
    ("\"recipe\": ", "\"receipt\": ", "recipe"), ("\"as\": \"number\"", "\"as\": \"words\"", ""),
  ])
  func malformedFilesArePlacedAndEndWithTwo(old: String, new: String, says: String) throws {
    let (place, _) = try published()
    defer { place.remove() }
    let text = try place.read("out.measurements.json")
    guard text.contains(old) else { return #expect(says.isEmpty) }
    try place.write(text.replacing(old, with: new, maxReplacements: 1), to: "out.measurements.json")
    let result = try reproduce(place)
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains("out.measurements.json") && result.errors.contains(says))
    #expect(!place.has("again.csv"))
  }

  @Test func draftsAndInputsAreRefused() throws {
    let program = try SynthesizeTests().ready()
    defer { program.remove() }
    let draft = try program.run(
      "synthesize", "in.csv", "--schema", "in.schema.yaml", "-o", "out.csv", "--draft", "--seed",
      "77", "--quiet")
    #expect(draft.status == 0)
    #expect(try program.read("out.draft.measurements.json").contains("\"seed\": null"))
    let refused = try program.run("reproduce", "out.draft.measurements.json", "-o", "again.csv")
    #expect(refused.status == 2 && refused.errors.contains("never published"))
    let (place, _) = try published()
    defer { place.remove() }
    for output in ["out.measurements.json", "out.manifest.json"] {
      let over = try place.run("reproduce", "out.measurements.json", "-o", output)
      #expect(over.status == 2 && over.errors.contains("overwrite"))
    }
  }
}
