import GraphicalModel
import Privacy
import Tables

extension Synthesizer {
  /// Chooses the marginals of round `round` and their variances from released scores.
  ///
  /// - Parameters:
  ///   - scores: the round's scores.
  ///   - reference: what they were taken against.
  ///   - measured: every measurement made before them; it decides what budget is left.
  ///   - isCancelled: asked at least every 2 ms; once it says so, nothing is chosen.
  /// - Complexity: tree sizes and splits of the budget, a few milliseconds at 15 columns.
  public func choosePairs(
    _ scores: [Measurement], against reference: ScoreReference, after measured: [Measurement],
    round: Int, isCancelled: () -> Bool = { false }
  ) -> [PairVerdict] {
    guard
      let candidates = candidates(
        scores, reference, measured, round: round, isCancelled: isCancelled)
    else { return [] }
    if request.method == .adaptive {
      return AdaptiveRound(self, after: measured, sizes: reference.sizes).choose(
        candidates, against: reference, round: round)
    }
    let allocation = Allocation(plan: plan, allowance: allowance(after: measured, round: round))
    let selection = select(
      candidates, measured: measured, against: reference, allocation, isCancelled)
    var settled = allocation.settle(selection, isCancelled: isCancelled)
    if round == 0, settled.selection.chosen.count < request.columns.count,
      let forest = forest(
        candidates, against: reference,
        kept: ruleZeros(measured, reference.coarsenings).map(\.clique), allocation, isCancelled)
    {
      settled = allocation.settle(forest, isCancelled: isCancelled)
    }
    if isCancelled() { return [] }
    var outcomes = settled.selection.refused
    for (candidate, variance) in zip(settled.selection.chosen, settled.variances) {
      outcomes[candidate.pair] = .measured(variance)
    }
    let limits = BindingLimits(
      allocation, spent: Array(zip(settled.selection.chosen.map(\.pair), settled.variances)))
    let even = allocation.evenSigma(max(1, settled.selection.chosen.count))
    var verdicts: [PairVerdict] = []
    for candidate in candidates {
      if verdicts.count.isMultiple(of: 64), isCancelled() { return [] }
      let outcome = outcomes[candidate.pair] ?? .redundant
      let sigma =
        if case .measured(let variance) = outcome { variance.value.squareRoot() } else { even }
      verdicts.append(
        PairVerdict(
          pair: candidate.pair, round: round, score: candidate.score,
          noise: candidate.noise(sigma: sigma), outcome: outcome, isForced: candidate.isForced,
          limit: limits.limit(of: candidate.pair, outcome)))
    }
    return verdicts
  }

  /// What is scored, and what is forced and not yet measured; `nil` on a cancel.
  private func candidates(
    _ scores: [Measurement], _ reference: ScoreReference, _ measured: [Measurement], round: Int,
    isCancelled: () -> Bool
  ) -> [Candidate]? {
    var precision: [Clique: Double] = [:]
    for measurement in measured where measurement.query.kind == .marginal {
      precision[measurement.query.clique, default: 0] += 1 / measurement.variance.value
    }
    let forced = request.forcedMarginals.filter { precision[$0] == nil }
    var found: [(clique: Clique, score: Double)] = scores.compactMap { score in
      guard case .score(let clique, _) = score.query, let value = score.values.first else {
        return nil
      }
      return (clique, Double(value))
    }
    let scored = Set(found.map(\.clique))
    found += forced.filter { !scored.contains($0) }.map { ($0, 0) }
    var candidates: [Candidate] = []
    for (clique, score) in found {
      if isCancelled() { return nil }
      candidates.append(
        Candidate(
          pair: clique, score: score, weight: request.weight(of: clique),
          precision: precision[clique] ?? 0, spectrum: CellSpectrum(reference.expected(clique)),
          isForced: forced.contains(clique)))
    }
    return candidates
  }

  private func select(
    _ candidates: [Candidate], measured: [Measurement], against reference: ScoreReference,
    _ allocation: Allocation, _ isCancelled: () -> Bool
  ) -> PairSelection {
    let columns = request.columns.count
    let sigma = allocation.evenSigma(columns - 1)
    switch request.method {
    case .independent, .adaptive: return PairSelection()
    case .tree:
      return TreeChoice.choose(
        candidates, columns: columns, sigma: sigma, isCancelled: isCancelled)
    case .junction:
      let choice = JunctionChoice(
        sizes: reference.sizes, cellCap: ModelEffort(request, rows: reference.total).cellCap,
        kept: measured.filter { $0.query.kind == .marginal }.map(\.query.clique)
          + ruleZeros(measured, reference.coarsenings).map(\.clique),
        allocation: allocation)
      return choice.choose(candidates, isCancelled: isCancelled)
    }
  }

  /// The forest that `junction` falls back to where its budget carries no more pairs than a forest has.
  ///
  /// Then noise decides, and a forest takes the pairs that suffer least from it; `nil` past the cell cap.
  private func forest(
    _ candidates: [Candidate], against reference: ScoreReference, kept: [Clique],
    _ allocation: Allocation,
    _ isCancelled: () -> Bool
  ) -> PairSelection? {
    guard request.method == .junction else { return nil }
    let columns = request.columns.count
    let forest = TreeChoice.choose(
      candidates, columns: columns, sigma: allocation.evenSigma(columns - 1),
      isCancelled: isCancelled)
    var size = TreeSize(sizes: reference.sizes)
    for clique in kept { size.add(clique) }
    for candidate in forest.chosen { size.add(candidate.pair) }
    let effort = ModelEffort(request, rows: reference.total)
    return size.cells <= Double(effort.cellCap) ? forest : nil
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
