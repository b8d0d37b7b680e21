import Documents
import Tables

/// A step that makes another table of a table.
protocol TableStep: Sendable, Hashable {
  /// The step in its one spelling.
  var text: String { get }
  /// What it does, in a sentence.
  var sentence: String { get }
  /// The columns whose distribution it changes by adding or removing rows; those it writes are found.
  var watched: [String] { get }
  /// Whether it only puts rows into another order, so that no value changes.
  var isReordering: Bool { get }

  /// Checks columns, kinds and values, and notes what the columns are afterwards.
  ///
  /// - Throws: ``TextProblem`` at the place in the step's text.
  func check(_ schema: inout Schema) throws(TextProblem)

  /// Does it, and adds figures and warnings of its own to `effect`.
  ///
  /// - Throws: ``TextProblem`` for what only the rows can tell.
  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem)
}

extension TableStep {
  var watched: [String] { [] }
  var isReordering: Bool { false }

  /// Does the step and tells what it did.
  func run(_ table: inout StepTable, _ random: StepRandom) throws(TextProblem) -> StepEffect {
    var effect = StepEffect(step: text, sentence: sentence, rows: table.table.rowCount)
    let before = table.table
    try apply(to: &table, random, &effect)
    if !isReordering { effect.compare(before, table.table, touched: Set(watched)) }
    effect.warnings += table.brokenRules()
    return effect
  }
}
