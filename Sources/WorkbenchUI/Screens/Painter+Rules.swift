import Engine
import Plots

extension Painter {
  /// The rules, how each is enforced, and what it did.
  mutating func drawRules() {
    var statement: [String] = snapshot.ruleConflicts.map {
      "✗ Rules \($0.rules.map { "\($0 + 1)" }.joined(separator: ", ")): \($0.text)."
    }
    statement += snapshot.undecidedRules.map {
      "Rules \($0.rules.map { "\($0 + 1)" }.joined(separator: ", ")): \($0.text)."
    }
    if let repaired = snapshot.repairedShare {
      let share = NumberText.fixed(100 * repaired, digits: 2)
      statement.append("\(share) % of the rows were repaired, all rules together.")
    }
    drawLinesPage(
      "rules", statement: statement.joined(separator: " "),
      empty: "No rules yet. A rule says what every row must obey, known without looking at the "
        + "data; it is enforced in every row written and costs no privacy.",
      examples: examples.rules)
  }
}
