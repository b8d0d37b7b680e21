import Documents
import Rules

extension Session {
  /// Makes one of the edits of rules, and names it.
  ///
  /// - Throws: `InputError` for a place without a rule, an empty rule, or a table that cannot be read.
  mutating func edit(rules edit: Edit) throws -> String {
    var rules = choices.rules
    func check(_ place: Int) throws {
      guard rules.indices.contains(place) else {
        throw InputError("there is no rule \(place + 1)", value: "\(rules.count) rules")
      }
    }
    let name: String
    switch edit {
    case .addRule(let rule, let place):
      try Session.check(rule)
      rules.insert(rule, at: min(rules.count, max(0, place ?? rules.count)))
      name = "rule “\(rule.shortName)” added"
    case .changeRule(let place, let rule):
      try check(place)
      try Session.check(rule)
      let old = rules[place]
      rules[place] = rule
      name = Session.change(from: old, to: rule)
    case .removeRule(let place):
      try check(place)
      name = "rule “\(rules.remove(at: place).shortName)” removed"
    case .moveRule(let from, let to):
      try check(from)
      try check(to)
      let rule = rules.remove(at: from)
      rules.insert(rule, at: to)
      name = "rule “\(rule.shortName)” moved to place \(to + 1)"
    case .switchRule(let place, let isOn):
      try check(place)
      rules[place].isOn = isOn
      name = "rule “\(rules[place].shortName)” \(isOn ? "on" : "off")"
    default: return ""
    }
    choices.rules = rules
    try loadRuleTables()
    return name
  }

  private static func check(_ rule: Rule) throws {
    guard rule.text.contains(where: { !$0.isWhitespace }) else {
      throw InputError("a rule is expected, such as age >= 18")
    }
  }

  private static func change(from old: Rule, to new: Rule) -> String {
    if old.text != new.text { return "rule “\(old.shortName)” → “\(new.shortName)”" }
    if old.isOn != new.isOn { return "rule “\(new.shortName)” \(new.isOn ? "on" : "off")" }
    if old.severity != new.severity {
      return "rule “\(new.shortName)” → \(new.severity.rawValue)"
    }
    return "words of rule “\(new.shortName)”"
  }

  /// Reads the tables that the rules name, seen from the session file, and forgets the others.
  ///
  /// - Throws: `InputError` where one cannot be read.
  public mutating func loadRuleTables() throws {
    choices.ruleTables = try RuleTables.read(choices.rules) { self.resolved($0) }
  }
}

extension Rule {
  /// Its name, or its text cut to a readable length.
  var shortName: String {
    let words = name ?? text
    return words.count > 40 ? String(words.prefix(39)) + "…" : words
  }
}

extension Choices {
  /// The texts of rules, for what differs between two states.
  static func listed(_ rules: [Rule]) -> String {
    let texts = rules.map { ($0.isOn ? "" : "off: ") + $0.shortName }
    return texts.isEmpty ? "none" : texts.joined(separator: "; ")
  }
}
