import Foundation
import Tables
import Testing

/// `sweep`: what it prints, what it writes, what it refuses.
@Suite struct SweepTests {
  private func ready() throws -> Program {
    let program = try Program()
    var random = SeededRandom(seed: 5)
    let rows = (0..<2000).map { _ -> String in
      let first = Int(random.unit() * 3)
      return "\(first),\(random.unit() < 0.7 ? first : Int(random.unit() * 3)),"
        + "\(Int(random.unit() * 4))"
    }
    try program.write("a,b,c\n" + rows.joined(separator: "\n") + "\n", to: "t.csv")
    try program.write(#"{"a": 3, "b": 3, "c": 4}"#, to: "domain.json")
    return program
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `each budget has every marginal, and no guarantee`() throws {
    let program = try ready()
    defer { program.remove() }
    let run = try program.run(
      "sweep", "t.csv", "--schema", "domain.json", "--epsilon", "10,0.1", "--draws", "2", "--svg",
      "t.svg", "--json")
    #expect(run.status == 0 && run.errors.isEmpty)
    let result = try object(run.output)
    #expect(result["guarantee"] as? String == "none")
    let points = try #require(result["points"] as? [[String: Any]])
    #expect(points.compactMap { $0["epsilon"] as? Double } == [0.1, 10])
    var means: [Double] = []
    for point in points {
      let marginals = try #require(point["marginals"] as? [[String: Any]])
      #expect(
        marginals.compactMap { $0["columns"] as? [String] }
          == [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"]])
      for marginal in marginals {
        for key in ["predicted", "measured"] {
          let distance = try #require(marginal[key] as? Double)
          #expect((0...1).contains(distance))
        }
      }
      #expect((point["draws"] as? [Double])?.count == 2)
      means.append(try #require((point["mean_pair"] as? [String: Any])?["measured"] as? Double))
    }
    #expect(means[1] < means[0])
    let drawn = try program.read("t.svg")
    #expect(drawn.hasPrefix("<svg") && drawn.hasSuffix("</svg>\n"))
    #expect(drawn.components(separatedBy: "<circle").count == 1 + 4 + 1)
    #expect(drawn.contains("<polygon") && drawn.contains("guarantee: none"))
    let text = try program.run("sweep", "t.csv", "--schema", "domain.json", "--epsilon", "1")
    #expect(text.status == 0 && text.output.contains("guarantee: none"))
    let quiet = try program.run("sweep", "t.csv", "--epsilon", "1", "--quiet")
    #expect(quiet.status == 0 && quiet.output.isEmpty)
  }

  @Test(arguments: ["", "1,,2", "0", "-1", "a", "1,1", "1e9", "nan", "1;2"])
  func `a bad list of budgets is refused and nothing is written`(list: String) throws {
    let program = try ready()
    defer { program.remove() }
    let before = program.files
    let run = try program.run("sweep", "t.csv", "--epsilon=\(list)", "--svg", "t.svg")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("--epsilon"))
    #expect(program.files == before)
  }

  @Test(arguments: ["blind", "design"])
  func `a session that hides the rows refuses in one sentence`(mode: String) throws {
    let program = try ready()
    defer { program.remove() }
    try program.write(
      "semblance: session 1\ninput: t.csv\nschema: domain.json\nmode: \(mode)\n",
      to: "t.semblance.yaml")
    for input in ["t.semblance.yaml", "t.csv"] {
      let run = try program.run("sweep", input, "--json")
      #expect(run.status == 2)
      let error = try #require(try object(run.output)["error"] as? [String: Any])
      #expect((error["message"] as? String)?.contains("\(mode) mode refuses") == true)
    }
  }

  @Test func `a sweep is kept as a curator's view, and its picture overwrites no input`() throws {
    let program = try ready()
    defer { program.remove() }
    let before = try program.read("t.csv")
    let refused = try program.run("sweep", "t.csv", "--epsilon", "1", "--svg", "t.csv")
    #expect(refused.status == 2)
    #expect(try program.read("t.csv") == before)
    #expect(
      try program.run("sweep", "t.csv", "--schema", "domain.json", "--epsilon", "1").status == 0)
    let made = try program.run(
      "synthesize", "t.csv", "--schema", "domain.json", "-o", "o.csv", "--json")
    #expect(made.status == 0)
    #expect(try object(made.output)["end_to_end"] as? Bool == false)
  }
}
