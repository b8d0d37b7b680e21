import Foundation
import Tables
import Testing

/// `evaluate` and `profile` against sums written out here.
@Suite struct EvaluateTests {
  private static let sizes = [3, 4, 2]

  private func rows(_ count: Int, seed: UInt64) -> [[Int]] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let first = Int(random.unit() * 3)
      let second = random.unit() < 0.6 ? first : Int(random.unit() * 4)
      return [first, second, random.unit() < 0.2 + 0.2 * Double(first) ? 1 : 0]
    }
  }

  private func text(_ rows: [[Int]]) -> String {
    "a,b,c\n"
      + rows.map { $0.map(String.init).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  private func distance(_ left: [[Int]], _ right: [[Int]], _ columns: [Int]) -> Double {
    var cells: [[Int]: Double] = [:]
    for row in left { cells[columns.map { row[$0] }, default: 0] += 1 / Double(left.count) }
    for row in right { cells[columns.map { row[$0] }, default: 0] -= 1 / Double(right.count) }
    return cells.values.reduce(0) { $0 + abs($1) } / 2
  }

  private func cramersV(_ rows: [[Int]], _ first: Int, _ second: Int) -> Double {
    var joint: [[Int]: Double] = [:]
    var left: [Int: Double] = [:]
    var right: [Int: Double] = [:]
    for row in rows {
      joint[[row[first], row[second]], default: 0] += 1
      left[row[first], default: 0] += 1
      right[row[second], default: 0] += 1
    }
    let total = Double(rows.count)
    var chi = 0.0
    for (a, x) in left {
      for (b, y) in right {
        let expected = x * y / total
        let count = joint[[a, b]] ?? 0
        chi += (count - expected) * (count - expected) / expected
      }
    }
    return (chi / (total * Double(min(left.count, right.count) - 1))).squareRoot()
  }

  private func ready() throws -> (Program, [[Int]], [[Int]]) {
    let program = try Program()
    let (real, synthetic) = (rows(500, seed: 1), rows(430, seed: 2))
    try program.write(text(real), to: "real.csv")
    try program.write(text(synthetic), to: "synthetic.csv")
    try program.write(#"{"a": 3, "b": 4, "c": 2}"#, to: "domain.json")
    return (program, real, synthetic)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func number(_ object: [String: Any], _ group: String, _ key: String) throws -> Double {
    try #require((object[group] as? [String: Any])?[key] as? Double)
  }

  @Test(arguments: [["--schema", "domain.json"], []])
  func distancesAgreeWithSumsWrittenOut(_ schema: [String]) throws {
    let (program, real, synthetic) = try ready()
    defer { program.remove() }
    let result = try program.runAll(
      ["evaluate", "--real", "real.csv", "--synthetic", "synthetic.csv", "--json"] + schema)
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    let pairs = [[0, 1], [0, 2], [1, 2]]
    func mean(_ cliques: [[Int]]) -> Double {
      cliques.reduce(0) { $0 + distance(real, synthetic, $1) } / Double(cliques.count)
    }
    #expect(abs(try number(report, "one_way", "mean_tvd") - mean([[0], [1], [2]])) < 1e-9)
    #expect(abs(try number(report, "two_way", "mean_tvd") - mean(pairs)) < 1e-9)
    #expect(abs(try number(report, "three_way", "mean_tvd") - mean([[0, 1, 2]])) < 1e-9)
    #expect(abs(try number(report, "k_marginal", "score") - 1000 * (1 - mean(pairs))) < 1e-6)
    let difference =
      pairs.reduce(0) {
        $0 + abs(cramersV(real, $1[0], $1[1]) - cramersV(synthetic, $1[0], $1[1]))
      } / 3
    let found = try number(report, "correlation", "mean_abs_difference")
    #expect(abs(found - difference) < 1e-9)
  }

  @Test func profileAgreesWithSumsWrittenOut() throws {
    let (program, real, _) = try ready()
    defer { program.remove() }
    let result = try program.run("profile", "real.csv", "--schema", "domain.json", "--json")
    let report = try object(result.output)
    #expect(report["rows"] as? Int == 500)
    let columns = try #require(report["columns"] as? [[String: Any]])
    for (index, column) in columns.enumerated() {
      let values = real.map { Double($0[index]) }
      let mean = values.reduce(0, +) / 500
      #expect(abs((column["mean"] as? Double ?? .nan) - mean) < 1e-9)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 500
      let deviation = column["standard_deviation"] as? Double ?? .nan
      #expect(abs(deviation - variance.squareRoot()) < 1e-9)
    }
    let dependence = try #require(report["dependence"] as? [String: Any])
    let values = try #require(dependence["values"] as? [String: [String: Double]])
    #expect(abs(try #require(values["a"]?["b"]) - cramersV(real, 0, 1)) < 1e-9)
  }

  @Test func aTableWithoutAColumnIsRefused() throws {
    let (program, _, _) = try ready()
    defer { program.remove() }
    try program.write("a,b\n1,2\n0,1\n", to: "synthetic.csv")
    let result = try program.run(
      "evaluate", "--real", "real.csv", "--synthetic", "synthetic.csv", "--schema", "domain.json")
    #expect(result.status == 2)
    #expect(result.errors.contains("column c"))
  }
}
