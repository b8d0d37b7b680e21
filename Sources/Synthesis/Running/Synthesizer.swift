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

  /// Chooses the pairs of round `round` and their variances from released scores.
  ///
  /// - Parameters:
  ///   - scores: the round's scores.
  ///   - reference: what they were taken against.
  ///   - measured: every measurement made before them; it decides what budget is left.
  ///   - isCancelled: asked between tree sizes and between splits of the budget; once it says so, nothing
  ///     is chosen.
  public func choosePairs(
    _ scores: [Measurement], against reference: ScoreReference, after measured: [Measurement],
    round: Int, isCancelled: () -> Bool = { false }
  ) -> [PairVerdict] {
    if isCancelled() { return [] }
    let candidates = candidates(scores, reference, measured)
    let allocation = Allocation(plan: plan, allowance: allowance(after: measured, round: round))
    if request.method == .adaptive {
      return AdaptiveRound(self, after: measured, sizes: reference.sizes).choose(
        candidates, against: reference, round: round)
    }
    let selection = select(
      candidates, measured: measured, against: reference, allocation, isCancelled)
    var settled = allocation.settle(selection, isCancelled: isCancelled)
    if round == 0, settled.selection.chosen.count < request.columns.count,
      let forest = forest(candidates, sizes: reference.sizes, allocation)
    {
      settled = allocation.settle(forest, isCancelled: isCancelled)
    }
    if isCancelled() { return [] }
    var outcomes = settled.selection.refused
    for (candidate, variance) in zip(settled.selection.chosen, settled.variances) {
      outcomes[candidate.pair] = .measured(variance)
    }
    let even = allocation.evenSigma(max(1, settled.selection.chosen.count))
    return candidates.map { candidate in
      let outcome = outcomes[candidate.pair] ?? .redundant
      let sigma =
        if case .measured(let variance) = outcome { variance.value.squareRoot() } else { even }
      return PairVerdict(
        pair: candidate.pair, round: round, score: candidate.score,
        noise: candidate.noise(sigma: sigma), outcome: outcome)
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
      MarginalTarget.targets(measurements, coarsenings: coarsenings), coarsenings, isCancelled)
  }

  private func tree(
    _ targets: [MarginalTarget], _ coarsenings: [Coarsening], _ isCancelled: () -> Bool
  ) -> JunctionTree {
    JunctionTree(
      sizes: coarsenings.map(\.size), cliques: targets.map(\.clique), isCancelled: isCancelled)
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
    let options = FitOptions(
      iterations: iterations ?? request.iterations, warmStart: warmStart?.model)
    let model = try FittedModel.fit(
      targets, tree: tree(targets, coarsenings, isCancelled), options: options,
      isCancelled: isCancelled, onProgress: onProgress)
    let oneWays = MarginalEstimate.oneWays(measurements)
    let densities = request.columns.indices.map { column in
      FineShares.shares(
        of: request.columns[column], coarsenings[column], oneWay: oneWays[column],
        total: model.total)
    }
    return TableModel(model: model, coarsenings: coarsenings, densities: densities)
  }

  private func candidates(
    _ scores: [Measurement], _ reference: ScoreReference, _ measured: [Measurement]
  ) -> [Candidate] {
    var precision: [Clique: Double] = [:]
    for target in MarginalTarget.targets(measured, coarsenings: reference.coarsenings) {
      precision[target.clique] = 1 / target.variance
    }
    return scores.compactMap { score in
      guard case .score(let pair, _) = score.query, let value = score.values.first else {
        return nil
      }
      return Candidate(
        pair: pair, score: Double(value), weight: request.budget.weight(of: pair),
        precision: precision[pair] ?? 0, spectrum: CellSpectrum(reference.expected(pair)))
    }
  }

  private func select(
    _ candidates: [Candidate], measured: [Measurement], against reference: ScoreReference,
    _ allocation: Allocation, _ isCancelled: () -> Bool
  ) -> PairSelection {
    let columns = request.columns.count
    let sigma = allocation.evenSigma(columns - 1)
    switch request.method {
    case .independent, .adaptive: return PairSelection()
    case .tree: return TreeChoice.choose(candidates, columns: columns, sigma: sigma)
    case .junction:
      let choice = JunctionChoice(
        sizes: reference.sizes, cellCap: request.cellCap,
        kept: measured.filter { $0.query.kind == .marginal }.map(\.query.clique),
        allocation: allocation)
      return choice.choose(candidates, isCancelled: isCancelled)
    }
  }

  /// The forest that `junction` falls back to where its budget carries no more pairs than a forest has.
  ///
  /// Then noise decides, and a forest takes the pairs that suffer least from it; `nil` past the cell cap.
  private func forest(
    _ candidates: [Candidate], sizes: [Int], _ allocation: Allocation
  ) -> PairSelection? {
    guard request.method == .junction else { return nil }
    let columns = request.columns.count
    let forest = TreeChoice.choose(
      candidates, columns: columns, sigma: allocation.evenSigma(columns - 1))
    var size = TreeSize(sizes: sizes)
    for candidate in forest.chosen { size.add(candidate.pair) }
    return size.cells <= Double(request.cellCap) ? forest : nil
  }

  /// The part of the pair budget that round `round` may use: an even part of what is left.
  private func allowance(after measured: [Measurement], round: Int) -> Allocation.Allowance {
    let left = remaining(after: measured)
    let part = (1 - 1e-12) / Double(max(1, rounds - round))
    return Allocation.Allowance(
      record: Rho(left.record.value * part) ?? .zero,
      columns: left.columns.map { Rho($0.value * part) ?? .zero })
  }

  /// What the pairs measured so far leave of the pair budget.
  func remaining(after measured: [Measurement]) -> Allocation.Allowance {
    let spent = measured.compactMap { measurement -> AccessCost? in
      guard case .marginal(let clique) = measurement.query, clique.count > 1 else { return nil }
      return AccessCost(.marginal, sources: clique, variance: measurement.variance)
    }
    let rows = plan.rowsPerUnit
    func left(_ total: Rho, _ spent: Rho) -> Rho {
      Rho(max(0, (total.value - spent.value) * (1 - 1e-12))) ?? .zero
    }
    return Allocation.Allowance(
      record: left(plan.pairBudget, spent.recordRho(rowsPerUnit: rows)),
      columns: plan.pairCeilings.enumerated().map { column, ceiling in
        left(ceiling, spent.columnRho(Clique(column), rowsPerUnit: rows))
      })
  }
}

/// A pair to be scored and the noise of its score.
struct PlannedScore: Sendable {
  let clique: Clique
  let variance: Variance
}
