import Engine
import Plots
import Rules
import Terminal

extension ListedLine {
  /// A rule with how it is enforced and what it did to the newest draft.
  init(_ place: Int, _ snapshot: Snapshot) {
    let status = snapshot.rules[place]
    let rule = status.rule
    text = rule.text
    isOn = rule.isOn
    // The page ends sentences itself.
    let meaning = status.meaning.hasSuffix(".") ? String(status.meaning.dropLast()) : status.meaning
    sentence = meaning.isEmpty ? nil : meaning
    problem = status.problem.map { problem in
      "character \(problem.range.lowerBound + 1): \(problem.message)"
    }
    if let broken = status.brokenSynthetic, broken > 0 {
      figure = NumberText.grouped(broken)
      isBad = rule.severity == .must
    }
    func row(_ name: String, _ value: String, _ role: ThemeRole = .text) {
      details.append([(name.padded(to: 22), .muted), (value, role)])
    }
    func share(_ value: Double) -> String { NumberText.fixed(100 * value, digits: 2) + " %" }
    if let name = rule.name { row("name", name) }
    row("severity", rule.severity == .must ? "must: no row breaks it" : "warn: counted and told")
    if !status.enforcement.isEmpty { row("enforced", status.enforcement) }
    if !status.kinds.isEmpty { row("by", status.kinds.joined(separator: ", ")) }
    if let broken = status.brokenSynthetic {
      row("broken, synthetic", NumberText.grouped(broken), broken == 0 ? .good : .bad)
    }
    if let broken = status.brokenReal { row("broken, real", NumberText.grouped(broken)) }
    if let accepted = status.accepted { row("obeyed as drawn", share(accepted)) }
    if let redrawn = status.redrawn { row("drawn again", share(redrawn)) }
    if let repaired = status.repaired {
      row("repaired", share(repaired), repaired > 0.01 ? .warn : .text)
    }
    if let effect = status.effect { row("moved a column by", NumberText.fixed(effect, digits: 4)) }
    for conflict in snapshot.ruleConflicts where conflict.rules.contains(place) {
      isBad = true
      let others = conflict.rules.map { "\($0 + 1)" }.joined(separator: ", ")
      details.append([])
      details.append([("✗ rules \(others): \(conflict.text)", .bad)])
    }
    if let note = rule.note { row("note", note) }
  }
}
