import Tables
import Testing

@testable import Rules

/// Findings of random rules over small domains, against every row there is.
@Suite struct EnumerationTests {
  private static let schema = Schema(columns: [
    ColumnSchema(name: "a", kind: .integer, domain: .grid(lower: 0, upper: 4), nullable: false),
    ColumnSchema(name: "b", kind: .integer, domain: .grid(lower: -1, upper: 3)),
    ColumnSchema(
      name: "c", kind: .decimal, domain: .grid(lower: 0, upper: 15), fractionDigits: 1, step: 5),
    ColumnSchema(name: "s", kind: .category, domain: .categories(["x", "y", "xy"])),
    ColumnSchema(name: "t", kind: .category, domain: .categories(["y", "x"])),
    ColumnSchema(name: "u", kind: .boolean, domain: .categories(["no", "yes"]), nullable: false),
    ColumnSchema(name: "d", kind: .date, domain: .grid(lower: 19_751, upper: 19_754)),
  ])

  @Test func findingsAgreeWithEveryRow() throws {
    var random = SeededRandom(seed: 29)
    var (contradictory, notes) = (0, 0)
    for _ in 0..<250 {
      let texts = (0..<(1 + random.next() % 4)).map { _ in EnumerationTests.rule(&random) }
      let rules = texts.compactMap { try? CheckedRule(Rule($0), schema: Self.schema) }
      try #require(rules.count == texts.count, "\(texts)")
      let found = RuleConflicts.find(rules, schema: Self.schema, limit: 20_000)
      #expect(found.isDecided, "\(texts)")
      let rows = Rows(rules, Self.schema)
      #expect(found.contradictions.isEmpty == rows.some(keep: Array(rules.indices)), "\(texts)")
      contradictory += found.contradictions.count
      for finding in found.findings {
        notes += 1
        #expect(rows.confirm(finding), "\(texts): \(finding)")
      }
      guard found.contradictions.isEmpty else { continue }
      for rule in rules.indices where !rows.some(keep: [], breaking: rule) {
        #expect(found.findings.contains(.alwaysTrue(rule: rule)), "\(texts)")
      }
      for column in [3, 4, 5] where rules.contains(where: { $0.columns.contains(column) }) {
        let missing = rows.missing(column)
        let told = found.findings.flatMap { finding -> [String] in
          if case .impossible(column, let texts, _) = finding { texts } else { [] }
        }
        let isNull = found.findings.contains {
          if case .alwaysNull(column, _) = $0 { true } else { false }
        }
        #expect(isNull || Set(told) == Set(missing), "\(texts): \(told) \(missing)")
      }
    }
    #expect(contradictory > 20 && notes > 100)
  }

  private static func rule(_ random: inout SeededRandom) -> String {
    if random.next() % 6 == 0 {
      return [
        "a = b + 1", "b = 2 * a - 3", "c = a / 2", "a + b = 3 ± 1", "c = a - 0.5", "s = t",
        "a = day(d) - 28", "t = if a > 2 then \"x\" else \"y\"", "b = round(c)",
        "s matches \"x.*\"", "(s, a) in ((\"x\", 1), (\"y\", 2), (\"xy\", 9))",
      ][Int(random.next() % 11)]
    }
    return condition(2, &random)
  }

  private static func condition(_ depth: Int, _ random: inout SeededRandom) -> String {
    guard depth > 0, random.next() % 2 == 0 else { return atom(&random) }
    let (left, right) = (condition(depth - 1, &random), condition(depth - 1, &random))
    return [
      "(\(left) and \(right))", "(\(left) or \(right))", "(not (\(left)))",
      "(if \(left) then \(right))", "((\(left)) iff (\(right)))",
    ][Int(random.next() % 5)]
  }

  private static func atom(_ random: inout SeededRandom) -> String {
    func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
    let number = pick(["a", "b", "c", "a", "b", "day(d)", "abs(b)", "a * b", "c / a", "min(a, b)"])
    let other = pick(["0", "1", "2", "3", "0.5", "b", "a + 1", "c", "2 * b", "month(d)", "-1"])
    let relation = pick(["<", "<=", ">", ">=", "<", ">"])
    return pick([
      "\(number) \(relation) \(other)", "\(number) \(relation) \(other)",
      "\(number) + 0 = \(other)",
      "s = \"x\"", "s in (\"x\", \"y\")", "t != \"x\"", "u", "s starts with \"x\"",
      "not s ends with \"y\"",
      "b is null", "t is not null", "d is null", "d >= 2024-01-31", "length(s) = 2", "s = t",
      "month(d) = 1", "a in (1, 3)",
    ])
  }

  /// Every row of the columns that rules read.
  private struct Rows {
    private let rules: [CheckedRule]
    private let schema: Schema
    private var rows: [[Int: RuleValue]] = [[:]]
    /// Whether each row keeps each rule; false only where it breaks it.
    private var keeps: [[Bool]] = []

    init(_ rules: [CheckedRule], _ schema: Schema) {
      self.rules = rules
      self.schema = schema
      let asked = ColumnUses(rules.map(\.statement)).asksForNull
      for column in Set(rules.flatMap(\.columns)).sorted() {
        let values = Rows.values(schema.columns[column], withNull: asked.contains(column))
        rows = rows.flatMap { row in values.map { row.merging([column: $0]) { $1 } } }
      }
      keeps = rows.map { row in
        rules.map { $0.statement.holds(schema: schema) { row[$0] ?? .null } != false }
      }
    }

    private static func values(_ column: ColumnSchema, withNull: Bool) -> [RuleValue] {
      var values: [RuleValue] = withNull && column.nullable ? [.null] : []
      switch column.domain {
      case .grid(let lower, let upper):
        for step in stride(from: lower, through: upper, by: Int(column.step ?? 1)) {
          values.append(.step(step, digits: column.gridDigits))
        }
      case .categories(let texts): values += texts.map { .text($0) }
      case .codes, .open: break
      }
      return values
    }

    func some(keep kept: [Int], breaking broken: Int? = nil) -> Bool {
      keeps.contains { row in kept.allSatisfy { row[$0] } && !(broken.map { row[$0] } ?? false) }
    }

    /// The texts of a column that no row has which keeps all rules.
    func missing(_ column: Int) -> [String] {
      let left = zip(rows, keeps).filter { !$1.contains(false) }.map { $0.0[column] ?? .null }
      guard case .categories(let texts) = schema.columns[column].domain else { return [] }
      return texts.filter { !left.contains(.text($0)) }
    }

    private func some(keep kept: [Int], _ test: ([Int: RuleValue]) -> Bool) -> Bool {
      zip(rows, keeps).contains { row, keeps in kept.allSatisfy { keeps[$0] } && test(row) }
    }

    func confirm(_ finding: RuleFinding) -> Bool {
      switch finding {
      case .contradictory(let set):
        return !some(keep: set)
          && set.allSatisfy { rule in some(keep: set.filter { $0 != rule }) }
      case .alwaysTrue(let rule): return !some(keep: [], breaking: rule)
      case .implied(let rule, let others):
        return !some(keep: others, breaking: rule)
          && others.allSatisfy { other in
            some(keep: others.filter { $0 != other }, breaking: rule)
          }
      case .alwaysNull(let column, let set): return !some(keep: set) { $0[column] != .null }
      case .impossible(let column, let texts, let set):
        return texts.allSatisfy { text in !some(keep: set) { $0[column] == .text(text) } }
      case .undecided: return false
      }
    }
  }
}
