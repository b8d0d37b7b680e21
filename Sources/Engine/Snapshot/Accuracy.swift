/// What a distance is of; columns are named, so that a session file can hold it.
public enum AccuracyScore: Sendable, Hashable, Comparable {
  /// The mean over all pairs.
  case meanPair
  /// One column's own counts.
  case column(String)
  /// One pair's table.
  case pair(String, String)

  /// The columns named: none, one or two.
  public var columns: [String] {
    switch self {
    case .meanPair: []
    case .column(let name): [name]
    case .pair(let first, let second): [first, second]
    }
  }
}

/// An accuracy wanted: of a column's own counts, of a pair's table, or of all pairs in the mean.
public struct AccuracyGoal: Sendable, Hashable {
  /// What is to be accurate.
  public var score: AccuracyScore
  /// The largest distance that will do, above 0 and below 1.
  public var distance: Double

  /// A goal.
  public init(_ score: AccuracyScore, distance: Double) {
    self.score = score
    self.distance = distance
  }
}

/// What buys an accuracy, or why nothing does.
public struct AccuracySolution: Sendable, Hashable {
  /// What was wanted.
  public var goal: AccuracyGoal
  /// The edits that reach it, cheapest first; empty where nothing does.
  public var edits: [Edit]
  /// One sentence for each edit, or one that says why nothing reaches it.
  public var sentences: [String]

  /// A solution.
  public init(goal: AccuracyGoal, edits: [Edit], sentences: [String]) {
    self.goal = goal
    self.edits = edits
    self.sentences = sentences
  }
}
