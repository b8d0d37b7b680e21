import GraphicalModel
import Privacy
import Tables

/// A fitted model with everything it was made from.
public struct SynthesisResult: Sendable {
  /// The model; draw rows from it.
  public let model: TableModel
  /// Every access to the real rows, in order.
  public let measurements: [Measurement]
  /// The variances fixed in advance and the ceilings.
  public let plan: BudgetPlan
  /// What became of every pair, round by round.
  public let verdicts: [PairVerdict]

  /// Puts a result together.
  public init(
    model: TableModel, measurements: [Measurement], plan: BudgetPlan, verdicts: [PairVerdict]
  ) {
    self.model = model
    self.measurements = measurements
    self.plan = plan
    self.verdicts = verdicts
  }

  /// Cells of the model's cliques together.
  public var modelCells: Int { model.cellCount }

  /// What was chosen and left out and why, with what the budget could not give.
  public var notes: [String] { plan.shortfalls.map(\.description) + verdicts.map(\.description) }

  /// The expected total variation distance of each scored pair to the real rows, 0 … 1, made of released
  /// numbers only; a pair's last round counts.
  public var predictedDistances: [Clique: Double] {
    var distances: [Clique: Double] = [:]
    for verdict in verdicts where verdict.pair.count == 2 {
      distances[verdict.pair] = min(1, verdict.predictedError / (2 * model.total))
    }
    return distances
  }

  /// The mean of ``predictedDistances``; `nil` when no pair was scored.
  public var predictedPairDistance: Double? {
    let distances = predictedDistances.sorted { $0.key < $1.key }.map(\.value)
    return distances.isEmpty ? nil : distances.reduce(0, +) / Double(distances.count)
  }
}

extension Synthesizer {
  /// The most message passings of a fit between two rounds.
  static let roundIterations = 40

  /// Runs all stages: one-ways, then rounds of scores, choice and pairs, then a cold fit.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so; what `counts` and the measurer throw.
  ///   What was measured until then is in the measurer's log.
  public func run(
    _ counts: Counts, using measurer: inout some Measurer, isCancelled: () -> Bool = { false },
    onProgress: (FitProgress) -> Void = { _ in }
  ) throws -> SynthesisResult {
    let measured = try measureAll(counts, using: &measurer, isCancelled: isCancelled)
    let model = try fit(
      measured.measurements, isCancelled: isCancelled, onProgress: onProgress)
    return SynthesisResult(
      model: model, measurements: measured.measurements, plan: plan, verdicts: measured.verdicts)
  }

  /// What round `round` is scored against: independent columns first, then the model so far.
  public func reference(
    _ measured: [Measurement], round: Int, isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> ScoreReference {
    let coarsenings = coarsenings(measured)
    let adaptive =
      request.method == .adaptive
      ? AdaptiveRound(self, after: measured, sizes: coarsenings.map(\.size)) : nil
    if round == 0 || adaptive?.isOver == true {
      var reference = try firstReference(measured, coarsenings, isCancelled: isCancelled)
      reference.asked = adaptive?.asked(round: round)
      return reference
    }
    // The next round asks where the model is wrong by more than noise; a part of the way shows that.
    let model = try fit(
      measured, iterations: min(request.iterations, Synthesizer.roundIterations),
      isCancelled: isCancelled)
    var tables = try model.model.pairMarginals(isCancelled: isCancelled)
    var asked = adaptive?.asked(round: round)
    if request.method == .junction {
      asked = LaterScores(plan: plan, rounds: rounds).asked(
        model.tree, scores: measured.latestScores)
      for access in asked ?? [] where access.clique.count > 2 {
        if isCancelled() { throw CancellationError() }
        tables[access.clique] = model.model.marginal(of: access.clique)
      }
    }
    var reference = ScoreReference(model, tables: tables)
    reference.asked = asked
    return reference
  }

  /// Independent columns, but for what rules forbid: scores then ask what the rules do not explain.
  private func firstReference(
    _ measured: [Measurement], _ coarsenings: [Coarsening], isCancelled: () -> Bool
  ) throws(CancellationError) -> ScoreReference {
    guard !ruleZeros(measured, coarsenings).isEmpty else {
      return ScoreReference(measured, coarsenings: coarsenings)
    }
    let oneWays = measured.filter { $0.query.clique.count == 1 && $0.query.kind == .marginal }
    let model = try fit(
      oneWays, iterations: min(request.iterations, Synthesizer.roundIterations),
      isCancelled: isCancelled)
    return ScoreReference(model, tables: try model.model.pairMarginals(isCancelled: isCancelled))
  }

  /// Draws the rows that were asked for, or as many as the private estimate says.
  public func sample(
    _ model: TableModel, isCancelled: () -> Bool = { false },
    onPart: @escaping @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> CodeTable {
    let rows = request.rows ?? Int(min(model.total, 2_000_000_000).rounded())
    return try model.sample(
      rows: rows, seed: request.seed, isCancelled: isCancelled, onPart: onPart)
  }
}

extension [Measurement] {
  /// The last released score of each clique.
  var latestScores: [Clique: Double] {
    var scores: [Clique: Double] = [:]
    for measurement in self {
      if case .score(let clique, _) = measurement.query {
        scores[clique] = Double(measurement.values.first ?? 0)
      }
    }
    return scores
  }
}
