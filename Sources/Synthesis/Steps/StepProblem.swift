import Rules

/// What is wrong with the text of a step, and where.
public struct StepProblem: Error, Sendable, Hashable {
  /// Characters of the text, counted from 0.
  public let range: Range<Int>
  /// What is wrong and what to do.
  public let message: String
  /// What could stand there instead; empty where that is no list.
  public let expected: [String]

  /// Makes a problem at a place.
  public init(_ message: String, at range: Range<Int>, expected: [String] = []) {
    self.range = range
    self.message = message
    self.expected = expected
  }

  /// The problem in one sentence, with what could stand there.
  public var sentence: String { RuleProblem.sentence(message, expected: expected) }
}
