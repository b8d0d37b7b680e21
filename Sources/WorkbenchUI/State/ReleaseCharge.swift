import Engine
import Plots

/// What a release would charge and whether it may, as the confirmation states it.
struct ReleaseCharge {
  let snapshot: Snapshot
  let keys: KeyMap

  init(_ snapshot: Snapshot, _ keys: KeyMap) {
    self.snapshot = snapshot
    self.keys = keys
  }

  /// Why there can be no release; `nil` when there can.
  var obstacle: String? {
    let inferred = snapshot.budget.inferredColumns
    if !inferred.isEmpty {
      let names = inferred.prefix(6).joined(separator: ", ")
      let more = inferred.count > 6 ? " and \(inferred.count - 6) more" : ""
      return "No guarantee can rest on inferred domains: \(names)\(more). "
        + "Check them and confirm them all (\(keys.word(for: .confirmDomains))) or one by one "
        + "(\(keys.word(for: .confirmDomain))), or declare them in the data dictionary "
        + "(\(keys.word(for: .writeSchema)))."
    }
    if let cap = snapshot.budget.capEpsilon, snapshot.budget.isOverCap {
      if snapshot.budget.spentEpsilon >= cap {
        return "The account has spent its cap of ε \(NumberText.plain(cap)): nothing more can be "
          + "released of this table, unless the cap is raised on the ledger's page "
          + "(\(keys.word(for: .ledger)))."
      }
      return "The account would go over its cap of ε \(NumberText.plain(cap)). Lower ε "
        + "(\(keys.word(for: .epsilon)))."
    }
    let refused = snapshot.refusedRules
    if let first = refused.first {
      let numbers = refused.map { "\($0 + 1)" }.joined(separator: ", ")
      let why =
        snapshot.rules[first].problem?.message ?? snapshot.rules[first].failure
        ?? snapshot.ruleConflicts.first { $0.rules.contains(first) }?.text ?? ""
      return "\(refused.count == 1 ? "Rule" : "Rules") \(numbers) cannot be kept: \(why). "
        + "Repair or switch off what stands in the way."
    }
    return nil
  }

  /// What is charged, and the account before and after it.
  var lines: [(name: String, value: String)] {
    let budget = snapshot.budget
    let choices = snapshot.choices
    let cap = budget.capEpsilon.map { " of \(NumberText.fixed($0, digits: 2))" } ?? " · no cap"
    let spent = NumberText.fixed(budget.spentEpsilon, digits: 2)
    let after = NumberText.fixed(budget.epsilonAfterRelease, digits: 2)
    return [
      ("dataset", snapshot.table?.name ?? ""),
      (
        "charge",
        "ε \(NumberText.plain(choices.epsilon)) · δ \(NumberText.plain(choices.delta))"
          + " · ρ \(NumberText.short(budget.rho))  (record level)"
      ),
      ("account", "ε spent \(spent) → \(after)\(cap)"),
      ("rows", choices.rows.map(NumberText.grouped) ?? "the private estimate"),
    ]
  }
}
