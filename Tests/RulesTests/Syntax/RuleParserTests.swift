import Documents
import Testing

@testable import Rules

@Suite struct RuleParserTests {
  /// The tree of a rule with parentheses around every part.
  private func shape(_ text: String) throws -> String { try RuleParser.parse(text).root.shape }

  @Test(arguments: [
    ("a or b and c", "(a or (b and c))"),
    ("not a and b", "((not a) and b)"),
    ("not a = b", "(not (a = b))"),
    ("a implies b or c", "(a implies (b or c))"),
    ("a => b => c", "(a implies (b implies c))"),
    ("a and b iff c or d", "((a and b) iff (c or d))"),
    ("if a then b and c", "(a implies (b and c))"),
    ("if a then b else c", "(a ? b : c)"),
    ("x = if a then 1 else 2", "(x = (a ? 1 : 2))"),
    ("a + b * c = d - e - f", "((a + (b * c)) = ((d - e) - f))"),
    ("-a * b < c / -2", "(((-a) * b) < (c / (-2)))"),
    ("(a + b) * c > 0", "(((a + b) * c) > 0)"),
    ("a between b and c and d", "((a between b, c) and d)"),
    ("a not between 1 and 2", "(not (a between 1, 2))"),
    ("a in (1, 2)", "(a in 1, 2)"),
    ("a not in (\"x\")", "(not (a in \"x\"))"),
    ("a is null or b is not null", "((a null) or (not (b null)))"),
    ("null(a) iff b = 'none'", "((a null) iff (b = \"none\"))"),
    ("0 <= a <= b", "((0 <= a) and (a <= b))"),
    ("a + b = c ± 0.01", "((a + b) = c ± 0.01)"),
    ("a = b +/- 1", "(a = b ± 1)"),
    ("a ≥ 1 and b ≠ 2 and c ≤ 3", "((a >= 1) and (b != 2) and (c <= 3))"),
    ("a <> 1", "(a != 1)"),
    ("a starts with \"O\"", "(a starts with \"O\")"),
    ("a not matches \"[0-9]\"", "(not (a matches \"[0-9]\"))"),
    ("a, b determines c", "(a, b determines c)"),
    ("(a, b) determines c", "(a, b determines c)"),
    ("unique(a, b)", "unique(a, b)"),
    ("(a, b) in table folder/dosing-2.csv", "(a, b in table folder/dosing-2.csv)"),
    ("a in table \"my file.csv\" # comment", "(a in table my file.csv)"),
    ("share(a = 1) = 51%", "(share((a = 1)) = 51%)"),
    ("a < b + 3 days", "(a < (b + 3 day))"),
    ("AGE = 1 AND Not b", "((AGE = 1) and (not b))"),
    ("`hours-per-week` > 3", "(hours-per-week > 3)"),
    ("d >= 2024-02-29", "(d >= date 19782)"),
    ("t < 2024-01-01T00:01", "(t < moment 1704067260)"),
    ("a = \"say \"\"no\"\"\"", "(a = \"say \"no\"\")"),
    ("hour = hour(t)", "(hour = hour(t))"),
  ])
  func partsBindAsTheyShould(_ text: String, _ expected: String) throws {
    #expect(try shape(text) == expected)
  }

  @Test(arguments: [
    ("", 0..<0), ("   # only a comment", 3..<3), ("a >", 3..<3), ("a > > b", 4..<5),
    ("a = \"x", 4..<6), ("a & b", 2..<3), ("if a b", 5..<6), ("a in 3", 5..<6),
    ("a between 1 or 2", 12..<14), ("(a", 2..<2), ("a = b)", 5..<6), ("a = 12abc", 4..<9),
    ("d = 2024-02-30", 4..<14), ("`a = 1", 0..<6), ("a is b", 5..<6), ("a = 1 b", 6..<7),
    ("a, b = c", 5..<6), ("a determines b, c", 14..<15), ("a iff b iff c", 8..<11),
    ("and", 0..<3), ("a [ b", 2..<3), ("null(a, b)", 0..<10), ("a starts \"x\"", 9..<12),
    ("a in table", 10..<10), ("f(", 2..<2),
    ("a = 99999999999999999999999999999999999999999", 4..<45),
  ])
  func problemsPointAtTheirPlace(_ text: String, _ range: Range<Int>) {
    #expect {
      _ = try RuleParser.parse(text)
    } throws: { error in
      (error as? TextProblem)?.range == range
    }
  }

  @Test func whatIsExpectedIsSaid() {
    #expect {
      _ = try RuleParser.parse("if age > 3 pregnant")
    } throws: { error in
      let problem = error as? TextProblem
      return problem?.expected.contains("then") == true
        && problem?.message.hasSuffix("is expected here, not “pregnant”") == true
    }
  }

  @Test func nestingHasALimit() {
    for text in [
      String(repeating: "(", count: 3000), String(repeating: "not ", count: 900) + "a",
      String(repeating: "-", count: 3000) + "a",
      String(repeating: "if a then ", count: 300) + "b",
      "a" + String(repeating: " + a", count: 900) + " > 1", String(repeating: "a", count: 5000),
    ] {
      #expect(throws: TextProblem.self) { _ = try RuleParser.parse(text) }
    }
    #expect(throws: Never.self) {
      _ = try RuleParser.parse("a" + String(repeating: " and a", count: 600))
    }
  }
}

extension SyntaxNode {
  var shape: String {
    func list(_ nodes: [SyntaxNode]) -> String { nodes.map(\.shape).joined(separator: ", ") }
    switch kind {
    case .name(let name, _): return name
    case .text(let text): return "\"\(text)\""
    case .number(_, let source): return source
    case .percent(let value): return "\(value.multiplied(by: Rational(100)) ?? .zero)%"
    case .date(let days): return "date \(days)"
    case .timestamp(let seconds): return "moment \(seconds)"
    case .span(let number, let unit): return "\(number) \(unit.rawValue)"
    case .null: return "null"
    case .negative(let x): return "(-\(x.shape))"
    case .arithmetic(let operation, let x, let y):
      return "(\(x.shape) \(operation.rawValue) \(y.shape))"
    case .call(let name, _, let parts): return "\(name)(\(list(parts)))"
    case .list(let parts): return list(parts)
    case .comparison(let relation, let x, let y, let tolerance):
      return "(\(x.shape) \(relation.rawValue) \(y.shape)"
        + (tolerance.map { " ± \($0.shape)" } ?? "")
        + ")"
    case .between(let x, let low, let high):
      return "(\(x.shape) between \(low.shape), \(high.shape))"
    case .among(let x, let values): return "(\(x.shape) in \(list(values)))"
    case .inTable(let x, let file, _): return "(\(x.shape) in table \(file))"
    case .isNull(let x): return "(\(x.shape) null)"
    case .textTest(let relation, let x, let y):
      return "(\(x.shape) \(relation.rawValue) \(y.shape))"
    case .not(let x): return "(not \(x.shape))"
    case .and(let parts): return "(" + parts.map(\.shape).joined(separator: " and ") + ")"
    case .or(let parts): return "(" + parts.map(\.shape).joined(separator: " or ") + ")"
    case .implies(let x, let y): return "(\(x.shape) implies \(y.shape))"
    case .iff(let x, let y): return "(\(x.shape) iff \(y.shape))"
    case .choice(let x, let y, let z): return "(\(x.shape) ? \(y.shape) : \(z.shape))"
    case .determines(let keys, let value): return "(\(list(keys)) determines \(value.shape))"
    }
  }
}
