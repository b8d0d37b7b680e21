import Privacy
import Tables

/// The released (or draft) numbers that a prediction rests on: one-way marginals and first scores.
///
/// Nothing of it is a real count, so predicting costs nothing.
public struct PredictionBasis: Sendable {
  /// The independent columns' tables.
  let reference: ScoreReference
  let scores: [Measurement]
  let columns: [ComparedColumn]
  /// Every pair of columns.
  let pairs: [Clique: ScoredPair]

  /// The estimated number of rows.
  public var total: Double { reference.total }

  /// - Parameters:
  ///   - measured: only its one-ways and its first scores are read.
  ///   - cells: for each column, the cells over which pairs will be compared with the real rows; coarse
  ///     cells where left out.
  /// - Returns: `nil` where nothing was measured.
  /// - Complexity: O(cells of all pairs).
  public init?(
    _ measured: MeasuredTable, of synthesizer: Synthesizer, comparedOver cells: [Coarsening]? = nil
  ) {
    let oneWays = Array(
      measured.measurements.prefix { $0.query.kind == .marginal && $0.query.clique.count == 1 })
    guard !oneWays.isEmpty else { return nil }
    let scores = Array(
      measured.measurements.dropFirst(oneWays.count).prefix { $0.query.kind == .score })
    let coarsenings = synthesizer.coarsenings(oneWays)
    let reference = ScoreReference(oneWays, coarsenings: coarsenings)
    let total = reference.total
    let estimates = MarginalEstimate.oneWays(oneWays)
    let columns = coarsenings.indices.map { column in
      let size = coarsenings[column].fineSize
      let estimate = estimates[column].flatMap { $0.values.count == size ? $0 : nil }
      let fine =
        estimate.map { NonNegative.projected($0.values, sum: total) }
        ?? Array(repeating: total / Double(size), count: size)
      let compared = cells.flatMap { $0.count > column ? $0[column] : nil }
      return ComparedColumn(
        fine: fine, coarsenings[column],
        comparedOver: compared?.fineSize == size
          ? compared ?? coarsenings[column] : coarsenings[column],
        total: total, isKnown: estimate != nil)
    }
    let errors = columns.enumerated().map { column, counts in
      estimates[column].map { counts.coarseError(counts.coarseVariance($0.variance)) } ?? 0
    }
    self.init(reference, scores, columns, errors)
  }

  /// - Parameter errors: of each column's released counts, over coarse cells.
  private init(
    _ reference: ScoreReference, _ scores: [Measurement], _ columns: [ComparedColumn],
    _ errors: [Double]
  ) {
    self.reference = reference
    self.scores = scores
    self.columns = columns
    var released: [Clique: (rows: Double, deviation: Double)] = [:]
    for score in scores {
      released[score.query.clique] = (
        Double(score.values.first ?? 0), score.variance.value.squareRoot()
      )
    }
    var pairs: [Clique: ScoredPair] = [:]
    for first in columns.indices {
      for second in columns.indices where second > first {
        let pair = Clique(first, second)
        pairs[pair] = ScoredPair(
          columns[first], columns[second], total: reference.total, score: released[pair],
          noise: Distance.together(errors[first], errors[second]))
      }
    }
    self.pairs = pairs
  }
}

/// Independent errors of one table.
enum Distance {
  /// √Σd², 1 at most.
  static func together(_ parts: Double...) -> Double {
    min(1, parts.reduce(0) { $0 + $1 * $1 }.squareRoot())
  }
}
