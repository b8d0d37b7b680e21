/// Two empirical distribution functions over one axis: the share of rows at or below each value.
///
/// They are known at the edges of the column's cells and stay level in between, so that a column of few
/// values has true steps.
public struct DistributionPlot: Hashable, Sendable {
  /// The shares of rows below an edge.
  public struct Step: Hashable, Sendable {
    /// The upper edge of a cell, in the axis's own measure.
    public var place: Double
    /// The share of real rows up to it, 0 … 1.
    public var real: Double
    /// The share of synthetic rows up to it, 0 … 1; 0 where there are none.
    public var synthetic: Double

    /// Synthetic less real.
    public var difference: Double { synthetic - real }
  }

  /// One step a cell, ascending; the last one is 1 on each side that has rows.
  public let steps: [Step]
  /// The axis from the first edge to the last.
  public let axis: Axis
  /// Whether there is a synthetic side.
  public let hasSynthetic: Bool
  /// The step at which the two lie farthest apart; `nil` where there is nothing to compare.
  public let farthest: Step?

  /// Both functions from the counts between `edges`, which ascend; `nil` where there is no cell or no
  /// real row.
  ///
  /// - Complexity: O(cells).
  public init?(
    edges: [Double], real: [Double], synthetic: [Double], measure: Axis.Measure = .number
  ) {
    guard let lower = edges.first, let upper = edges.last, edges.count == real.count + 1,
      real.count > 0
    else { return nil }
    func clean(_ count: Double) -> Double { count.isFinite ? max(0, count) : 0 }
    let total = real.reduce(0) { $0 + clean($1) }
    guard total > 0 else { return nil }
    let other = synthetic.prefix(real.count).reduce(0) { $0 + clean($1) }
    hasSynthetic = synthetic.count >= real.count && other > 0
    axis = Axis(measure, from: lower, to: upper)
    var steps: [Step] = []
    var (left, right) = (0.0, 0.0)
    for (cell, count) in real.enumerated() {
      left += clean(count)
      if hasSynthetic { right += clean(synthetic[cell]) }
      steps.append(
        Step(
          place: edges[cell + 1], real: min(1, left / total),
          synthetic: hasSynthetic ? min(1, right / other) : 0))
    }
    self.steps = steps
    farthest =
      hasSynthetic
      ? steps.indices.max {
        (abs(steps[$0].difference), $1) < (abs(steps[$1].difference), $0)
      }.map { steps[$0] } : nil
  }

  /// The Kolmogorov-Smirnov distance, 0 … 1: the greatest difference of the two functions at an edge;
  /// `nil` where there is nothing to compare.
  public var distance: Double? { farthest.map { abs($0.difference) } }

  /// The greatest absolute difference, at least 0.005, for a scale that noise does not fill.
  public var extent: Double { max(0.005, distance ?? 0) }

  /// The cell that a value falls into, held within the axis. Complexity: O(log cells).
  public func cell(at place: Double) -> Int {
    var (start, end) = (0, steps.count - 1)
    while start < end {
      let middle = (start + end) / 2
      if steps[middle].place <= place { start = middle + 1 } else { end = middle }
    }
    return start
  }

  /// The shares of rows in cells up to the one that `place` falls into. Complexity: O(log cells).
  public func step(at place: Double) -> Step { steps[cell(at: place)] }
}
