/// An accuracy wanted: of a column's own counts, of a pair's table, or of all pairs in the mean.
public struct AccuracyGoal: Sendable, Hashable {
  /// What is to be accurate.
  public var score: TradeOff.Score
  /// The largest distance that will do, above 0 and below 1.
  public var distance: Double

  /// A goal.
  public init(_ score: TradeOff.Score, distance: Double) {
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
}
