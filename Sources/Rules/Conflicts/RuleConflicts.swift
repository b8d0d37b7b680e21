import Tables

/// What can be said of rules before any row is looked at: whether they contradict one another over the
/// declared domains, what they make impossible, and which of them say nothing.
///
/// A set is called contradictory only where narrowing shows that no row keeps it; where the search
/// stops before that, it is called undecided. Null counts as a value only of columns that a rule asks to be
/// null or not: rules that can be kept by leaving columns empty, and in no other way, contradict one
/// another.
public struct RuleConflicts: Sendable, Hashable {
  /// What was found, contradictions first.
  public let findings: [RuleFinding]

  /// Whether everything was decided.
  public var isDecided: Bool { undecided.isEmpty }

  /// The contradictions among the findings.
  public var contradictions: [RuleFinding] {
    findings.filter { if case .contradictory = $0 { true } else { false } }
  }

  /// What was not decided among the findings.
  public var undecided: [RuleFinding] {
    findings.filter { if case .undecided = $0 { true } else { false } }
  }

  /// Looks for contradictions among the rules that are on and must hold.
  ///
  /// - Parameters:
  ///   - rules: All rules; findings number them from 0.
  ///   - schema: The schema they were checked against.
  ///   - rows: How many rows are to be written, where that is known.
  ///   - notes: Whether to look for what is only worth knowing too: what says nothing, and values that
  ///     become impossible.
  ///   - limit: How many boxes of rows one search may look at.
  /// - Complexity: O(rules² · limit) at worst, most often a few narrowings a rule.
  public static func find(
    _ rules: [CheckedRule], schema: Schema, rows: Int? = nil, notes: Bool = true,
    limit: Int = 2000
  ) -> RuleConflicts {
    let active = rules.indices.filter { rules[$0].rule.isOn && rules[$0].rule.severity == .must }
    let search = ConflictSearch(rules: rules, active: active, schema: schema, limit: limit)
    var findings = RuleGroups.connected(active, rules).flatMap {
      search.findings($0, notes: notes)
    }
    findings += TotalConflicts(search, rows: rows).findings(active)
    return RuleConflicts(
      findings: findings.filter(\.isContradiction) + findings.filter { !$0.isContradiction })
  }
}

/// Something found of rules, which are numbered as they were given.
public enum RuleFinding: Sendable, Hashable {
  /// No row keeps these together, and any one fewer can be kept.
  case contradictory(rules: [Int])
  /// The column is null in every row that keeps these.
  case alwaysNull(column: Int, rules: [Int])
  /// No row that keeps these has one of these values in the column.
  case impossible(column: Int, texts: [String], rules: [Int])
  /// No row within the domains breaks the rule, whatever the others say.
  case alwaysTrue(rule: Int)
  /// Every row that keeps the others keeps the rule.
  case implied(rule: Int, by: [Int])
  /// The search stopped before it knew whether these can be kept together.
  case undecided(rules: [Int])

  var isContradiction: Bool {
    if case .contradictory = self { true } else { false }
  }

  /// The rules it speaks of.
  public var rules: [Int] {
    switch self {
    case .contradictory(let rules), .alwaysNull(_, let rules), .impossible(_, _, let rules),
      .undecided(let rules):
      rules
    case .alwaysTrue(let rule): [rule]
    case .implied(let rule, let others): [rule] + others
    }
  }

  /// It in a sentence.
  public func sentence(_ rules: [CheckedRule], schema: Schema) -> String {
    func list(_ numbers: [Int]) -> String {
      numbers.map { "“\(rules[$0].rule.label)”" }.joined(separator: " and ")
    }
    func name(_ column: Int) -> String { schema.columns[column].name }
    switch self {
    case .contradictory(let rules):
      return rules.count == 1
        ? "\(list(rules)) cannot be kept within the domains"
        : "\(list(rules)) contradict one another"
    case .alwaysNull(let column, let rules):
      return "\(list(rules)) leave \(name(column)) null in every row"
    case .impossible(let column, let texts, let rules):
      return "\(list(rules)) leave no row with \(name(column)) \(RuleChecker.list(texts))"
    case .alwaysTrue(let rule): return "no row within the domains breaks \(list([rule]))"
    case .implied(let rule, let others): return "\(list([rule])) follows from \(list(others))"
    case .undecided(let rules): return "not decided whether \(list(rules)) can be kept together"
    }
  }
}
