import GraphicalModel
import Privacy
import Tables

/// The stages from a request to a model, each a function of its arguments alone.
///
/// A stage that reads real rows takes their counts and a measurer, and gives measurements back;
/// everything else is post-processing of measurements.
public struct Synthesizer: Sendable {
  /// Where counts of real rows come from, so that a caller can keep them: over the columns' fine cells, or
  /// over the coarse cells of all columns' coarsenings.
  public typealias Counts = (Clique, [Coarsening]?) throws -> TrueCounts

  /// What was asked for.
  public let request: SynthesisRequest
  /// The variances fixed in advance and the ceilings.
  public let plan: BudgetPlan

  /// Plans the budget of `request`; nothing is measured.
  public init(_ request: SynthesisRequest) {
    self.request = request
    plan = BudgetPlan(request.budget)
  }

  /// Rounds of scoring and measuring pairs, at most: 0 for `independent`, 1 for `tree`.
  public var rounds: Int { plan.scores.isEmpty ? 0 : request.rounds }

  /// Measures the one-way marginals of all columns that have a share.
  public func measureOneWays(
    _ counts: Counts, using measurer: inout some Measurer
  ) throws -> [Measurement] {
    try plan.oneWays.map { access in
      try measurer.measure(
        .marginal(access.clique), of: try counts(access.clique, nil), variance: access.variance)
    }
  }

  /// Scores every pair against `reference`.
  ///
  /// Each round pays the same part of the scores' budget: a score against another table is another
  /// query.
  public func scorePairs(
    against reference: ScoreReference, _ counts: Counts, using measurer: inout some Measurer,
    isCancelled: () -> Bool = { false }
  ) throws -> [Measurement] {
    try (reference.asked ?? everyScore(of: max(1, rounds))).map { access in
      if isCancelled() { throw CancellationError() }
      let query = Query.score(access.clique, reference: reference.rounded(access.clique))
      return try measurer.measure(
        query, of: try counts(access.clique, reference.coarsenings), variance: access.variance)
    }
  }

  /// Every pair's score with one of `parts` equal parts of its budget.
  func everyScore(of parts: Int) -> [PlannedScore] {
    plan.scores.compactMap { access in
      Variance.roundedUp(from: access.variance.value * Double(parts)).map {
        PlannedScore(clique: access.clique, variance: $0)
      }
    }
  }

  /// Measures the pairs that were chosen, over coarse cells.
  public func measurePairs(
    _ verdicts: [PairVerdict], coarsenings: [Coarsening], _ counts: Counts,
    using measurer: inout some Measurer
  ) throws -> [Measurement] {
    try verdicts.compactMap { verdict in
      guard case .measured(let variance) = verdict.outcome else { return nil }
      return try measurer.measure(
        .marginal(verdict.pair), of: try counts(verdict.pair, coarsenings), variance: variance)
    }
  }

  /// The junction tree over coarse cells that holds every measured marginal.
  ///
  /// - Parameter isCancelled: see ``JunctionTree/init(sizes:cliques:attempts:isCancelled:)``.
  public func tree(
    _ measurements: [Measurement], isCancelled: () -> Bool = { false }
  ) -> JunctionTree {
    let coarsenings = coarsenings(measurements)
    return tree(
      MarginalTarget.targets(measurements, coarsenings: coarsenings),
      zeros: ruleZeros(measurements, coarsenings), coarsenings, isCancelled)
  }

  /// The most message passings that a fit which has not settled goes on to: as many as take about a tenth of a
  /// second, at most 800.
  static func mostIterations(cells: Int) -> Int { min(800, 26_000_000 / max(1, cells)) }

  private func tree(
    _ targets: [MarginalTarget], zeros: [StructuralZeros], _ coarsenings: [Coarsening],
    _ isCancelled: () -> Bool
  ) -> JunctionTree {
    JunctionTree(
      sizes: coarsenings.map(\.size), cliques: targets.map(\.clique) + zeros.map(\.clique),
      isCancelled: isCancelled)
  }

  /// Fits a model to the measurements, cold unless an earlier model is given.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func fit(
    _ measurements: [Measurement], iterations: Int? = nil, warmStart: TableModel? = nil,
    isCancelled: () -> Bool = { false }, onProgress: (FitProgress) -> Void = { _ in }
  ) throws(CancellationError) -> TableModel {
    let coarsenings = coarsenings(measurements)
    let targets = MarginalTarget.targets(measurements, coarsenings: coarsenings)
    let effort = ModelEffort(request, rows: targets.estimatedTotal())
    var zeros = ruleZeros(measurements, coarsenings)
    var tree = tree(targets, zeros: zeros, coarsenings, isCancelled)
    // A rule may leave nothing that a fit can start from; its rows are then mended, which is told.
    while !zeros.isEmpty, !tree.leavesRows(zeros, fitting: targets) {
      zeros.removeLast()
      tree = self.tree(targets, zeros: zeros, coarsenings, isCancelled)
    }
    var options = FitOptions(
      iterations: iterations ?? effort.iterations, warmStart: warmStart?.model, zeros: zeros)
    // Several rounds are a release, whose larger models have an effort of their own.
    if iterations == nil, request.batches == 1 {
      options.mostIterations = max(
        options.iterations, Synthesizer.mostIterations(cells: tree.cellCount))
    }
    let fitted = try FittedModel.fit(
      targets, tree: tree, options: options, isCancelled: isCancelled, onProgress: onProgress)
    let model = try tilted(fitted, coarsenings, isCancelled: isCancelled)
    let oneWays = MarginalEstimate.oneWays(measurements)
    let densities = request.columns.indices.map { column in
      FineShares.shares(
        of: request.columns[column], coarsenings[column], oneWay: oneWays[column],
        total: model.total, impossible: request.rules.impossibleCells(of: column))
    }
    return TableModel(
      model: model, coarsenings: coarsenings, densities: densities, zeros: Set(zeros.map(\.clique)))
  }
}

/// A pair to be scored and the noise of its score.
struct PlannedScore: Sendable {
  let clique: Clique
  let variance: Variance
}
