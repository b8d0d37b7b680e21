import Engine
import Plots
import Terminal

/// A line of a list that a person writes: a step of the scenario or of post-processing.
struct ListedLine {
  /// The line.
  var text: String
  var isOn: Bool
  /// What it says, in a sentence; `nil` where it is not understood.
  var sentence: String?
  /// What is wrong with it.
  var problem: String?
  /// A short figure for the list.
  var figure = ""
  /// Whether ``figure`` is bad news.
  var isBad = false
  /// What is told of it beside the list.
  var details: [[(String, ThemeRole)]] = []
}

extension ListedLine {
  /// A step with what it did to the newest draft.
  init(_ step: StepSummary) {
    text = step.step.text
    isOn = step.step.isOn
    sentence = step.sentence
    problem = step.sentence == nil && step.step.isOn ? step.warnings.first : nil
    if let rows = step.rows, rows.count == 2 {
      let change = rows[1] - rows[0]
      figure = change == 0 ? "" : (change > 0 ? "+" : "−") + NumberText.grouped(abs(change))
      details.append([
        ("rows      ", .muted), (NumberText.grouped(rows[0]), .text), (" → ", .muted),
        (NumberText.grouped(rows[1]), .text),
      ])
    }
    if figure.isEmpty, let worst = step.changes.compactMap(\.distance).max() {
      figure = NumberText.proportion(worst)
    }
    for item in step.figures { details.append(ListedLine.words(item)) }
    for change in step.changes {
      details.append([])
      details.append([
        (change.column, .title),
        (change.changed.map { "  \(NumberText.grouped($0)) rows changed" } ?? "", .text),
        (change.distance.map { "  distance \(NumberText.fixed($0, digits: 3))" } ?? "", .muted),
      ])
      for item in change.figures { details.append(ListedLine.words(item)) }
    }
    isBad = !step.warnings.isEmpty
    for warning in step.warnings { details.append([("! " + warning, .warn)]) }
    if let note = step.step.note { details.append([("note  " + note, .muted)]) }
  }

  private static func words(_ item: StepSummary.Figure) -> [(String, ThemeRole)] {
    func text(_ value: Double?) -> String { value.map(NumberText.short) ?? NumberText.undefined }
    return [
      ("  " + item.name.padded(to: 22), .muted),
      (item.before.map { text($0) + " → " } ?? "", .muted), (text(item.after), .text),
    ]
  }
}
