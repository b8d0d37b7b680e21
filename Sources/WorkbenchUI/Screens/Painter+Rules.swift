import Engine
import Plots

extension Painter {
  /// The rules, how each is enforced, and what it did.
  mutating func drawRules() {
    var statement: [String] = snapshot.ruleConflicts.map {
      "✗ Rules \($0.rules.map { "\($0 + 1)" }.joined(separator: ", ")): \($0.text)"
    }
    if let repaired = snapshot.repairedShare {
      let share = NumberText.fixed(100 * repaired, digits: 2)
      statement.append("\(share) % of the rows were repaired, all rules together.")
    }
    drawLinesPage(
      "rules", statement: statement.joined(separator: " "),
      empty: "No rules yet. A rule says what every row must obey, known without looking at the "
        + "data; it is enforced in every row written and costs no privacy.",
      examples: ruleExamples)
  }

  /// Rules on the table's own columns, to begin with.
  private var ruleExamples: [String] {
    let columns = snapshot.columns.filter(\.isModelled)
    let numbers = columns.filter { $0.schema.kind == .integer || $0.schema.kind == .decimal }
    let dates = columns.filter { $0.schema.kind == .date }.map {
      LineEditor.quoted($0.schema.name)
    }
    let categories = columns.filter { $0.schema.kind == .category }
      .map { LineEditor.quoted($0.schema.name) }
    var lines: [String] = []
    if dates.count >= 2 { lines.append("\(dates[1]) >= \(dates[0])") }
    if let number = numbers.first {
      lines.append("\(LineEditor.quoted(number.schema.name)) between 0 and 100")
    }
    if categories.count >= 2 { lines.append("\(categories[0]) determines \(categories[1])") }
    return lines + ["if sex = \"M\" then pregnant = \"no\""]
  }
}
