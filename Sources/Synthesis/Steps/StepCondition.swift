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
  /// - Throws: ``StepProblem`` at the place in the step's text.
  func check(_ schema: Schema) throws(StepProblem) {
    for column in try denied(schema).columns {
      _ = try StepColumn(name: schema.columns[column].name, range: range).written(in: schema)
    }
  }

  /// The rows of which it is true, ascending: neither false nor unknown.
  func rows(of table: Table, schema: Schema) throws(StepProblem) -> [Int] {
    RuleEvaluator(try denied(schema), schema: schema).broken(in: table).rows
  }

  /// The condition as rules see it.
  func condition(_ schema: Schema) throws(StepProblem) -> Condition {
    guard case .condition(.not(let condition)) = try denied(schema).statement else {
      throw StepProblem("a condition on a row is expected here", at: range)
    }
    return condition
  }

  /// The rule that it is false: rows that break it are those of which the condition is true.
  private func denied(_ schema: Schema) throws(StepProblem) -> CheckedRule {
    let opening = "not ("
    do throws(RuleProblem) {
      // By itself first, so that its brackets are its own.
      _ = try RuleParser.parse(text)
    } catch {
      throw problem(error, after: 0)
    }
    do throws(RuleProblem) {
      return try CheckedRule(Rule(opening + text + ")"), schema: schema)
    } catch {
      throw problem(error, after: opening.count)
    }
  }

  private func problem(_ problem: RuleProblem, after opening: Int) -> StepProblem {
    let length = range.count
    let start = min(length, max(0, problem.range.lowerBound - opening))
    let end = min(length, max(start, problem.range.upperBound - opening))
    return StepProblem(
      problem.message, at: range.lowerBound + start..<range.lowerBound + end,
      expected: problem.expected)
  }
}
