/// What is wrong with a pattern, and where.
public struct PatternProblem: Error, Sendable, Hashable {
  /// Characters of the pattern counted from 0.
  public let range: Range<Int>
  /// What is wrong and what to do.
  public let message: String

  init(_ message: String, at range: Range<Int>) {
    self.range = range
    self.message = message
  }
}
