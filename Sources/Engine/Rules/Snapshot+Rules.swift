import Rules
import Synthesis
import Tables

extension Snapshot {
  /// Lists the rules as they are checked and planned; figures of an older draft stay, marked stale.
  ///
  /// - Parameter real: real rows that break each rule, by place: for the curator's eyes.
  mutating func show(_ set: RuleSet, real: [Int: Int], of schema: Schema) {
    let old = rules
    rules = set.rules.indices.map { place in
      let rule = set.rules[place]
      var status = old.first { $0.rule.text == rule.text } ?? RuleStatus(rule)
      status.rule = rule
      status.problem = set.problems[place]
      status.columns = set.checked[place]?.columns ?? []
      status.meaning = set.checked[place]?.explanation(schema: schema) ?? ""
      let planned = set.plan.rules.first { $0.place == place }
      status.kinds = planned?.kinds.map(\.rawValue) ?? []
      status.enforcement = planned?.words.joined(separator: "; ") ?? ""
      status.brokenReal = real[place]
      status.failure = nil
      status.isStale = true
      return status
    }
    ruleConflicts = set.conflicts
    undecidedRules = set.undecided
    if set.plan.isEmpty { repairedShare = nil }
  }

  /// Shows what was measured against rules.
  mutating func show(_ contradicted: [RuleContradiction], of set: RuleSet) {
    for place in rules.indices {
      let index = set.plan.rules.firstIndex { $0.place == place }
      let found = contradicted.first { $0.rule == index }
      rules[place].contradicted = found?.share
      rules[place].isContradicted = found?.isLarge ?? false
    }
  }

  /// Shows that rows could not be made to obey.
  mutating func show(_ failure: RuleFailure) {
    for place in failure.places where rules.indices.contains(place) {
      rules[place].failure = failure.reason
    }
    repairedShare = nil
  }

  /// Shows what enforcing rules did to the newest draft's rows.
  ///
  /// - Parameter warned: rows that break rules which are only counted, by place.
  mutating func show(_ report: RuleReport, of set: RuleSet, warned: [Int: Int]) {
    let rows = Double(max(1, report.rows))
    for (planned, outcome) in zip(set.plan.rules, report.outcomes)
    where rules.indices.contains(planned.place) {
      rules[planned.place].brokenSynthetic = outcome.broken
      rules[planned.place].accepted = Double(outcome.held) / rows
      rules[planned.place].redrawn = Double(outcome.redrawn) / rows
      rules[planned.place].repaired = Double(outcome.repaired) / rows
      rules[planned.place].effect = outcome.effect
      rules[planned.place].isStale = false
    }
    for (place, count) in warned where rules.indices.contains(place) {
      rules[place].brokenSynthetic = count
      rules[place].isStale = false
    }
    repairedShare = report.rows > 0 ? report.repairedShare : nil
  }
}
