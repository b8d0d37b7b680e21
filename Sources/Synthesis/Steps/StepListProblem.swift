/// What is wrong with one of several steps.
public struct StepListProblem: Error, Sendable, Hashable {
  /// The step's place in its list, counted from 0.
  public let step: Int
  /// What is wrong with its text.
  public let problem: StepProblem

  /// Makes a problem of a step.
  public init(step: Int, problem: StepProblem) {
    self.step = step
    self.problem = problem
  }
}
