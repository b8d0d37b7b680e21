import Documents
import Rules
import Tables

extension LineEditor {
  /// What is wrong with the line as a rule; tables of tuples are looked at by the engine alone.
  func ruleProblem(_ schema: Schema) -> Problem? {
    guard !field.text.lowercased().contains("in table") else { return nil }
    do throws(TextProblem) {
      _ = try CheckedRule(Rule(field.text.trimmed), schema: schema)
      return nil
    } catch {
      return Problem(range: error.range, sentence: error.sentence)
    }
  }
}
