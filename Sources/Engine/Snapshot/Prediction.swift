import Tables

/// An expected total variation distance to the real rows, 0 … 1, told before anything is spent.
public struct ExpectedDistance: Sendable, Hashable {
  /// The expected distance.
  public var value: Double
  /// The lower end of a band that holds four in five realised distances.
  public var lower: Double
  /// The upper end of that band.
  public var upper: Double

  /// An expectation with its band.
  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}

/// What the plan promises before anything is spent, made of released numbers or of draft measurements.
public struct Prediction: Sendable, Hashable {
  /// Expected distance of each column's own counts, by position in the file.
  public var columns: [Int: ExpectedDistance] = [:]
  /// Expected distance of each pair's table, by positions in the file.
  public var pairs: [Clique: ExpectedDistance] = [:]
  /// What noise and chance alone make of each pair's distance, the upper end of four in five, by positions in
  /// the file.
  public var noise: [Clique: Double] = [:]
  /// Pairs that the plan measures.
  public var measuredPairs: Set<Clique> = []
  /// The mean over all pairs.
  public var meanPair: ExpectedDistance?
  /// The edit it belongs to.
  public var generation = 0

  /// Nothing predicted.
  public init() {}
}
