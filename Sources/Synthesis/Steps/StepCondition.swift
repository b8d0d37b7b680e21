import Tables

/// A condition on rows within a step, in the language of rules.
public struct StepCondition: Sendable, Hashable {
  /// The condition as it is written.
  public let text: String
  /// Its place in the step's text.
  let range: Range<Int>

  /// Checks columns, kinds and values.
  ///
  /// - Throws: ``StepProblem`` at the place in the step's text.
  func check(_ schema: Schema) throws(StepProblem) {
    throw StepProblem("conditions are not built in this version", at: range)
  }

  /// The rows in which it holds, ascending.
  func rows(of table: Table, schema: Schema) throws(StepProblem) -> [Int] {
    throw StepProblem("conditions are not built in this version", at: range)
  }
}
