import Engine

/// What buys an accuracy: the edits to choose from, or the reason why none does.
public struct AnswerList: Hashable, Sendable {
  /// What was wanted.
  public let goal: AccuracyGoal
  /// What it is wanted of, in words.
  public let name: String
  /// The chosen answer.
  public var cursor = ListCursor()

  /// Waits for answers to `goal`.
  public init(_ goal: AccuracyGoal, name: String) {
    self.goal = goal
    self.name = name
  }

  /// The answers; `nil` until they are there.
  func solution(in snapshot: Snapshot) -> AccuracySolution? {
    snapshot.solution.flatMap { $0.goal == goal ? $0 : nil }
  }

  /// The edit that Enter makes.
  func edit(in snapshot: Snapshot) -> Edit? {
    guard let edits = solution(in: snapshot)?.edits, edits.indices.contains(cursor.selected)
    else { return nil }
    return edits[cursor.selected]
  }
}
