import Documents
import Rules
import Synthesis
import Tables

/// Rules with the tables that they name.
struct RuleList: Sendable, Hashable {
  var rules: [Rule]
  var tables: [String: TupleList]
}

/// What becomes of the rules of a charge that is taken up again.
struct RuleRevision: Sendable, Hashable {
  /// Rules in the place of the charge's own, as a session holds them; `nil` keeps those.
  var replacing: RuleList?
  /// Rules besides.
  var added: RuleList
  /// Names or texts of rules that are left out.
  var without: [String]
  /// The session's file, for errors.
  var file: String?

  /// The rules that come of those of a charge.
  ///
  /// - Throws: `InputError` where one that is to be left out is not there.
  func applied(to own: RuleList) throws -> RuleList {
    var list = replacing ?? own
    list.rules = try list.rules.leavingOut(without).filter(\.isOn) + added.rules
    list.tables.merge(added.tables) { $1 }
    return list
  }
}

extension [Rule] {
  /// The rules without those of these names or texts.
  ///
  /// - Throws: `InputError` where there is none of a name or text.
  func leavingOut(_ names: [String]) throws -> [Rule] {
    try names.reduce(self) { rules, name in
      let rest = rules.filter { $0.name != name && $0.text != name }
      guard rest.count < rules.count else {
        throw InputError(
          "there is no rule of this name or text to leave out; there are "
            + (rules.isEmpty ? "none" : rules.map { "“\($0.label)”" }.joined(separator: ", ")),
          value: name)
      }
      return rest
    }
  }
}

extension Recipe {
  /// The same recipe with rows made under other rules.
  ///
  /// - Parameter rows: rows asked for; `nil` for the private estimate.
  /// - Throws: `InputError` for rules that do not fit the columns, contradict one another, or would have to be
  ///   known before the real rows were counted.
  func taking(_ revision: RuleRevision, rows: Int?) throws -> Recipe {
    let own = RuleList(rules: choices.rules, tables: choices.ruleTables)
    let next = try revision.applied(to: own)
    var recipe = self
    recipe.choices.rows = rows
    if next != own {
      recipe.measuredRules = measuredRules ?? own
      recipe.choices.rules = next.rules
      recipe.choices.ruleTables = next.tables
      if let measured = recipe.measuredRules, measured == next { recipe.measuredRules = nil }
    }
    let rules = RuleSet.of(recipe.choices, encoding)
    // Lines of a session's file are named only where its list is the one that is used.
    try rules.check(file: nil)
    try recipe.choices.checkRows(rules.plan)
    let measured = Set(RuleSet.of(recipe.measuredChoices, encoding).dropping.map(\.rule.text))
    for rule in rules.dropping where !measured.contains(rule.rule.text) {
      throw InputError(
        "this rule drops real rows, which were counted before it was there; write “real: keep”",
        file: revision.file, value: rule.rule.text)
    }
    return recipe
  }

  /// What rows made under other rules than were measured under have to tell.
  func ruleRemarks(_ encoding: TableEncoding) -> [String] {
    guard let measuredRules else { return [] }
    let (old, new) = (measuredRules.rules, choices.rules)
    func list(_ rules: [Rule]) -> String { rules.map { "“\($0.text)”" }.joined(separator: ", ") }
    let gone = old.filter { rule in !new.contains { $0.text == rule.text } }
    let added = new.filter { rule in !old.contains { $0.text == rule.text } }
    var remarks: [String] = []
    if !gone.isEmpty { remarks.append("rules left out after the charge: \(list(gone))") }
    if !added.isEmpty { remarks.append("rules added after the charge: \(list(added))") }
    let computed = RuleSet.of(measuredChoices, encoding).plan.derivedColumns
    let now = RuleSet.of(choices, encoding).plan.derivedColumns
    for column in computed where !now.contains(column) {
      remarks.append(
        "\(encoding.schema.columns[column].name) was computed by a rule and never measured: without that "
          + "rule its values are drawn from its domain alone")
    }
    return remarks
  }
}
