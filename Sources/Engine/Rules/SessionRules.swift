import Documents
import Rules

/// The rules of a session, as its file writes them.
enum SessionRules {
  /// What becomes of real rows that break a rule.
  private enum RealRows: String, CaseIterable { case keep, drop }

  private static let keys = ["rule", "name", "on", "severity", "real", "note"]

  /// Reads `rules:`, a list of texts or of `{rule: TEXT, name: N, on: true, severity: must, real: keep, note: T}`.
  ///
  /// What a rule says is checked later, against the table's columns.
  /// - Throws: `InputError` at what is wrong.
  static func read(_ node: DocumentNode) throws -> [Rule] {
    try node.sequence().map { try rule($0) }
  }

  private static func rule(_ node: DocumentNode) throws -> Rule {
    guard case .mapping = node.content else { return Rule(try text(node)) }
    let mapping = try node.mapping(allowing: keys)
    var rule = Rule(try text(mapping.required("rule")))
    rule.name = try mapping["name"]?.string()
    if let on = mapping["on"] { rule.isOn = try on.boolean() }
    if let severity = mapping["severity"] {
      rule.severity = try severity.choice(of: RuleSeverity.self)
    }
    if let real = mapping["real"] {
      rule.dropsRealRows = try real.choice(of: RealRows.self) == .drop
    }
    rule.note = try mapping["note"]?.string()
    return rule
  }

  private static func text(_ node: DocumentNode) throws -> String {
    let text = try node.string()
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw node.error("a rule is expected here, such as age >= 18")
    }
    return text
  }

  /// Writes them: a text alone where nothing but the text was given.
  static func document(_ rules: [Rule]) -> DocumentValue {
    .list(
      rules.map { rule in
        var pairs: [(String, DocumentValue)] = [("rule", .text(rule.text))]
        if let name = rule.name { pairs.append(("name", .text(name))) }
        if !rule.isOn { pairs.append(("on", .boolean(false))) }
        if rule.severity != .must { pairs.append(("severity", .text(rule.severity.rawValue))) }
        if rule.dropsRealRows { pairs.append(("real", .text(RealRows.drop.rawValue))) }
        if let note = rule.note { pairs.append(("note", .text(note))) }
        return pairs.count == 1 ? pairs[0].1 : .map(pairs)
      })
  }

  /// Where a session file writes the rule in a place, for errors found later.
  static func node(of place: Int, in path: String?) -> DocumentNode? {
    guard let path, let text = try? TextFile.read(path),
      let rules = try? DocumentNode.parse(text, file: path).mapping()["rules"]?.sequence(),
      rules.indices.contains(place)
    else { return nil }
    return (try? rules[place].mapping()["rule"]) ?? rules[place]
  }
}
