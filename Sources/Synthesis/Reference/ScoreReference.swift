import GraphicalModel
import Privacy
import Tables

/// Tables of whole numbers that scores are taken against, made of released measurements only.
///
/// Whole numbers, so that Σ|x − T| moves by at most 1 when a row is added or removed.
public struct ScoreReference: Sendable {
  /// The released estimate of the number of rows, at least 1.
  public let total: Double
  /// How each column's fine cells are put together: scores and pairs are over coarse cells.
  public let coarsenings: [Coarsening]
  /// Non-negative counts by column and coarse cell that sum to ``total``; uniform where nothing is measured.
  public let oneWays: [[Double]]
  private let tables: [Clique: [Double]]
  /// What to score and how noisily, where the method asks for less than every pair.
  var asked: [PlannedScore]?

  /// The reference of columns that are independent.
  ///
  /// - Parameter measurements: released or draft; only marginals are read.
  public init(_ measurements: [Measurement], coarsenings: [Coarsening]) {
    let total = MarginalTarget.targets(measurements, coarsenings: coarsenings).estimatedTotal()
    let estimates = MarginalEstimate.oneWays(measurements)
    let oneWays = coarsenings.enumerated().map { column, coarsening in
      guard let oneWay = estimates[column], oneWay.values.count == coarsening.fineSize else {
        return Array(repeating: total / Double(coarsening.size), count: coarsening.size)
      }
      return coarsening.sums(NonNegative.projected(oneWay.values, sum: total))
    }
    self.total = total
    self.coarsenings = coarsenings
    self.oneWays = oneWays
    tables = [:]
  }

  /// The reference of a model fitted to the measurements so far.
  public init(_ model: TableModel, tables: [Clique: [Double]]) {
    total = model.total
    coarsenings = model.coarsenings
    oneWays = coarsenings.indices.map { model.model.marginal(of: Clique($0)) }
    self.tables = tables
  }

  /// Coarse cells of each column.
  public var sizes: [Int] { coarsenings.map(\.size) }

  /// The expected counts over a clique, row-major: the model's where it was given, else of independent columns.
  public func expected(_ clique: Clique) -> [Double] {
    if let table = tables[clique] { return table }
    var table = [total]
    for column in clique.columns {
      let shares = oneWays[column].map { $0 / total }
      table = table.flatMap { cell in shares.map { cell * $0 } }
    }
    return table
  }

  /// The expected counts in whole numbers that sum to the rounded total.
  ///
  /// The running sum is rounded, so that many small cells keep their mass together.
  public func rounded(_ clique: Clique) -> [Int64] {
    var reached = 0.0
    var given: Int64 = 0
    return expected(clique).map { cell in
      reached += cell
      let next = Int64(min(max(reached, 0), 1e15).rounded())
      defer { given = max(given, next) }
      return max(0, next - given)
    }
  }
}
