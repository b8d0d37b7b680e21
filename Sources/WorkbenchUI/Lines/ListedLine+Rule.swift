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
    problem =
      status.problem.map { problem in
        problem.range.count == rule.text.count
          ? problem.message : "character \(problem.range.lowerBound + 1): \(problem.message)"
      } ?? status.failure.map { "cannot be kept: " + $0 }
    if let broken = status.brokenSynthetic, broken > 0 {
      figure = NumberText.grouped(broken)
      isBad = rule.severity == .must
    }
    func row(_ name: String, _ value: String, _ role: ThemeRole = .text) {
      details.append([(name.padded(to: 22), .muted), (value, role)])
    }
    let hasFigures = status.brokenSynthetic != nil || status.accepted != nil
    if status.isStale, hasFigures {
      details.append([("figures of an earlier draft; new ones are on their way", .stale)])
    }
    /// A figure of the newest draft, or of an earlier one.
    func counted(_ name: String, _ value: String, _ role: ThemeRole = .text) {
      row(name, value, status.isStale ? .stale : role)
    }
    func share(_ value: Double) -> String { NumberText.fixed(100 * value, digits: 2) + " %" }
    if let name = rule.name { row("name", name) }
    row("severity", rule.severity == .must ? "must: no row breaks it" : "warn: counted and told")
    if !status.enforcement.isEmpty { row("enforced", status.enforcement) }
    if !status.kinds.isEmpty { row("by", status.kinds.joined(separator: ", ")) }
    if let broken = status.brokenSynthetic {
      counted("broken, synthetic", NumberText.grouped(broken), broken == 0 ? .good : .bad)
    }
    if let broken = status.brokenReal { row("broken, real", NumberText.grouped(broken)) }
    if let accepted = status.accepted { counted("obeyed as drawn", share(accepted)) }
    if let redrawn = status.redrawn { counted("drawn again", share(redrawn)) }
    if let repaired = status.repaired {
      counted("repaired", share(repaired), repaired > 0.01 ? .warn : .text)
    }
    if let effect = status.effect {
      counted(
        "moved a column by", NumberText.fixed(effect, digits: 4),
        status.hasLargeEffect ? .warn : .text)
    }
    if let contradicted = status.contradicted {
      counted("measured against it", share(contradicted), status.isContradicted ? .warn : .text)
    }
    // It is kept, at a price that has to be seen.
    if rule.isOn, rule.severity == .must, status.isContradicted || status.hasLargeEffect {
      isBad = true
    }
    for conflict in snapshot.ruleConflicts where conflict.rules.contains(place) {
      isBad = true
      let others = conflict.rules.map { "\($0 + 1)" }.joined(separator: ", ")
      problem = problem ?? "cannot be kept together with others"
      details.append([])
      details.append([("✗ rules \(others): \(conflict.text)", .bad)])
    }
    if let note = rule.note { row("note", note) }
  }
}
