import Documents
import Synthesis

/// The steps of a scenario or of post-processing, as a session file writes them.
enum SessionSteps {
  /// Reads a list of texts, or of `{step: TEXT, on: false, note: TEXT}`.
  ///
  /// What a step says of columns is checked once these are known.
  /// - Throws: `InputError` with line and column at what is wrong.
  static func read(_ node: DocumentNode, _ list: StepList) throws -> [ChosenStep] {
    try node.sequence().map { entry in
      if case .scalar = entry.content {
        return ChosenStep(try checked(entry, list))
      }
      let mapping = try entry.mapping(allowing: ["step", "on", "note"])
      return ChosenStep(
        try checked(mapping.required("step"), list), isOn: try mapping["on"]?.boolean() ?? true,
        note: try mapping["note"]?.string())
    }
  }

  private static func checked(_ node: DocumentNode, _ list: StepList) throws -> String {
    let text = try node.string()
    do throws(TextProblem) {
      switch list {
      case .scenario: _ = try ScenarioStep(text)
      case .postProcessing: _ = try ProcessingStep(text)
      }
    } catch {
      throw node.error("character \(error.range.lowerBound + 1): \(error.sentence)")
    }
    return text
  }

  /// Writes them as they were read: plain texts where nothing else is said.
  static func document(_ steps: [ChosenStep]) -> DocumentValue {
    .list(
      steps.map { step in
        if step.isOn, step.note == nil { return .text(step.text) }
        var pairs: [(String, DocumentValue)] = [("step", .text(step.text))]
        if !step.isOn { pairs.append(("on", .boolean(false))) }
        if let note = step.note { pairs.append(("note", .text(note))) }
        return .map(pairs)
      })
  }
}
