import Documents
import Governance
import Privacy
import Rules
import Synthesis
import Tables

/// The rules of some choices, checked against a table's columns and planned.
struct RuleSet: Sendable {
  /// The rules in the order in which a person lists them.
  let rules: [Rule]
  /// Each rule as it fits the columns; `nil` where it does not.
  let checked: [CheckedRule?]
  /// What is wrong with those that do not fit, or cannot be enforced.
  let problems: [TextProblem?]
  /// Rules that no row can obey together.
  let conflicts: [RuleConflictStatus]
  /// Rules of which the search did not find out whether rows can obey them together.
  let undecided: [RuleConflictStatus]
  /// How those that must hold are enforced, without those that cannot be or are in conflict.
  let plan: RulePlan

  /// The rules of `choices` over columns encoded like this; the newest few are kept.
  ///
  /// - Complexity: some milliseconds for twenty rules not met before.
  static func of(_ choices: Choices, _ encoding: TableEncoding) -> RuleSet {
    if choices.rules.isEmpty { return RuleSet() }
    let key = Key(
      rules: choices.rules, tables: choices.ruleTables, rows: choices.rows, encoding: encoding)
    return kept.value(for: key) {
      RuleSet(choices.rules, choices.ruleTables, rows: choices.rows, encoding)
    }
  }

  private struct Key: Hashable {
    let rules: [Rule]
    let tables: [String: TupleList]
    let rows: Int?
    let encoding: TableEncoding
  }

  private static let kept = NewestKept<Key, RuleSet>()

  private init() {
    rules = []
    checked = []
    problems = []
    conflicts = []
    undecided = []
    plan = RulePlan()
  }

  private init(
    _ rules: [Rule], _ tables: [String: TupleList], rows: Int?, _ encoding: TableEncoding
  ) {
    self.rules = rules
    var checked: [CheckedRule?] = []
    var problems: [TextProblem?] = []
    for rule in rules {
      do throws(TextProblem) {
        checked.append(try CheckedRule(rule, schema: encoding.schema, tables: tables))
        problems.append(nil)
      } catch {
        checked.append(nil)
        problems.append(error)
      }
    }
    self.checked = checked
    var enforced = rules.indices.compactMap { place -> (place: Int, checked: CheckedRule)? in
      guard rules[place].isOn, rules[place].severity == .must else { return nil }
      return checked[place].map { (place, $0) }
    }
    (conflicts, undecided) = RuleSet.findings(among: enforced, rows: rows, encoding.schema)
    // The draft does without those in conflict; nothing can be released as long as there are any.
    let conflicting = Set(conflicts.flatMap(\.rules))
    enforced.removeAll { conflicting.contains($0.place) }
    var plan = RulePlan()
    while !enforced.isEmpty {
      do throws(RulePlanProblem) {
        plan = try RulePlan(enforced, encoding: encoding)
        try RuleSet.checkSupplies(of: plan, rows: rows)
        break
      } catch {
        problems[error.place] = TextProblem(error.message, at: 0..<rules[error.place].text.count)
        enforced.removeAll { $0.place == error.place }
        plan = RulePlan()
      }
    }
    self.plan = plan
    self.problems = problems
  }

  /// Contradictions, and what was not decided.
  ///
  /// - Parameter rows: how many rows are asked for; `nil` where their number is private.
  private static func findings(
    among rules: [(place: Int, checked: CheckedRule)], rows: Int?, _ schema: Schema
  ) -> (conflicts: [RuleConflictStatus], undecided: [RuleConflictStatus]) {
    let (checked, places) = (rules.map(\.checked), rules.map(\.place))
    let found = RuleConflicts.find(checked, schema: schema, rows: rows, notes: false)
    // What stands against the rows asked for only is said to do so.
    let isOfAnyRows = rows == nil || found.contradictions.isEmpty
    let others =
      isOfAnyRows
      ? [] : RuleConflicts.find(checked, schema: schema, notes: false).contradictions
    func status(_ finding: RuleFinding) -> RuleConflictStatus {
      var text = finding.sentence(checked, schema: schema)
      if let rows, !isOfAnyRows, !others.contains(finding), case .contradictory = finding {
        text += " in the \(rows) rows asked for"
      }
      return RuleConflictStatus(rules: finding.rules.map { places[$0] }, text: text)
    }
    return (found.contradictions.map(status), found.undecided.map(status))
  }

  /// Rows that there must be values for where none are asked for, because their real number is private.
  private static let guessedRows = 1000

  /// Refuses a rule that runs out of values: it could not be kept, and that can be told beforehand.
  private static func checkSupplies(of plan: RulePlan, rows: Int?) throws(RulePlanProblem) {
    for supply in plan.supplies {
      let shortage = supply.shortage(
        rows: rows ?? plan.rowCount, guess: RuleSet.guessedRows)
      if let shortage { throw RulePlanProblem(place: supply.place, message: shortage) }
    }
  }

  /// What a reader must know of the rules before any row is drawn, in sentences.
  var remarks: [String] {
    undecided.map { "\($0.text); rows are drawn, and every rule is checked on them" }
  }

  /// Refuses rules that do not fit, cannot be enforced, or contradict one another, before anything is charged.
  ///
  /// - Parameter path: the session's file, whose lines are named.
  /// - Throws: `InputError` that names the first rule, or all rules in conflict.
  func check(file path: String?) throws {
    for (place, problem) in problems.enumerated() {
      guard let problem, rules[place].isOn else { continue }
      let node = SessionRules.node(of: place, in: path)
      throw problem.inputError(
        text: rules[place].text, file: node?.file, line: node?.line, column: nil)
    }
    guard conflicts.isEmpty else {
      throw InputError(
        conflicts.map(\.text).joined(separator: "; ")
          + "; change or switch off one of them; nothing was charged", file: path)
    }
  }

  /// The rules that leave out real rows which break them.
  var dropping: [CheckedRule] {
    plan.rules.map(\.checked).filter(\.rule.dropsRealRows)
  }

  /// Modelled columns, by code, that such rules read.
  func droppingColumns(_ encoding: TableEncoding) -> Clique {
    let positions = Set(dropping.flatMap(\.columns))
    return Clique(encoding.modelled.indices.filter { positions.contains(encoding.modelled[$0]) })
  }

  /// The real rows that obey the rules which leave rows out, each decided by itself; `nil` where all stay.
  ///
  /// How many there are is secret: nothing but counting may see it.
  func kept(of table: Table, _ schema: Schema) -> Table? {
    guard !dropping.isEmpty else { return nil }
    var broken = RowMask(rowCount: table.rowCount)
    for rule in dropping {
      broken.formUnion(RuleEvaluator(rule, schema: schema).broken(in: table))
    }
    return table.picking(broken.inverted.rows)
  }

  /// Refuses rules that leave out real rows where a column's cap forbids it, or the rule looks at several rows.
  ///
  /// Another value in a column that such a rule reads can add or remove the whole row, so that the column is
  /// charged for all that is measured.
  /// - Parameter total: what is charged at record level.
  /// - Throws: `InputError` that names the column or the rule.
  func checkDropping(_ choices: Choices, _ encoding: TableEncoding, total: Rho) throws {
    for rule in dropping {
      switch rule.statement {
      case .unique, .determines, .total:
        throw InputError(
          "a rule about several rows together cannot drop real rows: whether one stays would depend on "
            + "the others; write “real: keep”", value: rule.rule.text)
      case .condition, .formula, .balance, .tuples, .pattern: continue
      }
    }
    guard let delta = Delta(choices.delta) else { throw choices.unreachable }
    for code in droppingColumns(encoding).columns {
      let name = encoding.names[code]
      guard let cap = choices.caps[name], let limit = Epsilon(cap), limit.rho(at: delta) < total
      else { continue }
      throw InputError(
        "a rule that drops real rows reads this column, which then costs it all that is measured, "
          + "ε_c \(choices.epsilon.formatted); raise the cap to that, or write “real: keep” for the rule",
        column: name, value: cap.formatted)
    }
  }

  /// Rows of a table that break each rule which is only counted, by place.
  func warned(in table: Table, _ schema: Schema) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (place, rule) in rules.enumerated() where rule.isOn && rule.severity == .warn {
      guard let checked = checked[place] else { continue }
      counts[place] = RuleEvaluator(checked, schema: schema).brokenCount(in: table)
    }
    return counts
  }

  /// The rules as a manifest tells them.
  ///
  /// - Parameters:
  ///   - contradicted: what was measured against each.
  ///   - recounted: whether rows were changed after enforcement, so that they are counted again.
  func records(
    _ report: RuleReport, _ contradicted: [RuleContradiction], in table: Table, _ schema: Schema,
    recounted: Bool
  ) -> [RuleRecord] {
    let counted = warned(in: table, schema)
    return rules.indices.compactMap { place in
      let rule = rules[place]
      guard rule.isOn, checked[place] != nil else { return nil }
      var record = RuleRecord(
        text: rule.text, name: rule.name, severity: rule.severity.rawValue,
        violations: counted[place] ?? 0)
      guard let index = plan.rules.firstIndex(where: { $0.place == place }) else { return record }
      let planned = plan.rules[index]
      record.kinds = planned.kinds.map(\.rawValue)
      record.enforcement = planned.words.joined(separator: "; ")
      record.contradicted = contradicted.first { $0.rule == index }?.share
      guard report.outcomes.indices.contains(index), report.rows > 0 else { return record }
      let (outcome, rows) = (report.outcomes[index], Double(report.rows))
      record.accepted = Double(outcome.held) / rows
      record.redrawn = Double(outcome.redrawn) / rows
      record.repaired = Double(outcome.repaired) / rows
      record.effect = outcome.effect
      record.violations =
        recounted
        ? RuleEvaluator(planned.checked, schema: schema).brokenCount(in: table) : outcome.broken
      return record
    }
  }
}
