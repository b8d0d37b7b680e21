import Documents

/// What is wrong with one of several steps.
public struct StepListProblem: Error, Sendable, Hashable {
  /// The step's place in its list, counted from 0.
  public let step: Int
  /// What is wrong with its text.
  public let problem: TextProblem

  /// Makes a problem of a step.
  public init(step: Int, problem: TextProblem) {
    self.step = step
    self.problem = problem
  }
}
