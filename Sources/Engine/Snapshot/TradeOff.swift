/// Distance against budget: what the plan promises at each ε, and what drafts gave.
public struct TradeOff: Sendable, Hashable {
  /// What a point's distance is of.
  public typealias Score = AccuracyScore

  /// The curve at one ε.
  public struct Point: Sendable, Hashable {
    /// The total ε.
    public var epsilon: Double
    /// The expected distance there.
    public var expected: ExpectedDistance
  }

  /// A measured point: a draft or a pin.
  public struct Mark: Sendable, Hashable {
    /// The ε it was drawn at.
    public var epsilon: Double
    /// Its distance to the real rows.
    public var distance: Double
    /// The pin's letter; `nil` for a draft.
    public var pin: Character?
    /// Whether it is the draft on screen.
    public var isPresent: Bool
  }

  /// What the distances are of.
  public var score = AccuracyScore.meanPair
  /// The curve, by rising ε.
  public var curve: [Point] = []
  /// Measured points, oldest first.
  public var marks: [Mark] = []
  /// The distance that the session asks for, when it has a target for this score.
  public var target: Double?
  /// Whether the curve belongs to an earlier state of the choices.
  public var isStale = false

  /// Nothing traced.
  public init() {}
}
