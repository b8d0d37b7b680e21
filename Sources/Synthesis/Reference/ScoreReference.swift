import GraphicalModel
import Privacy
import Tables

/// Tables of whole numbers that scores are taken against, made of released measurements only.
///
/// Whole numbers, so that Σ|x − T| moves by at most 1 when a row is added or removed.
public struct ScoreReference: Sendable {
  /// The released estimate of the number of rows, at least 1.
  public let total: Double
  /// Non-negative counts by column that sum to ``total``; uniform where nothing is measured.
  public let oneWays: [[Double]]
  private let pairs: [Clique: [Double]]
  /// What to score and how noisily, where the method asks for less than every pair.
  var asked: [PlannedScore]?

  /// The reference of columns that are independent.
  ///
  /// - Parameter measurements: released or draft; only marginals are read.
  public init(_ measurements: [Measurement], sizes: [Int]) {
    let targets = MarginalTarget.targets(measurements)
    let total = targets.estimatedTotal()
    var oneWays = sizes.map { Array(repeating: total / Double($0), count: $0) }
    for target in targets where target.clique.count == 1 {
      oneWays[target.clique.columns[0]] = NonNegative.projected(target.values, sum: total)
    }
    self.total = total
    self.oneWays = oneWays
    pairs = [:]
  }

  /// The reference of a model fitted to the measurements so far.
  public init(_ measurements: [Measurement], model: FittedModel, pairs: [Clique: [Double]]) {
    total = model.total
    oneWays = model.sizes.indices.map { model.marginal(of: Clique($0)) }
    self.pairs = pairs
  }

  /// The expected counts of a pair, row-major.
  public func expected(_ pair: Clique) -> [Double] {
    if let table = pairs[pair] { return table }
    var table = [total]
    for column in pair.columns {
      let shares = oneWays[column].map { $0 / total }
      table = table.flatMap { cell in shares.map { cell * $0 } }
    }
    return table
  }

  /// The expected counts in whole numbers that sum to the rounded total.
  ///
  /// The running sum is rounded, so that many small cells keep their mass together.
  public func rounded(_ pair: Clique) -> [Int64] {
    var reached = 0.0
    var given: Int64 = 0
    return expected(pair).map { cell in
      reached += cell
      let next = Int64(min(max(reached, 0), 1e15).rounded())
      defer { given = max(given, next) }
      return max(0, next - given)
    }
  }
}

extension MarginalTarget {
  /// What a model is fitted to: every marginal among the measurements.
  public static func targets(_ measurements: [Measurement]) -> [MarginalTarget] {
    measurements.compactMap { measurement in
      guard case .marginal(let clique) = measurement.query else { return nil }
      return MarginalTarget(
        clique: clique, values: measurement.values.map(Double.init),
        variance: measurement.variance.value)
    }.merged()
  }
}
