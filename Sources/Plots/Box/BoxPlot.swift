/// A number by groups, real beside synthetic: a box with whiskers for each side of each group.
public struct BoxPlot: Hashable, Sendable {
  /// One group.
  public struct Group: Hashable, Sendable {
    /// The group's name.
    public var label: String
    /// Its real rows; `nil` where there are none.
    public var real: BoxSummary?
    /// Its synthetic rows; `nil` where there are none.
    public var synthetic: BoxSummary?

    /// Synthetic median less real median; `nil` unless both sides have rows.
    public var shift: Double? {
      real.flatMap { real in synthetic.map { $0.median - real.median } }
    }
  }

  /// The groups from top to bottom.
  public let groups: [Group]
  /// The axis of the number: from the least lower whisker to the greatest upper one, widened a little.
  public let axis: Axis
  /// Whether there is a synthetic side.
  public let hasSynthetic: Bool

  /// Boxes of counts between `edges`, one list of counts a group.
  public init(
    edges: [Double], groups: [String], real: [[Double]], synthetic: [[Double]],
    measure: Axis.Measure = .number
  ) {
    func summary(_ counts: [[Double]], _ place: Int) -> BoxSummary? {
      counts.indices.contains(place) ? BoxSummary(edges: edges, counts: counts[place]) : nil
    }
    let made = groups.enumerated().map { place, label in
      Group(label: label, real: summary(real, place), synthetic: summary(synthetic, place))
    }
    self.groups = made
    hasSynthetic = made.contains { $0.synthetic != nil }
    let ends = made.flatMap { [$0.real, $0.synthetic] }.compactMap { $0 }.flatMap {
      [$0.quantiles[0], $0.quantiles[4]]
    }
    let low = ends.min() ?? edges.first ?? 0
    let high = ends.max() ?? edges.last ?? 1
    let margin = (high - low) * 0.02
    axis = Axis(measure, from: low - margin, to: high + margin)
  }
}
