import Tables

/// How close a synthetic table is to a real one: statistics of similarity, not of privacy.
public struct EvaluationReport: Sendable, Hashable {
  /// One entry of the report as it is printed.
  public struct Metric: Sendable, Hashable {
    /// What an entry holds.
    public enum Value: Sendable, Hashable {
      /// A number; NaN where it is not defined.
      case number(Double)
      /// How many.
      case count(Int)
      /// Column names.
      case columns([String])
    }

    /// The group, such as `two_way`.
    public let group: String
    /// The key inside the group, such as `mean_tvd`.
    public let key: String
    /// What it holds.
    public let value: Value
  }

  /// Distances of all columns.
  public let oneWay: MarginalDistances
  /// Distances of all pairs.
  public let twoWay: MarginalDistances
  /// Distances of all triples that are not too large.
  public let threeWay: MarginalDistances
  /// Cramér's V of all pairs in both tables.
  public let association: AssociationDifference

  /// Compares two tables over the same domains.
  ///
  /// - Parameters:
  ///   - maximumCells: larger three-way marginals and associations are skipped, and counted as such.
  ///   - isCancelled: asked about every 2 ms on each thread.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Precondition: both tables have the same sizes.
  public init(
    _ left: CodeTable, _ right: CodeTable,
    maximumCells: Int = TableDistance.defaultMaximumCells,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) {
    func distances(_ order: Int) throws(CancellationError) -> MarginalDistances {
      try TableDistance.marginals(
        left, right, order: order, maximumCells: maximumCells, isCancelled: isCancelled)
    }
    oneWay = try distances(1)
    twoWay = try distances(2)
    threeWay = try distances(3)
    association = try AssociationDifference(
      left, right, maximumCells: maximumCells, isCancelled: isCancelled)
  }

  /// 1000 · (1 − mean two-way distance), 0 … 1000; NaN where that mean is.
  public var kMarginalScore: Double { 1000 * (1 - twoWay.mean) }

  /// Every number with its name, in the order of printing; `names` are the columns' names.
  public func metrics(names: [String]) -> [Metric] {
    func named(_ clique: Clique?) -> Metric.Value {
      .columns((clique?.columns ?? []).map { names.indices.contains($0) ? names[$0] : "\($0)" })
    }
    func entries(_ group: String, _ distances: MarginalDistances) -> [Metric] {
      [
        Metric(group: group, key: "mean_tvd", value: .number(distances.mean)),
        Metric(group: group, key: "max", value: .number(distances.max)),
        Metric(group: group, key: "worst", value: named(distances.worst)),
        Metric(group: group, key: "count", value: .count(distances.values.count)),
        Metric(group: group, key: "skipped", value: .count(distances.skipped)),
      ]
    }
    let tail = [
      Metric(group: "k_marginal", key: "score", value: .number(kMarginalScore)),
      Metric(group: "correlation", key: "mean_abs_difference", value: .number(association.mean)),
      Metric(group: "correlation", key: "max", value: .number(association.max)),
      Metric(group: "correlation", key: "worst", value: named(association.worst)),
      Metric(group: "correlation", key: "skipped", value: .count(association.skipped)),
    ]
    return entries("one_way", oneWay) + entries("two_way", twoWay)
      + entries("three_way", threeWay) + tail
  }
}
