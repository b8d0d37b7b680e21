import Privacy
import Tables

/// The released (or draft) numbers that a prediction rests on: one-way marginals and first scores.
///
/// Nothing of it is a real count, so predicting costs nothing.
public struct PredictionBasis: Sendable {
  /// The independent columns' tables.
  private let reference: ScoreReference
  private let oneWays: [Measurement]
  private let scores: [Measurement]
  /// Expected counts over fine cells by column.
  private let fine: [[Double]]

  /// The estimated number of rows.
  public var total: Double { reference.total }

  /// - Returns: `nil` where nothing was measured.
  public init?(_ measured: MeasuredTable, of synthesizer: Synthesizer) {
    oneWays = Array(
      measured.measurements.prefix { $0.query.kind == .marginal && $0.query.clique.count == 1 })
    guard !oneWays.isEmpty else { return nil }
    scores = Array(
      measured.measurements.dropFirst(oneWays.count).prefix { $0.query.kind == .score })
    let coarsenings = synthesizer.coarsenings(oneWays)
    reference = ScoreReference(oneWays, coarsenings: coarsenings)
    let estimates = MarginalEstimate.oneWays(oneWays)
    fine = coarsenings.indices.map { [total = reference.total] column in
      let size = coarsenings[column].fineSize
      guard let estimate = estimates[column], estimate.values.count == size else {
        return Array(repeating: total / Double(size), count: size)
      }
      return NonNegative.projected(estimate.values, sum: total)
    }
  }

  /// What a synthesis under `request` is expected to give, from its plan alone.
  ///
  /// A measured pair's error is that of a non-negative fit to its noise; a pair that is not measured keeps
  /// what its score says independence leaves unexplained, of which the pairs in between explain a part.
  /// Drawing rows adds its own error.
  /// - Parameter request: of the same columns and cells.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: one choice of pairs, some milliseconds for 15 columns.
  public func predicted(
    under request: SynthesisRequest, isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> PredictedDistances {
    let synthesizer = Synthesizer(request)
    let verdicts = synthesizer.choosePairs(
      scores, against: reference, after: [], round: 0, isCancelled: isCancelled)
    if isCancelled() { throw CancellationError() }
    let rows = request.rows.map(Double.init) ?? reference.total
    var variances: [Clique: Double] = [:]
    for verdict in verdicts {
      if case .measured(let variance) = verdict.outcome { variances[verdict.pair] = variance.value }
    }
    let pairs = try pairs(verdicts, request: request, rows: rows, isCancelled)
    let columns = request.columns.indices.map { column in
      self.column(column, synthesizer.plan, variances, rows: rows)
    }
    return PredictedDistances(
      columns: columns, pairs: pairs, measured: Set(variances.keys))
  }

  private func column(
    _ column: Int, _ plan: BudgetPlan, _ pairs: [Clique: Double], rows: Double
  ) -> Double {
    guard let own = plan.oneWays.first(where: { $0.clique == Clique(column) }) else { return 1 }
    var precision = 1 / own.variance.value
    if reference.coarsenings[column].isIdentity {
      for (pair, variance) in pairs where pair.contains(column) {
        let others = pair.columns.filter { $0 != column }.map { reference.sizes[$0] }
        precision += 1 / (variance * Double(others.reduce(1, *)))
      }
    }
    let noise = CellSpectrum(fine[column]).noise(sigma: 1 / precision.squareRoot())
    let drawn = SamplingError.distance(fine[column], total: reference.total, rows: rows)
    return SamplingError.combined(min(1, noise / (2 * reference.total)), drawn / 2)
  }

  private func pairs(
    _ verdicts: [PairVerdict], request: SynthesisRequest, rows: Double, _ isCancelled: () -> Bool
  ) throws(CancellationError) -> [Clique: Double] {
    var distances: [Clique: Double] = [:]
    let known = Dictionary(verdicts.map { ($0.pair, $0) }, uniquingKeysWith: { first, _ in first })
    for first in request.columns.indices {
      for second in request.columns.indices where second > first {
        if isCancelled() { throw CancellationError() }
        let pair = Clique(first, second)
        let expected = reference.expected(pair)
        let drawn = SamplingError.distance(expected, total: reference.total, rows: rows)
        let error =
          switch known[pair] {
          case let verdict? where verdict.isMeasured:
            PredictionBasis.measuredPart * verdict.predictedError
          case let verdict?: PredictionBasis.unmeasuredPart * verdict.predictedError
          case nil: 0.0
          }
        distances[pair] = SamplingError.combined(
          min(1, error / (2 * reference.total)), drawn)
      }
    }
    return distances
  }

  /// How much of its own noise a measured pair keeps once all pairs are fitted together.
  static let measuredPart = 1.0
  /// How much of its unexplained rows a pair keeps that others connect.
  static let unmeasuredPart = 0.7
}
