import GraphicalModel
import Privacy
import Tables

/// One round of AIM (McKenna, Mullins, Sheldon and Miklau 2022, algorithm 1) made of Gaussian noise only.
///
/// As in the paper, a round chooses the candidate of largest q = w (Σ|x − μ| − √(2/π) σ n) among those whose
/// junction tree stays within the cell cap times the part of the budget that is spent, measures it, refits, and
/// quarters the variance when the model moved by less than √(2/π) σ n there. Differences: the largest of
/// released scores takes the place of the exponential mechanism, and each score read is charged as a
/// measurement; candidates are pairs; a column's ceiling bounds what its pairs may spend.
///
/// The first round scores every pair, a later one the ``candidates`` best by what is released; a pair is
/// scored at most ``scoreParts`` times, each for an equal part of what the plan gives its score, so that no sum
/// passes the plan's. Everything here follows from earlier measurements.
struct AdaptiveRound {
  /// Rounds by column before annealing; the paper's 16 is for scores that cost nothing by pair.
  static let roundsPerColumn = 2
  /// Pairs scored in every round after the first.
  static let candidates = 16
  /// How often one pair may be scored.
  static let scoreParts = 8

  private let synthesizer: Synthesizer
  private let measured: [Measurement]
  /// Pair marginals so far, in order.
  private let pairs: [Measurement]
  private let remaining: Allocation.Allowance
  /// Coarse cells of each column.
  private let sizes: [Int]

  init(_ synthesizer: Synthesizer, after measured: [Measurement], sizes: [Int]) {
    self.synthesizer = synthesizer
    self.sizes = sizes
    self.measured = measured
    pairs = measured.filter { $0.query.kind == .marginal && $0.query.clique.count > 1 }
    remaining = synthesizer.remaining(after: measured)
  }

  private var plan: BudgetPlan { synthesizer.plan }

  /// What a first round's pair may spend.
  private var smallest: Double { plan.pairBudget.value / Double(max(1, synthesizer.rounds)) }

  /// Whether too little is left for another pair.
  var isOver: Bool { remaining.record.value < smallest / 8 || smallest <= 0 }

  /// What the round scores.
  func asked(round: Int) -> [PlannedScore] {
    if isOver { return [] }
    let all = synthesizer.everyScore(of: AdaptiveRound.scoreParts)
    var latest: [Clique: (turns: Int, value: Double)] = [:]
    for measurement in measured {
      let clique = measurement.query.clique
      switch measurement.query {
      case .score:
        latest[clique] = (
          latest[clique, default: (0, 0)].turns + 1, Double(measurement.values.first ?? 0)
        )
      case .marginal where latest[clique] != nil:
        latest[clique]?.value = noise(clique, sigma: measurement.variance.value.squareRoot())
      case .marginal: continue
      }
    }
    let sigma = plan.variance(for: Rho(smallest) ?? .zero)?.value.squareRoot() ?? .infinity
    let open = all.filter {
      latest[$0.clique, default: (0, 0)].turns < AdaptiveRound.scoreParts
        && share(of: $0.clique) > 0
    }
    if round == 0 { return open }
    let ranked = open.map { access in
      (access, quality(access.clique, score: latest[access.clique]?.value ?? 0, sigma: sigma))
    }.sorted { ($1.1, $0.0.clique) < ($0.1, $1.0.clique) }
    return ranked.prefix(AdaptiveRound.candidates).map(\.0).sorted { $0.clique < $1.clique }
  }

  /// The round's pair and what became of the others.
  func choose(
    _ scored: [Candidate], against reference: ScoreReference, round: Int
  ) -> [PairVerdict] {
    let wanted = spending(reference)
    var size = TreeSize(sizes: sizes)
    for measurement in measured where measurement.query.kind == .marginal {
      size.add(measurement.query.clique)
    }
    for zeros in synthesizer.ruleZeros(measured, reference.coarsenings) { size.add(zeros.clique) }
    let spent =
      1 - (remaining.record.value - min(wanted, remaining.record.value)) / plan.charged.value
    let cap = Double(synthesizer.request.cellCap) * spent
    var outcomes: [Clique: PairVerdict.Outcome] = [:]
    var best: (candidate: Candidate, quality: Double, variance: Variance)?
    for candidate in scored.filter(\.isForced) + scored.filter({ !$0.isForced }) {
      let rho = min(wanted, share(of: candidate.pair))
      guard rho >= wanted / 8, let variance = plan.variance(for: Rho(rho) ?? .zero) else {
        outcomes[candidate.pair] = .unaffordable
        continue
      }
      let most = candidate.isForced ? Double(SynthesisRequest.mostForcedCells) : cap
      guard size.cells(adding: candidate.pair) <= most else {
        outcomes[candidate.pair] = .large
        continue
      }
      let value =
        candidate.isForced
        ? .infinity
        : quality(candidate.pair, score: candidate.score, sigma: variance.value.squareRoot())
      if value > best?.quality ?? -.infinity { best = (candidate, value, variance) }
    }
    if let best { outcomes[best.candidate.pair] = .measured(best.variance) }
    let sigma = plan.variance(for: Rho(wanted) ?? .zero)?.value.squareRoot() ?? .infinity
    return scored.map { candidate in
      let outcome = outcomes[candidate.pair] ?? .outranked
      let own =
        if case .measured(let variance) = outcome { variance.value.squareRoot() } else { sigma }
      return PairVerdict(
        pair: candidate.pair, round: round, score: candidate.score,
        noise: candidate.noise(sigma: own), outcome: outcome, isForced: candidate.isForced,
        limit: outcome == .large
          ? .cells : outcome == .unaffordable ? tightest(candidate.pair) : nil)
    }
  }

  /// ρ for this round's pair: four times the last once the model moved by less than noise there, and all of
  /// it when less than two rounds are left.
  private func spending(_ reference: ScoreReference) -> Double {
    var rho = pairs.reduce(smallest) { max($0, record($1.variance)) }
    if let last = pairs.last, let before = table(beforeMeasuring: last.query.clique) {
      let moved = zip(reference.expected(last.query.clique), before)
        .reduce(0) { $0 + abs($1.0 - Double($1.1)) }
      let sigma = last.variance.value.squareRoot()
      if moved <= noise(last.query.clique, sigma: sigma) { rho *= 4 }
    }
    return remaining.record.value < 2 * rho ? remaining.record.value : rho
  }

  /// The model's table of a pair when it was scored last.
  private func table(beforeMeasuring pair: Clique) -> [Int64]? {
    for measurement in measured.reversed() {
      if case .score(pair, let reference) = measurement.query { return reference }
    }
    return nil
  }

  private func record(_ variance: Variance) -> Double {
    AccessCost(.marginal, sources: Clique([]), variance: variance)
      .recordRho(rowsPerUnit: plan.rowsPerUnit).value
  }

  /// What a pair may still spend at record level: a column pays twice that.
  private func share(of pair: Clique) -> Double {
    pair.columns.reduce(remaining.record.value) { min($0, remaining.columns[$1].value / 2) }
      * (1 - 1e-12)
  }

  /// The limit that a marginal meets first.
  private func tightest(_ clique: Clique) -> PairVerdict.Limit {
    let column = clique.columns.min {
      remaining.columns[$0].value < remaining.columns[$1].value
    }
    guard let column, remaining.columns[column].value / 2 < remaining.record.value else {
      return .total
    }
    return .column(column)
  }

  private func quality(_ pair: Clique, score: Double, sigma: Double) -> Double {
    synthesizer.request.weight(of: pair) * (score - noise(pair, sigma: sigma))
  }

  /// √(2/π) σ n.
  private func noise(_ pair: Clique, sigma: Double) -> Double {
    let cells = pair.cellCount(sizes: sizes) ?? .max
    return (2 / Double.pi).squareRoot() * sigma * Double(cells)
  }
}
