import Engine
import Rules

extension WorkbenchState {
  /// The rule under the cursor, with its place.
  func chosenRule(in snapshot: Snapshot) -> (place: Int, rule: Rule)? {
    let place = cursor(on: .rules).selected
    return snapshot.rules[safe: place].map { (place, $0.rule) }
  }

  /// Lets the chosen rule be enforced, or only counted.
  mutating func changeSeverity(_ snapshot: Snapshot) -> [Effect] {
    guard let chosen = chosenRule(in: snapshot) else { return [] }
    var rule = chosen.rule
    rule.severity = rule.severity == .must ? .warn : .must
    return make(.changeRule(chosen.place, rule), snapshot)
  }

  /// Adds the line that was written, or puts it in the place of the old one.
  mutating func takeRule(
    _ editor: LineEditor, _ text: String, _ snapshot: Snapshot
  ) -> [Effect] {
    var cursor = cursor(on: .rules)
    if let place = editor.place, var rule = snapshot.rules[safe: place]?.rule {
      rule.text = text
      return make(.changeRule(place, rule), snapshot)
    }
    cursor.select(snapshot.rules.count, of: snapshot.rules.count + 1)
    cursors[.rules] = cursor
    return make(.addRule(Rule(text)), snapshot)
  }
}
