import Documents
import Rules
import Tables

/// A condition on rows within a step, in the language of rules.
public struct StepCondition: Sendable, Hashable {
  /// The condition as it is written.
  public let text: String
  /// Its place in the step's text.
  let range: Range<Int>

  /// Checks columns, kinds and values.
  ///
  /// - Throws: ``TextProblem`` at the place in the step's text.
  func check(_ schema: Schema) throws(TextProblem) {
    for column in try denied(schema).columns {
      _ = try StepColumn(name: schema.columns[column].name, range: range).written(in: schema)
    }
  }

  /// The rows of which it is true, ascending: neither false nor unknown.
  func rows(of table: Table, schema: Schema) throws(TextProblem) -> [Int] {
    RuleEvaluator(try denied(schema), schema: schema).broken(in: table).rows
  }

  /// The condition as rules see it.
  func condition(_ schema: Schema) throws(TextProblem) -> Condition {
    guard case .condition(.not(let condition)) = try denied(schema).statement else {
      throw TextProblem("a condition on a row is expected here", at: range)
    }
    return condition
  }

  /// The rule that it is false: rows that break it are those of which the condition is true.
  private func denied(_ schema: Schema) throws(TextProblem) -> CheckedRule {
    let opening = "not ("
    do throws(TextProblem) {
      // By itself first, so that its brackets are its own.
      _ = try RuleParser.parse(text)
    } catch {
      throw problem(error, after: 0)
    }
    do throws(TextProblem) {
      return try CheckedRule(Rule(opening + text + ")"), schema: schema)
    } catch {
      throw problem(error, after: opening.count)
    }
  }

  private func problem(_ problem: TextProblem, after opening: Int) -> TextProblem {
    let length = range.count
    let start = min(length, max(0, problem.range.lowerBound - opening))
    let end = min(length, max(start, problem.range.upperBound - opening))
    return TextProblem(
      problem.message, at: range.lowerBound + start..<range.lowerBound + end,
      expected: problem.expected)
  }
}
