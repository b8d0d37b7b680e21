import Rules
import Tables

/// Counts again, after every step, the rows that break rules, so that no step breaks one silently.
public struct RuleWatch: Sendable {
  /// A rule and how many rows broke it when it was last counted; `nil` once it can no longer be checked.
  private struct Watched: Sendable {
    let rule: Rule
    var broken: Int?
  }

  private var watched: [Watched]
  private let tables: [String: TupleList]

  /// Counts the rules that are on over rows that no step has changed.
  ///
  /// - Parameters:
  ///   - rules: as a person wrote them.
  ///   - tables: the public tables that they name.
  ///   - table: the rows.
  /// - Complexity: as ``Rules/RuleEvaluator/brokenCount(in:)`` a rule.
  public init(_ rules: [Rule], tables: [String: TupleList] = [:], on table: StepTable) {
    watched = rules.filter(\.isOn).map { Watched(rule: $0, broken: 0) }
    self.tables = tables
    for place in watched.indices { watched[place].broken = count(place, table) }
  }

  /// What a step has changed for the worse, in sentences: rules that more rows break than before, and rules that
  /// can no longer be checked because their columns are gone or written otherwise.
  mutating func warnings(after table: StepTable) -> [String] {
    var warnings: [String] = []
    for place in watched.indices {
      guard let before = watched[place].broken else { continue }
      let now = count(place, table)
      watched[place].broken = now
      let name = watched[place].rule.label
      guard let now else {
        warnings.append(
          "the rule “\(name)” can no longer be checked: its columns are written otherwise")
        continue
      }
      if now > before {
        warnings.append("\(now) rows now break the rule “\(name)”, \(before) before")
      }
    }
    return warnings
  }

  private func count(_ place: Int, _ table: StepTable) -> Int? {
    guard
      let rule = try? CheckedRule(watched[place].rule, schema: table.schema, tables: tables)
    else { return nil }
    return RuleEvaluator(rule, schema: table.schema).brokenCount(in: table.table)
  }
}
